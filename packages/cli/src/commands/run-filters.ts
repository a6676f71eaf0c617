import { CommandError, EXIT } from '../command-error.ts';

/** Options of `waymark run list`, as they were typed. */
export interface RunListFilters {
  readonly journey?: string;
  readonly journeyVersion?: string;
  readonly status?: string;
  readonly outcome?: string;
  readonly client?: string;
  readonly correlationId?: string;
  readonly step?: string;
  readonly branch?: string;
  readonly since?: string;
  readonly until?: string;
  readonly slowerThan?: string;
  readonly withReceipt?: boolean;
}

/** The query of the admin API that the options stand for. @throws CommandError that names a wrong one */
export function toQuery(filters: RunListFilters, now: number): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined) query.set(name, value);
  };
  set('journeyId', filters.journey);
  set('version', filters.journeyVersion && readNumber('--journey-version', filters.journeyVersion, /^[1-9]\d{0,8}$/));
  if (filters.status !== undefined) set(...readStatus(filters.status));
  set('outcome', filters.outcome);
  set('clientId', filters.client);
  set('correlationId', filters.correlationId);
  set('step', filters.step);
  set('branch', filters.branch);
  if (filters.branch !== undefined && filters.step === undefined)
    throw wrong('--branch', 'needs the step that the branch leaves: add --step <id>.');
  set('from', filters.since && readTime('--since', filters.since, now));
  set('until', filters.until && readTime('--until', filters.until, now));
  if (filters.slowerThan !== undefined) {
    const milliseconds = readNumber('--slower-than', filters.slowerThan, /^\d{1,9}(\.\d{1,3})?$/);
    set('minDurationMicros', String(Math.round(Number(milliseconds) * 1000)));
  }
  set('hasReceipt', filters.withReceipt ? 'true' : undefined);
  return query;
}

/** How many runs to list. @throws CommandError */
export function readLimit(limit: string): number {
  const count = Number(readNumber('--limit', limit, /^[1-9]\d{0,5}$/));
  if (count <= 10_000) return count;
  throw wrong('--limit', `is ${limit}: give 10000 at most.`);
}

function readStatus(text: string): readonly [name: 'status' | 'statusClass', value: string] {
  if (/^[1-5]\d\d$/.test(text)) return ['status', text];
  if (/^[1-5]xx$/i.test(text)) return ['statusClass', text.charAt(0)];
  throw wrong('--status', `is "${text}": give a status such as 307, or a class such as 5xx.`);
}

export function readNumber(option: string, text: string, form: RegExp): string {
  if (form.test(text)) return text;
  throw wrong(option, `is "${text}": give a number.`);
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `15m`, `2h`, `3d` before now, or a date and time. @returns Epoch milliseconds */
export function readTime(option: string, text: string, now: number): string {
  const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (amount !== undefined) return String(Math.max(0, now - Number(amount) * (UNITS[unit] ?? 0)));
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (time >= 0) return String(time);
  throw wrong(option, `is "${text}": give a span such as 15m, 2h or 3d, or a time such as 2026-01-05T09:00:00Z.`);
}

const wrong = (option: string, message: string) => new CommandError(`${option} ${message}`, EXIT.usage);
