const number = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });

/** Microseconds for people: `850 µs`, `1.25 ms`, `3.1 s`. */
export function formatDuration(micros: number): string {
  if (micros < 1000) return `${Math.round(micros)} µs`;
  if (micros < 1_000_000) return `${number.format(micros / 1000)} ms`;
  return `${number.format(micros / 1_000_000)} s`;
}
