import { describe, expect, test } from 'vitest';
import { parseOverviewSearch, RANGE_NAMES, RANGES, spanBefore, spanOf } from './ranges.ts';

const now = Date.UTC(2026, 2, 10, 14, 25, 30);

describe('a span', () => {
  test.each(RANGE_NAMES)('%s is made of whole intervals and ends with the one under way', (range) => {
    const { from, until } = spanOf(range, now);
    const { ms, intervalMs } = RANGES[range];
    expect([from % intervalMs, until % intervalMs, until - from]).toEqual([0, 0, ms]);
    expect(until).toBeGreaterThan(now);
    expect(until - now).toBeLessThanOrEqual(intervalMs);
  });

  test.each(RANGE_NAMES)('%s is compared with as much of the span before as has passed of it', (range) => {
    const present = spanOf(range, now);
    const before = spanBefore(range, now);
    expect(before.from).toBe(present.from - RANGES[range].ms);
    expect(before.until - before.from).toBe(now - present.from);
  });

  test('at the very begin of an interval that interval is the last', () => {
    const hour = Date.UTC(2026, 2, 10, 14);
    expect(spanOf('24h', hour).until).toBe(hour + 3_600_000);
  });
});

test.each([
  [
    { range: '7d', journey: 'pay' },
    { range: '7d', journey: 'pay' },
  ],
  [{ range: '24h' }, {}],
  [{ range: 'toString', journey: '' }, {}],
  [{ journey: 42, other: 1 }, { journey: '42' }],
  [{ journey: { a: 1 } }, {}],
])('the address %j reads as %j', (raw, search) => {
  expect(parseOverviewSearch(raw)).toEqual(search);
});
