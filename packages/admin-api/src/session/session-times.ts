/** A session ends after a working day, used or not. */
export const DEFAULT_LIFETIME_MS = 12 * 3_600_000;
/** A session ends when nobody used it for an hour. */
export const DEFAULT_IDLE_MS = 3_600_000;
