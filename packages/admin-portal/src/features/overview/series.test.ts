import { describe, expect, test } from 'vitest';
import type { RunStatistics } from '../../api/generated/admin-api.ts';
import { countClass, stack, toSeries } from './series.ts';
import { changeOf, mostFailing, toTotals } from './totals.ts';

const item = (at: number, fields: Partial<RunStatistics> = {}): RunStatistics => ({
  journeyId: '',
  at,
  calls: 4,
  failures: 1,
  statuses: { 200: 2, 307: 1, 500: 1 },
  latencyMicros: { p50: 1000, p95: 2500, p99: 9000 },
  ...fields,
});

describe('series', () => {
  test('have a place for every interval, also where nothing was called', () => {
    const series = toSeries([item(2000), item(4000, { calls: 1, failures: 0 })], { from: 1000, until: 5000 }, 1000);
    expect(series.times).toEqual([1000, 2000, 3000, 4000]);
    expect(series.calls).toEqual([0, 4, 0, 1]);
    expect(series.errors).toEqual([0, 1, 0, 0]);
    expect(series.answers['2xx']).toEqual([0, 2, 0, 2]);
    expect(series.answers['4xx']).toEqual([0, 0, 0, 0]);
    expect(series.latency.p95).toEqual([null, 2.5, null, 2.5]);
  });

  test('count a status by its first digit', () => {
    const statuses = { 401: 3, 404: 2, 499: 1, 200: 9 };
    expect([countClass(statuses, '4xx'), countClass(statuses, '2xx'), countClass(statuses, '5xx')]).toEqual([6, 9, 0]);
  });

  test('stand on each other', () => {
    const lists = [
      [1, 2],
      [10, 20],
      [0, 5],
    ];
    expect(stack(lists)).toEqual([
      [1, 2],
      [11, 22],
      [11, 27],
    ]);
    expect(stack([])).toEqual([]);
  });
});

describe('totals', () => {
  test('are those of the one interval; without a call there is no share', () => {
    expect(toTotals([item(0)])).toEqual({ calls: 4, errors: 1, errorShare: 0.25, p95: 2.5 });
    expect(toTotals([])).toEqual({ calls: 0, errors: 0, errorShare: null, p95: null });
  });

  test.each([
    [100, 150, { kind: 'up', share: 0.5 }],
    [100, 75, { kind: 'down', share: 0.25 }],
    [1000, 1004, { kind: 'same' }],
    [0, 0, { kind: 'same' }],
    [0, 3, { kind: 'new' }],
    [null, 3, { kind: 'none' }],
    [3, null, { kind: 'none' }],
  ])('from %j to %j is %j', (before, now, change) => {
    expect(changeOf(before, now)).toEqual(change);
  });

  test('the most failing come first; those without a failure do not come', () => {
    const items = [
      item(0, { journeyId: 'few', calls: 2, failures: 1 }),
      item(0, { journeyId: 'none', failures: 0 }),
      item(0, { journeyId: 'many', calls: 100, failures: 7 }),
      item(0, { journeyId: 'rare', calls: 50, failures: 1 }),
    ];
    expect(mostFailing(items, 2).map(({ journeyId }) => journeyId)).toEqual(['many', 'few']);
    expect(mostFailing(items, 9)).toHaveLength(3);
  });
});
