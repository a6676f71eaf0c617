import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryRecord } from '../testing/arbitrary-run.ts';
import { decodeRuns } from './decode-runs.ts';
import { encodeRuns } from './encode-runs.ts';
import { latencyBucketOf, latencyOfBucket, latencyPercentile } from './latency-buckets.ts';
import { readSummary } from './run-summary.ts';
import type { RunToKeep } from './run-to-keep.ts';
import { runsOfRecords } from './runs-of-records.ts';

const PLAN = {
  journeyId: 'pay',
  version: 3,
  steps: [
    { id: 'check', branchNames: ['yes', 'no'] },
    { id: 'done', branchNames: [] },
  ],
};
const MINUTE = 29_166_700 * 60_000;
const RUN: RunToKeep = {
  id: 'p-0001',
  plan: PLAN,
  path: [0, 1, 12, 1, -1, 40],
  at: MINUTE + 20_000,
  status: 200,
  clientId: 'shop',
  correlationId: 'c-1',
  outcome: 'answer',
};

describe('the compact text of runs', () => {
  test('gives back what was written, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord, { minLength: 1, maxLength: 8 }), (records) => {
        const { lines } = encodeRuns(runsOfRecords(records));
        expect(decodeRuns(lines).map((line) => line.toRecord())).toEqual(records);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  test('holds a usual run in few characters', () => {
    const one = encodeRuns([RUN]).lines.length;
    const two = encodeRuns([RUN, { ...RUN, id: 'p-0002', at: RUN.at + 3 }]).lines.length;
    expect(two - one).toBe('0\t0002\t3\t200\t\t0\tc-1\t0,1,12 1,-1,28\t\n'.length);
  });

  test('names steps and branches by the plan, also those that it lacks', () => {
    const [line] = decodeRuns(encodeRuns([{ ...RUN, path: [0, 1, 12, 7, 0, 13] }]).lines);
    expect(line?.toRecord()).toEqual({
      id: 'p-0001',
      journeyId: 'pay',
      version: 3,
      at: RUN.at,
      durationMicros: 13,
      status: 200,
      clientId: 'shop',
      correlationId: 'c-1',
      outcome: 'answer',
      steps: [
        { step: 'check', branch: 'no', at: 12 },
        { step: '#7', branch: null, at: 13 },
      ],
      hasReceipt: false,
    });
  });

  test('is not made of nothing', () => {
    expect(() => encodeRuns([])).toThrow(TypeError);
  });
});

test('a batch tells its range and its counts', () => {
  const runs: RunToKeep[] = [
    { ...RUN, id: 'p-0002', at: RUN.at + 61_000, status: 504, outcome: 'deadline-exceeded', durationMicros: 9000 },
    RUN,
    { ...RUN, id: 'p-0003', at: RUN.at - 5 },
  ];
  const batch = encodeRuns(runs);
  expect(batch).toMatchObject({ id: 'p-0002', count: 3, firstRun: 'p-0001', lastRun: 'p-0003' });
  expect([batch.firstAt, batch.lastAt]).toEqual([RUN.at - 5, RUN.at + 61_000]);
  expect(batch.facets).toBe('|j:pay|s:504|s:200|o:deadline-exceeded|o:answer|');
  const counts = readSummary(batch.summary);
  expect(
    counts.map(({ minute, calls, failures, statuses }) => [minute * 60_000, calls, failures, [...statuses]]),
  ).toEqual([
    [MINUTE + 60_000, 1, 1, [[504, 1]]],
    [MINUTE, 2, 0, [[200, 2]]],
  ]);
});

describe('buckets of latencies', () => {
  test('are within a sixteenth of the truth and in order', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0x6fff_ffff }), (micros) => {
        const bucket = latencyBucketOf(micros);
        expect(Math.abs(latencyOfBucket(bucket) - micros)).toBeLessThanOrEqual(micros / 16);
        expect(latencyBucketOf(micros + Math.max(1, micros / 8))).toBeGreaterThan(bucket);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  test('take what is no duration for none, and the longest for long', () => {
    expect([-5, 0, 0.4, Number.NaN].map(latencyBucketOf)).toEqual([0, 0, 0, 0]);
    expect(latencyBucketOf(1e12)).toBe(latencyBucketOf(0x7fff_ffff));
  });

  test('give percentiles', () => {
    const counts = new Map([
      [latencyBucketOf(10), 98],
      [latencyBucketOf(1000), 2],
    ]);
    expect(latencyPercentile(counts, 0.5)).toBe(10);
    expect(latencyPercentile(counts, 0.98)).toBe(10);
    expect(Math.abs((latencyPercentile(counts, 0.99) ?? 0) - 1000)).toBeLessThan(70);
    expect(latencyPercentile(new Map(), 0.5)).toBeNull();
  });
});
