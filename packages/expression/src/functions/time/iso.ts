import { failure } from '../arguments.ts';

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d))?$/;
const expected = "This isn't an ISO 8601 time with a zone, such as 2024-01-31T12:00:00Z.";
/** ECMAScript's bound: a hundred million days around 1970. */
const maximumTime = 8.64e15;

/** The parts of a time in UTC. */
export interface TimeParts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Epoch milliseconds, or `undefined` if there is no such day or hour: the 30th of February is none. */
export function timeOf(parts: TimeParts): number | undefined {
  const { year, month, day, hour, minute, second, millisecond } = parts;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() : undefined;
}

/** Reads a date, or a date and time with its zone. Digits of a second after the third are dropped. */
export function parseIso(text: string): number {
  const found = iso.exec(text);
  if (found === null) throw failure(expected, 0);
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '', zone = 'Z'] = found;
  const time = timeOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.slice(0, 3).padEnd(3, '0')),
  });
  const offset = zoneOffset(zone);
  if (time === undefined || offset === undefined) throw failure('There is no such date or time.', 0);
  return time - offset;
}

function zoneOffset(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The date of a time; out of range is an error. */
export function dateOf(time: number, position: number): Date {
  return new Date(checkTime(time, position));
}

export function checkTime(time: number, position?: number): number {
  if (Math.abs(time) <= maximumTime) return time;
  throw failure('This time is out of range.', position);
}
