import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';

const marked = (source: string) =>
  checkExpression(source)
    .diagnostics.filter(({ code }) => code === 'constant-condition')
    .map(({ start, end }) => source.slice(start, end));

describe('the range of tests that exclude each other', () => {
  it.each([
    ['a && x > 5 && b && x < 3', 'x > 5 && b && x < 3'],
    ['(x <= 9) || (((x >= -1)))', '(x <= 9) || (((x >= -1)))'],
    ['((x > 5) && b) && (x < 3)', '((x > 5) && b) && (x < 3)'],
    ['b && ((x > 5) && (c && (x < 3)))', '(x > 5) && (c && (x < 3))'],
    ['x > 5 && (a && (b && (x < 3) && c) && d) && e', 'x > 5 && (a && (b && (x < 3) && c) && d)'],
    ['@std.filter(l, (y) => (x > 5) && (x < 3))', '(x > 5) && (x < 3)'],
  ])('has all parentheses of %s', (source, range) => {
    expect(marked(source)).toEqual([range]);
  });
});
