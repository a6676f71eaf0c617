import { describe, expect, it } from 'vitest';
import { Counters } from './counters.ts';

describe('counters', () => {
  it('count by name and labels', () => {
    const counters = new Counters();
    counters.increment('runs', 'a', 200);
    counters.increment('runs', 'a', 200);
    counters.increment('runs', 'a', 500);
    expect(counters.snapshot()).toEqual([
      { name: 'runs', labels: ['a', 200], value: 2 },
      { name: 'runs', labels: ['a', 500], value: 1 },
    ]);
  });

  it('do not grow without bound', () => {
    const counters = new Counters();
    for (let index = 0; index < 20_000; index++) counters.increment('runs', index);
    const snapshot = counters.snapshot();
    expect(snapshot.length).toBeLessThanOrEqual(10_001);
    expect(snapshot.reduce((sum, { value }) => sum + value, 0)).toBe(20_000);
  });
});
