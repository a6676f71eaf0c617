const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The spans that the overview can show, and how finely. */
export const RANGES = {
  '1h': { ms: HOUR_MS, interval: 'minute', intervalMs: MINUTE_MS },
  '24h': { ms: DAY_MS, interval: 'hour', intervalMs: HOUR_MS },
  '7d': { ms: 7 * DAY_MS, interval: 'hour', intervalMs: HOUR_MS },
  '30d': { ms: 30 * DAY_MS, interval: 'day', intervalMs: DAY_MS },
} as const;

export type RangeName = keyof typeof RANGES;

export const RANGE_NAMES = Object.keys(RANGES) as readonly RangeName[];

export const DEFAULT_RANGE: RangeName = '24h';

/** What the overview shows, as it stands in the address of the page. */
export interface OverviewSearch {
  readonly range?: RangeName;
  readonly journey?: string;
}

/** Reads the address. What is no filter is left out, and so is what holds anyway. */
export function parseOverviewSearch(raw: Record<string, unknown>): OverviewSearch {
  const range = RANGE_NAMES.find((name) => name === raw.range);
  const journey = typeof raw.journey === 'string' || typeof raw.journey === 'number' ? String(raw.journey) : '';
  return {
    ...(range === undefined || range === DEFAULT_RANGE ? {} : { range }),
    ...(journey === '' ? {} : { journey }),
  };
}

/** Epoch milliseconds; `until` is exclusive. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** The intervals that end with the one under way. */
export function spanOf(range: RangeName, now: number): Span {
  const { ms, intervalMs } = RANGES[range];
  const until = (Math.floor(now / intervalMs) + 1) * intervalMs;
  return { from: until - ms, until };
}

/** The span before, cut off where the present one stands by now, so that a comparison is fair. */
export function spanBefore(range: RangeName, now: number): Span {
  const { ms } = RANGES[range];
  return { from: spanOf(range, now).from - ms, until: now - ms };
}
