import { expect, it } from 'vitest';
import { mergeNewest } from './merge-newest.ts';

const runs = (...ids: string[]) => ids.map((id) => ({ id }));

it('puts what is new on top and knows it', () => {
  expect(mergeNewest(runs('b', 'a'), runs('c', 'b'), true)).toEqual({
    items: runs('c', 'b', 'a'),
    fresh: runs('c'),
    hasGap: false,
  });
});

it('leaves the list as it is when nothing came', () => {
  const known = runs('b', 'a');
  expect(mergeNewest(known, runs('b'), false).items).toBe(known);
});

it('sees that runs are missing between the newest page and the list', () => {
  expect(mergeNewest(runs('a'), runs('d', 'c'), true).hasGap).toBe(true);
  expect(mergeNewest(runs('a'), runs('d', 'c'), false).hasGap).toBe(false);
  expect(mergeNewest([], runs('d', 'c'), true).hasGap).toBe(false);
});
