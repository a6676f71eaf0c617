import { parseExpression } from '@waymark/expression';
import { describe, expect, it } from 'vitest';
import { knownOutcome, outcomesOf } from './known-outcomes.ts';

function treeOf(source: string) {
  const { tree } = parseExpression(source);
  if (tree === null) throw new Error(source);
  return tree;
}

/** What is known of a condition once others have come out. */
const decided = (condition: string, ...before: [string, boolean][]) =>
  knownOutcome(treeOf(condition), new Map(before.flatMap(([source, outcome]) => outcomesOf(treeOf(source), outcome))));

describe('a condition that was decided before', () => {
  it.each([
    ['x > 1', true, 'x > 1', true],
    ['x > 1', false, 'x > 1', false],
    ['x > 1', true, '1 < x', true],
    ['x > 1', true, 'x <= 1', false],
    ['x > 1', true, '!(x > 1)', false],
    ['a == b', false, 'a != b', true],
    ['a && b', true, 'b', true],
    ['a && b', false, 'b', undefined],
    ['a || b', false, 'a', false],
    ['a || b', true, 'a', undefined],
    ['a', true, 'a && b', undefined],
    ['a', false, 'a && b', false],
    ['a', true, 'b || a', true],
    ['@time.now() > 1', true, '@time.now() > 1', undefined],
    ['@std.uuid() == x', true, '@std.uuid() == x', undefined],
    ['@policy.request().ip == x', true, '@policy.request().ip == x', true],
    ['@std.len(x) > 1', true, '@std.len(x) > 1', true],
    ['@webrequests.ask() == 1', true, '@webrequests.ask() == 1', undefined],
  ])('%s is %s, so %s is %s', (source, outcome, condition, expected) => {
    expect(decided(condition, [source, outcome])).toBe(expected);
  });
});

describe('bounds', () => {
  const sources = ['x > 3', 'x >= 3', 'x < 3', 'x <= 3', 'x == 3', 'x != 3', '3 > x', 'x > -3', 'x <= 5'];
  const hold = (source: string, x: number): boolean => {
    const [, left, operator, right] = /^(\S+) (\S+) (\S+)$/.exec(source) ?? [];
    const [one, other] = [left, right].map((side) => (side === 'x' ? x : Number(side))) as [number, number];
    return {
      '>': one > other,
      '>=': one >= other,
      '<': one < other,
      '<=': one <= other,
      '==': one === other,
      '!=': one !== other,
    }[operator as '>'];
  };
  const numbers = Array.from({ length: 41 }, (_none, index) => (index - 20) / 2);

  it('say the same as every number between them', () => {
    let known = 0;
    for (const first of sources) {
      for (const second of sources) {
        for (const third of sources) {
          for (const outcome of [true, false]) {
            const answer = decided(third, [first, outcome], [second, true]);
            if (answer === undefined) continue;
            known++;
            const possible = numbers.filter((x) => hold(first, x) === outcome && hold(second, x));
            expect(possible.map((x) => hold(third, x))).toEqual(possible.map(() => answer));
          }
        }
      }
    }
    expect(known).toBeGreaterThan(500);
  });
});
