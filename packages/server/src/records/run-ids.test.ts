import { expect, test } from 'vitest';
import { RunIds } from './run-ids.ts';

test('ids are unique, of one length, and sort in their order', () => {
  const ids = new RunIds(1_790_000_000_000, 7);
  const given = Array.from({ length: 5000 }, () => ids.next());
  expect(given[0]).toBe('0mubbs7i8000007-00000000');
  expect(given[1296]).toBe('0mubbs7i8000007-00000100');
  expect(new Set(given).size).toBe(5000);
  expect(given.toSorted()).toEqual(given);
  expect(given.every((id) => /^[0-9a-z]{15}-[0-9a-z]{8}$/.test(id))).toBe(true);
});

test('of two processes, the one that started later has the larger ids', () => {
  expect(new RunIds(2_000_000_000_000, 0).next() > new RunIds(1_999_999_999_999, 36 ** 6 - 1).next()).toBe(true);
  expect(new RunIds(5).prefix).not.toBe(new RunIds(5).prefix);
});
