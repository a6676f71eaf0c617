export interface AttemptLimit {
  /** Attempts allowed within a window. */
  readonly attempts: number;
  /** Milliseconds from the first attempt. */
  readonly windowMs: number;
}

interface Window {
  count: number;
  readonly endsAt: number;
}

/** Keys that are remembered; the oldest window gives way to a new one. */
const MAX_KEYS = 10_000;

/**
 * Counts attempts per key in fixed windows. An attempt counts before its outcome is known, so that many at once are no way
 * around; a success gives it back.
 */
export class AttemptLimiter {
  readonly #windows = new Map<string, Window>();
  readonly #limit: AttemptLimit;

  constructor(limit: AttemptLimit) {
    this.#limit = limit;
  }

  /** @returns 0 when the attempt may go ahead, else the milliseconds to wait */
  take(key: string, now: number): number {
    const window = this.#windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      this.#windows.delete(key);
      this.#makeRoom();
      this.#windows.set(key, { count: 1, endsAt: now + this.#limit.windowMs });
      return 0;
    }
    if (window.count >= this.#limit.attempts) return window.endsAt - now;
    window.count += 1;
    return 0;
  }

  /** The attempt was one of somebody who knows the password. */
  giveBack(key: string): void {
    const window = this.#windows.get(key);
    if (window !== undefined && window.count > 0) window.count -= 1;
  }

  /** Forgets the key. */
  clear(key: string): void {
    this.#windows.delete(key);
  }

  get size(): number {
    return this.#windows.size;
  }

  #makeRoom(): void {
    if (this.#windows.size < MAX_KEYS) return;
    const oldest = this.#windows.keys().next();
    if (oldest.done !== true) this.#windows.delete(oldest.value);
  }
}
