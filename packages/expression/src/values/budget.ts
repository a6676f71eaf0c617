/** Meters the work and the memory of an evaluation; each method throws `E_LIMIT` when its bound is passed. */
export interface Budget {
  /** Largest size of one value. */
  readonly valueSize: number;
  /** Counts units of work. */
  charge(steps: number): void;
  /** Counts a value about to be made, in UTF-16 units of its text or JSON text. */
  allocate(size: number): void;
}
