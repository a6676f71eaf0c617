import { expect, test } from 'vitest';
import { AttemptLimiter } from './attempt-limiter.ts';

test('allows so many attempts per window and key', () => {
  const limiter = new AttemptLimiter({ attempts: 2, windowMs: 1000 });
  expect([limiter.take('a', 0), limiter.take('a', 100), limiter.take('a', 400)]).toEqual([0, 0, 600]);
  expect(limiter.take('b', 400)).toBe(0);
  expect(limiter.take('a', 1000)).toBe(0);
});

test('a success gives its attempt back', () => {
  const limiter = new AttemptLimiter({ attempts: 1, windowMs: 1000 });
  limiter.take('a', 0);
  limiter.giveBack('a');
  expect(limiter.take('a', 1)).toBe(0);
  limiter.clear('a');
  expect(limiter.take('a', 1)).toBe(0);
});

test('remembers a bounded number of keys', () => {
  const limiter = new AttemptLimiter({ attempts: 1, windowMs: 1000 });
  for (let i = 0; i < 50_000; i++) limiter.take(`key ${i}`, 0);
  expect(limiter.size).toBe(10_000);
});
