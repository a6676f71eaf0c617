/** One line of the result. `limit` is what the figure must not pass; a figure without one stands beside it to compare. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
  readonly detail?: string;
}
