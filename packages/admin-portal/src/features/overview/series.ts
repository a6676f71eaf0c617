import type { RunStatistics } from '../../api/generated/admin-api.ts';
import type { Span } from './ranges.ts';

/** The classes of answers, in the order in which they are stacked. */
export const STATUS_CLASSES = ['2xx', '3xx', '4xx', '5xx'] as const;

export type StatusClass = (typeof STATUS_CLASSES)[number];

/** Numbers by interval, each list as long as `times`. */
export interface OverviewSeries {
  /** Begin of each interval, epoch milliseconds. */
  readonly times: readonly number[];
  readonly calls: readonly number[];
  readonly errors: readonly number[];
  readonly answers: Readonly<Record<StatusClass, readonly number[]>>;
  /** Milliseconds; null where nothing was called. */
  readonly latency: Readonly<Record<'p50' | 'p95' | 'p99', readonly (number | null)[]>>;
}

/** Puts the counts of all journeys on an axis without gaps. */
export function toSeries(items: readonly RunStatistics[], { from, until }: Span, intervalMs: number): OverviewSeries {
  const byTime = new Map(items.map((item) => [item.at, item]));
  const times = Array.from(
    { length: Math.round((until - from) / intervalMs) },
    (_, index) => from + index * intervalMs,
  );
  const count = (read: (item: RunStatistics) => number) =>
    times.map((at) => {
      const item = byTime.get(at);
      return item === undefined ? 0 : read(item);
    });
  const milliseconds = (share: 'p50' | 'p95' | 'p99') =>
    times.map((at) => {
      const item = byTime.get(at);
      return item === undefined ? null : item.latencyMicros[share] / 1000;
    });
  return {
    times,
    calls: count(({ calls }) => calls),
    errors: count(({ failures }) => failures),
    answers: {
      '2xx': count(({ statuses }) => countClass(statuses, '2xx')),
      '3xx': count(({ statuses }) => countClass(statuses, '3xx')),
      '4xx': count(({ statuses }) => countClass(statuses, '4xx')),
      '5xx': count(({ statuses }) => countClass(statuses, '5xx')),
    },
    latency: { p50: milliseconds('p50'), p95: milliseconds('p95'), p99: milliseconds('p99') },
  };
}

/** The calls whose status begins with the digit of the class. */
export function countClass(statuses: Readonly<Record<string, number>>, name: StatusClass): number {
  let sum = 0;
  for (const [status, calls] of Object.entries(statuses)) if (status[0] === name[0]) sum += calls;
  return sum;
}

/** Lists that stand on each other: each is the sum of itself and those before. */
export function stack(lists: readonly (readonly number[])[]): number[][] {
  let below: readonly number[] = [];
  return lists.map((list) => {
    const sums = list.map((value, index) => value + (below[index] ?? 0));
    below = sums;
    return sums;
  });
}
