const LANGUAGE = 'en';

const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'long' });

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** Epoch milliseconds as date and time in the reader's zone. */
export function formatTime(at: number): string {
  return absolute.format(at);
}

/** How long ago, in the largest unit that is whole. */
export function formatRelative(at: number, now: number): string {
  const distance = at - now;
  for (const [unit, milliseconds] of UNITS) {
    if (Math.abs(distance) >= milliseconds) return relative.format(Math.trunc(distance / milliseconds), unit);
  }
  return Math.abs(distance) < 5000
    ? relative.format(0, 'second')
    : relative.format(Math.trunc(distance / 1000), 'second');
}
