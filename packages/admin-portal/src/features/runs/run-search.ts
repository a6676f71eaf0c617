import type { paths } from '../../api/generated/admin-api.ts';

type RunQuery = NonNullable<paths['/api/v1/runs']['get']['parameters']['query']>;

/** Times that move along with the clock, in milliseconds back from now. */
export const RECENT_TIMES = { '15m': 900_000, '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000 } as const;

export type RecentTime = keyof typeof RECENT_TIMES;

export const OUTCOMES = [
  'answer',
  'failure',
  'aborted',
  'expression-failed',
  'step-failed',
  'limit-exceeded',
  'deadline-exceeded',
  'cancelled',
  'internal-error',
] as const;

/** Which runs the list shows, as it stands in the address of the page. */
export interface RunSearch {
  readonly journey?: string;
  readonly version?: number;
  /** A class such as `4xx`, or a status such as `404`. */
  readonly status?: string;
  readonly outcome?: (typeof OUTCOMES)[number];
  readonly client?: string;
  readonly correlation?: string;
  readonly step?: string;
  readonly branch?: string;
  readonly since?: RecentTime;
  /** Epoch milliseconds, inclusive. */
  readonly from?: number;
  /** Epoch milliseconds, exclusive. */
  readonly until?: number;
  readonly minMs?: number;
  readonly receipt?: boolean;
}

const STATUS = /^([1-5]xx|[1-5]\d\d)$/;

/** Reads the address. What is no filter is left out, so that an old or mistyped link still opens the list. */
export function parseRunSearch(raw: Record<string, unknown>): RunSearch {
  const status = textOf(raw.status)?.toLowerCase();
  const outcome = OUTCOMES.find((one) => one === raw.outcome);
  const since = (Object.keys(RECENT_TIMES) as RecentTime[]).find((one) => one === raw.since);
  const version = numberOf(raw.version);
  const step = textOf(raw.step);
  return withoutNothing({
    journey: textOf(raw.journey),
    version: version !== undefined && Number.isInteger(version) && version > 0 ? version : undefined,
    status: status !== undefined && STATUS.test(status) ? status : undefined,
    outcome,
    client: textOf(raw.client),
    correlation: textOf(raw.correlation),
    step,
    branch: step === undefined ? undefined : textOf(raw.branch),
    since,
    from: since === undefined ? numberOf(raw.from) : undefined,
    until: since === undefined ? numberOf(raw.until) : undefined,
    minMs: numberOf(raw.minMs),
    receipt: typeof raw.receipt === 'boolean' ? raw.receipt : undefined,
  });
}

/** The query of the admin API for it. */
export function toRunQuery(search: RunSearch, now: number): RunQuery {
  const { status, since, minMs, receipt } = search;
  const isClass = status?.endsWith('xx') === true;
  return withoutNothing({
    journeyId: search.journey,
    version: search.version,
    status: status === undefined || isClass ? undefined : Number(status),
    statusClass: status !== undefined && isClass ? Number(status[0]) : undefined,
    outcome: search.outcome,
    clientId: search.client,
    correlationId: search.correlation,
    step: search.step,
    branch: search.branch,
    from: since === undefined ? search.from : now - RECENT_TIMES[since],
    until: search.until,
    minDurationMicros: minMs === undefined ? undefined : Math.round(minMs * 1000),
    hasReceipt: receipt === undefined ? undefined : (String(receipt) as 'true' | 'false'),
  });
}

/** How many filters narrow the list. */
export const countFilters = (search: RunSearch): number =>
  Object.keys(search).filter((key) => key !== 'branch' && key !== 'until').length +
  (search.until !== undefined && search.from === undefined ? 1 : 0);

/** Changes filters; `undefined` takes one away, and those that only mean something with it. */
export function changeRunSearch(
  search: RunSearch,
  change: { readonly [Key in keyof RunSearch]?: RunSearch[Key] | undefined },
): RunSearch {
  const dependent =
    'journey' in change && change.journey !== search.journey ? { version: undefined, step: undefined } : {};
  return parseRunSearch({ ...search, ...dependent, ...change });
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

type Present<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

function withoutNothing<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}
