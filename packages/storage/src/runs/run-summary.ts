import { latencyBucketOf } from './latency-buckets.ts';

const MINUTE_MS = 60_000;

/** What happened in one minute with one version of a journey. */
export interface MinuteCounts {
  /** Minutes since the epoch. */
  readonly minute: number;
  readonly journeyId: string;
  readonly version: number;
  calls: number;
  /** Runs without an answer of their own. */
  failures: number;
  readonly statuses: Map<number, number>;
  /** By bucket of `latency-buckets.ts`. */
  readonly latencies: Map<number, number>;
}

/** Counts the runs of a batch. */
export class RunSummary {
  readonly #entries: MinuteCounts[] = [];
  /** The entry used last, which is nearly always the next one's too. */
  #latest: MinuteCounts | undefined;

  add(journeyId: string, version: number, at: number, status: number, failed: boolean, durationMicros: number): void {
    const minute = Math.floor(at / MINUTE_MS);
    let entry = this.#latest;
    if (entry === undefined || entry.minute !== minute || entry.journeyId !== journeyId || entry.version !== version) {
      entry = this.#entryOf(minute, journeyId, version);
      this.#latest = entry;
    }
    entry.calls += 1;
    if (failed) entry.failures += 1;
    entry.statuses.set(status, (entry.statuses.get(status) ?? 0) + 1);
    const bucket = latencyBucketOf(durationMicros);
    entry.latencies.set(bucket, (entry.latencies.get(bucket) ?? 0) + 1);
  }

  #entryOf(minute: number, journeyId: string, version: number): MinuteCounts {
    const found = this.#entries.find(
      (entry) => entry.minute === minute && entry.journeyId === journeyId && entry.version === version,
    );
    if (found !== undefined) return found;
    const entry = { minute, journeyId, version, calls: 0, failures: 0, statuses: new Map(), latencies: new Map() };
    this.#entries.push(entry);
    return entry;
  }

  toString(): string {
    return JSON.stringify(
      this.#entries.map(({ minute, journeyId, version, calls, failures, statuses, latencies }) => [
        minute,
        journeyId,
        version,
        calls,
        failures,
        [...statuses].flat(),
        [...latencies].flat(),
      ]),
    );
  }
}

type StoredCounts = readonly [number, string, number, number, number, readonly number[], readonly number[]];

/** Reads what {@link RunSummary.toString} wrote. */
export function readSummary(text: string): readonly MinuteCounts[] {
  return (JSON.parse(text) as StoredCounts[]).map(
    ([minute, journeyId, version, calls, failures, statuses, latencies]) => ({
      minute,
      journeyId,
      version,
      calls,
      failures,
      statuses: toMap(statuses),
      latencies: toMap(latencies),
    }),
  );
}

function toMap(pairs: readonly number[]): Map<number, number> {
  const map = new Map<number, number>();
  for (let index = 0; index < pairs.length; index += 2) map.set(pairs[index] as number, pairs[index + 1] as number);
  return map;
}
