import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { RepositoryContext } from '../repositories/repository-context.ts';
import { facetPatterns } from './facets.ts';
import { latencyPercentile } from './latency-buckets.ts';
import { readSummary } from './run-summary.ts';

const MINUTE_MS = 60_000;
const ROWS_AT_ONCE = 200;

/** Which runs to count, and how finely. */
export interface StatisticsRequest {
  readonly journeyId?: string;
  /** Epoch milliseconds, inclusive; rounded down to the minute. */
  readonly from: number;
  /** Epoch milliseconds, exclusive; rounded up to the minute. */
  readonly until: number;
  /** Milliseconds, whole minutes; left out: one interval from begin to end. */
  readonly intervalMs?: number;
  /** Counts all journeys as one, whose id is empty. */
  readonly together?: boolean;
}

/** The runs of a journey that began in one interval. */
export interface RunStatistics {
  /** Empty where all journeys are counted as one. */
  readonly journeyId: string;
  /** Begin of the interval, epoch milliseconds. */
  readonly at: number;
  readonly calls: number;
  /** Runs without an answer of their own. */
  readonly failures: number;
  /** Calls by HTTP status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Microseconds from the first step to the last, off by at most a sixteenth. */
  readonly latencyMicros: { readonly p50: number; readonly p95: number; readonly p99: number };
}

interface Sum {
  readonly journeyId: string;
  readonly at: number;
  calls: number;
  failures: number;
  readonly statuses: Map<number, number>;
  readonly latencies: Map<number, number>;
}

/** Adds up the counts that each batch carries; no line is read. */
export async function readStatistics(
  context: RepositoryContext,
  { journeyId, from, until, intervalMs, together = false }: StatisticsRequest,
): Promise<readonly RunStatistics[]> {
  const sums = new Map<string, Sum>();
  const fromMinute = Math.floor(from / MINUTE_MS);
  const untilMinute = Math.ceil(until / MINUTE_MS);
  for await (const summary of summaries(context, journeyId, fromMinute * MINUTE_MS, untilMinute * MINUTE_MS)) {
    for (const entry of readSummary(summary)) {
      const { minute, calls, failures, statuses, latencies } = entry;
      if (minute < fromMinute || minute >= untilMinute) continue;
      if (journeyId !== undefined && entry.journeyId !== journeyId) continue;
      const at =
        intervalMs === undefined ? fromMinute * MINUTE_MS : Math.floor((minute * MINUTE_MS) / intervalMs) * intervalMs;
      const sum = sumOf(sums, together ? '' : entry.journeyId, at);
      sum.calls += calls;
      sum.failures += failures;
      addAll(sum.statuses, statuses);
      addAll(sum.latencies, latencies);
    }
  }
  return [...sums.values()].sort((a, b) => a.at - b.at || (a.journeyId < b.journeyId ? -1 : 1)).map(toStatistics);
}

async function* summaries(
  { db, tenantId }: RepositoryContext,
  journeyId: string | undefined,
  from: number,
  until: number,
): AsyncGenerator<string> {
  let latest: { readonly id: string; readonly last_at: number } | undefined;
  for (;;) {
    let query = db
      .selectFrom('run_batches')
      .select(['id', 'last_at', 'summary'])
      .where('tenant_id', '=', tenantId)
      .where('last_at', '>=', latest?.last_at ?? from)
      .where('first_at', '<', until);
    if (latest !== undefined) {
      const { id, last_at } = latest;
      query = query.where(({ or, eb }) => or([eb('last_at', '>', last_at), eb('id', '>', id)]));
    }
    for (const pattern of facetPatterns(journeyId === undefined ? {} : { journeyId }))
      query = query.where(sql<boolean>`facets like ${pattern} escape '\\'`);
    const rows = await query.orderBy('last_at').orderBy('id').limit(ROWS_AT_ONCE).execute();
    for (const { summary } of rows) yield summary;
    latest = rows.at(-1);
    if (rows.length < ROWS_AT_ONCE) return;
    await othersTurn();
  }
}

function sumOf(sums: Map<string, Sum>, journeyId: string, at: number): Sum {
  const key = `${at} ${journeyId}`;
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = { journeyId, at, calls: 0, failures: 0, statuses: new Map(), latencies: new Map() };
    sums.set(key, sum);
  }
  return sum;
}

function addAll(to: Map<number, number>, from: ReadonlyMap<number, number>): void {
  for (const [key, count] of from) to.set(key, (to.get(key) ?? 0) + count);
}

function toStatistics({ journeyId, at, calls, failures, statuses, latencies }: Sum): RunStatistics {
  const percentile = (share: number) => latencyPercentile(latencies, share) ?? 0;
  return {
    journeyId,
    at,
    calls,
    failures,
    statuses: Object.fromEntries([...statuses].sort(([a], [b]) => a - b)),
    latencyMicros: { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
  };
}
