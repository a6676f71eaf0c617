import { expect, test } from 'vitest';
import { Counters } from './counters.ts';

test('counts by name and label values', () => {
  const counters = new Counters();
  counters.increment('runs', 'a', 200);
  counters.increment('runs', 'a', 200);
  counters.increment('runs', 'a', 500);
  counters.increment('starts');
  expect(counters.snapshot()).toEqual([
    { name: 'runs', labels: ['a', '200'], value: 2 },
    { name: 'runs', labels: ['a', '500'], value: 1 },
    { name: 'starts', labels: [], value: 1 },
  ]);
});

test('is bounded: label values past the limit are counted together', () => {
  const counters = new Counters();
  for (let i = 0; i < 5000; i++) counters.increment('runs', i);
  const samples = counters.snapshot();
  expect(samples).toHaveLength(1001);
  expect(samples.at(-1)).toEqual({ name: 'runs', labels: ['other'], value: 4000 });
});
