import { describe, expect, it } from 'vitest';
import { parseExpression } from '../syntax/parse.ts';
import type { Expression } from '../syntax/tree.ts';
import { namesRead } from './names-read.ts';

function namesOf(source: string): { variables: Record<string, [number, number][]>; bareKeys: string[] } {
  const { variables, bareKeys } = namesRead(parseExpression(source).tree as Expression);
  const places = [...variables].map(([name, found]): [string, [number, number][]] => [
    name,
    found.map(({ start, end }) => [start, end]),
  ]);
  return { variables: Object.fromEntries(places), bareKeys: [...bareKeys] };
}

describe('the names that a text reads from outside', () => {
  it.each<[string, Record<string, [number, number][]>]>([
    ['1', {}],
    [
      'a + b.a',
      {
        a: [[0, 1]],
        b: [[4, 5]],
      },
    ],
    [
      '[a, a, a]',
      {
        a: [
          [1, 2],
          [4, 5],
          [7, 8],
        ],
      },
    ],
    ['let a = b return a', { b: [[8, 9]] }],
    ['let a = 1, c = a return c', { a: [[15, 16]] }],
    ['letr a = 1, c = a return c', {}],
    ['letr a = a return a', { a: [[9, 10]] }],
    ['(x) => x + y', { y: [[11, 12]] }],
    ['[(x) => x, x]', { x: [[11, 12]] }],
    ['let a = 1 return (x) => a + x', {}],
    ['[let a = 1 return a, a]', { a: [[21, 22]] }],
    ['{"k": a}', { a: [[6, 7]] }],
    ['`${a}`', { a: [[3, 4]] }],
    ['@std.map(a, (x) => b)', { a: [[9, 10]], b: [[19, 20]] }],
  ])('%s', (source, variables) => {
    expect(namesOf(source).variables).toEqual(variables);
  });

  it.each<[string, string[]]>([
    ['{k: 1}', ['k']],
    ['{"k": 1}', []],
    ['{k: {m: 1}, "n": 2}', ['k', 'm']],
    ['let k = 1 return {k: 1, m: 2}', ['m']],
    ['(k) => {k: 1}', []],
    ['[1, k]', []],
  ])('keys without quotes of %s', (source, keys) => {
    expect(namesOf(source).bareKeys.sort()).toEqual(keys);
  });
});
