const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const wholeShare = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** `12,345`, and from a million on `1.2M`. */
export const formatCount = (value: number): string => (value < 1_000_000 ? whole : compact).format(value);

/** 0 to 1 as `2.5%`. */
export const formatShare = (value: number): string => share.format(value);

/** A difference as `50%`, or `×12` where a percentage says nothing any more. */
export const formatChange = (value: number): string =>
  value < 10 ? wholeShare.format(value) : `×${whole.format(value + 1)}`;

/** Milliseconds with as many digits as mean something. */
export function formatLatency(milliseconds: number): string {
  if (milliseconds === 0) return '0 ms';
  if (milliseconds < 1) return `${Math.round(milliseconds * 1000)} µs`;
  if (milliseconds < 10_000) return `${Number(milliseconds.toPrecision(3))} ms`;
  return `${Number((milliseconds / 1000).toPrecision(3))} s`;
}
