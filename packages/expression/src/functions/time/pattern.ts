import { failure } from '../arguments.ts';
import { type TimeParts, timeOf } from './iso.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const maximumPattern = 200;

const padded = (value: number, width: number): string => String(value).padStart(width, '0');
const hour12 = (date: Date): number => date.getUTCHours() % 12 || 12;

/** What each run of letters writes; the letters of Unicode's date patterns (UTS #35), all in UTC and English. */
const writers: Readonly<Record<string, (date: Date) => string>> = {
  yyyy: (date) => year(date),
  yy: (date) => year(date).slice(-2),
  MMMM: (date) => months[date.getUTCMonth()] as string,
  MMM: (date) => (months[date.getUTCMonth()] as string).slice(0, 3),
  MM: (date) => padded(date.getUTCMonth() + 1, 2),
  M: (date) => String(date.getUTCMonth() + 1),
  dd: (date) => padded(date.getUTCDate(), 2),
  d: (date) => String(date.getUTCDate()),
  EEEE: (date) => days[date.getUTCDay()] as string,
  EEE: (date) => (days[date.getUTCDay()] as string).slice(0, 3),
  HH: (date) => padded(date.getUTCHours(), 2),
  H: (date) => String(date.getUTCHours()),
  hh: (date) => padded(hour12(date), 2),
  h: (date) => String(hour12(date)),
  a: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  mm: (date) => padded(date.getUTCMinutes(), 2),
  ss: (date) => padded(date.getUTCSeconds(), 2),
  SSS: (date) => padded(date.getUTCMilliseconds(), 3),
};

/** The runs that can be read back, with the part they stand for and their number of digits. */
const readers: Readonly<Record<string, readonly [part: keyof TimeParts, digits: number]>> = {
  yyyy: ['year', 4],
  MM: ['month', 2],
  dd: ['day', 2],
  HH: ['hour', 2],
  mm: ['minute', 2],
  ss: ['second', 2],
  SSS: ['millisecond', 3],
};

/** The letters and what they mean, for the documentation. */
export const patternDocs =
  'The letters are `yyyy` `yy` (year), `MM` `M` `MMM` `MMMM` (month as number or English name), `dd` `d` (day), `EEE` `EEEE` (day of the week), `HH` `H` (hour to 23), `hh` `h` `a` (hour to 12 with AM or PM), `mm` (minute), `ss` (second) and `SSS` (millisecond); text stands in single quotes, and everything else but letters means itself.';

function year(date: Date): string {
  const value = date.getUTCFullYear();
  if (value < 0 || value > 9_999) throw failure('Only the years 0 to 9999 can be written with a pattern.', 0);
  return padded(value, 4);
}

/** Splits a pattern into runs of one letter and text. Quoted text comes with a quote in front. */
function partsOf(pattern: string, known: Readonly<Record<string, unknown>>, position: number): string[] {
  if (pattern.length > maximumPattern) {
    throw failure(`A pattern may be ${maximumPattern} characters long at most.`, position);
  }
  const parts = pattern.match(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g) ?? [];
  for (const part of parts) {
    if (part === "'") throw failure('A quote in the pattern has no end.', position);
    if (/^[A-Za-z]/.test(part) && !Object.hasOwn(known, part)) {
      throw failure(`"${part}" means nothing in this pattern. Use ${Object.keys(known).join(' ')}.`, position);
    }
  }
  return parts;
}

/** `''` is a quote; quotes around text are left out. */
function literalText(part: string): string {
  if (!part.startsWith("'")) return part;
  return part === "''" ? "'" : part.slice(1, -1).replaceAll("''", "'");
}

export function formatByPattern(date: Date, pattern: string, position: number): string {
  return partsOf(pattern, writers, position)
    .map((part) => writers[part]?.(date) ?? literalText(part))
    .join('');
}

/** Reads a time in UTC, strictly: every run has all its digits. Parts that the pattern has not are those of 1970-01-01. */
export function parseByPattern(text: string, pattern: string, position: number): number {
  const found: Record<keyof TimeParts, number> = {
    year: 1970,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
  };
  let at = 0;
  for (const part of partsOf(pattern, readers, position)) {
    const reader = readers[part];
    const literal = literalText(part);
    const end = at + (reader?.[1] ?? literal.length);
    const piece = text.slice(at, end);
    if (reader === undefined ? piece !== literal : piece.length !== reader[1] || !/^\d+$/.test(piece)) {
      throw failure("The text doesn't fit the pattern.", 0);
    }
    if (reader !== undefined) found[reader[0]] = Number(piece);
    at = end;
  }
  if (at !== text.length) throw failure("The text doesn't fit the pattern.", 0);
  const time = timeOf(found);
  if (time === undefined) throw failure('There is no such date or time.', 0);
  return time;
}
