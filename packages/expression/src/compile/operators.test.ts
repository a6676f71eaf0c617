import { describe, expect, it } from 'vitest';
import type { ExpressionError } from '../errors.ts';
import { createFixtureHost } from '../fixture-host.ts';
import type { Value } from '../values/value.ts';
import { compileExpression } from './compile-expression.ts';

const host = createFixtureHost();

/** The value, or the code and the place of the error. */
function outcome(source: string, values: readonly Value[] = []): Value {
  const result = compileExpression(source, { variables: ['a', 'b', 'k'] });
  if (!result.ok) return JSON.stringify(result.diagnostics);
  try {
    return result.expression.evaluate(values, host) as Value;
  } catch (error) {
    return (error as ExpressionError).code;
  }
}

/** Chains beyond a length are compiled as a loop. `k` is 0, so that nothing is known in advance. */
const longSum = (length: number) => Array.from({ length }, () => 'k').join(' + ');

const cases: [left: Value, operator: string, right: Value, result: Value][] = [
  [1, '+', 2, 3],
  ['a', '+', 1, 'a1'],
  [1, '+', 'a', '1a'],
  [true, '+', 1, 2],
  [1e308, '+', 1e308, 'E_TYPE'],
  [null, '+', 1, 'E_TYPE'],
  [5, '-', 3, 2],
  [-1e308, '-', 1e308, 'E_TYPE'],
  [2, '*', 3, 6],
  ['ab', '*', 2, 'abab'],
  ['', '*', 1_000_000_000, ''],
  ['3', '*', '2', 6],
  ['ab', '*', '2', 'E_TYPE'],
  [6, '/', 3, 2],
  [6, '/', '3', 2],
  ['6', '/', 3, 2],
  [1, '/', 0.5, 2],
  [1, '/', -0.5, -2],
  [3, '/', -2, -1.5],
  [3, '/', 1, 3],
  [3, '/', -1, -3],
  [0, '/', 5, 0],
  [0, '/', -5, 0],
  [1, '/', 0, 'E_DIV_ZERO'],
  [0, '/', 0, 'E_DIV_ZERO'],
  [1, '/', '0', 'E_DIV_ZERO'],
  [1e308, '/', 0.1, 'E_TYPE'],
  [null, '/', 2, 'E_TYPE'],
  [7, '%', 3, 1],
  [7, '%', 0, 'E_DIV_ZERO'],
  [7, '&', 3, 3],
  [7, '^', 3, 4],
  [4, '|', 3, 7],
  [1, '<<', 4, 16],
  [-16, '>>', 2, -4],
  [1.5, '&', 1, 'E_TYPE'],
  [2_147_483_648, '|', 0, 'E_TYPE'],
  [1, '<', 2, true],
  [2, '<', 2, false],
  [3, '<', 2, false],
  ['1', '<', 2, true],
  ['2', '<', 2, false],
  ['a', '<', 'b', true],
  ['a', '<', 'a', false],
  ['b', '<', 'a', false],
  ['a', '<', 'ab', true],
  ['ab', '<', 'a', false],
  [1, '<=', 2, true],
  [2, '<=', 2, true],
  [3, '<=', 2, false],
  ['2', '<=', 2, true],
  ['3', '<=', 2, false],
  ['a', '<=', 'a', true],
  ['b', '<=', 'a', false],
  [1, '>', 2, false],
  [2, '>', 2, false],
  [3, '>', 2, true],
  ['2', '>', 2, false],
  ['3', '>', 2, true],
  ['1', '>', 2, false],
  ['a', '>', 'a', false],
  ['b', '>', 'a', true],
  ['ab', '>', 'a', true],
  [1, '>=', 2, false],
  [2, '>=', 2, true],
  [3, '>=', 2, true],
  ['2', '>=', 2, true],
  ['3', '>=', 2, true],
  ['1', '>=', 2, false],
  ['a', '>=', 'a', true],
  ['a', '>=', 'b', false],
  ['x', '>', 1, 'E_TYPE'],
  ['x', '>=', 1, 'E_TYPE'],
  [1, '==', 1, true],
  [1, '==', 2, false],
  ['1', '==', 1, true],
  [1, '==', '1', true],
  ['a', '==', 'a', true],
  ['a', '==', 'b', false],
  [null, '==', 'a', false],
  [null, '==', null, true],
  [1, '!=', 1, false],
  [1, '!=', 2, true],
  ['a', '!=', 'a', false],
  [true, '&&', 2, 2],
  [false, '&&', 2, false],
  [null, '&&', 2, null],
  ['', '&&', 2, 2],
  [0, '&&', 2, 0],
  [true, '||', 2, true],
  [false, '||', 2, 2],
  [null, '||', 2, 2],
  ['', '||', 2, ''],
  [0, '||', 2, 2],
  [null, '??', 2, 2],
  [false, '??', 2, false],
  [0, '??', 2, 0],
];

describe('an operator is the same however its operands are written', () => {
  it.each(cases)('%j %s %j', (left, operator, right, result) => {
    const one = JSON.stringify(left);
    const other = JSON.stringify(right);
    expect(outcome(`a ${operator} b`, [left, right])).toBe(result);
    expect(outcome(`a ${operator} ${other}`, [left])).toBe(result);
    expect(outcome(`${one} ${operator} b`, [null, right])).toBe(result);
    expect(outcome(`(${one}) ${operator} (${other})`)).toBe(result);
  });

  it.each(cases)('%j %s %j at the end of a long chain', (left, operator, right, result) => {
    // The chain joins operators of one level only, so that each is tried after others of its own.
    const again = Array.from({ length: 40 }, () => `${operator} b`).join(' ');
    const nested = Array.from({ length: 40 }).reduce<string>((text) => `(${text} ${operator} b)`, 'a');
    expect(outcome(`a ${again}`, [left, right])).toEqual(outcome(nested, [left, right]));
    expect(outcome(`a ${operator} b`, [left, right])).toBe(result);
  });

  it.each([31, 32, 33, 34, 100])('sums of %s parts', (length) => {
    expect(outcome(longSum(length), [null, null, 1])).toBe(length);
    expect(outcome(longSum(length), [null, null, 'x'])).toBe('x'.repeat(length));
  });

  it('decides in a long chain as in a short one', () => {
    const ands = `a${' && b'.repeat(40)}`;
    expect([outcome(ands, [true, 3]), outcome(ands, [null, 3]), outcome(ands, [0, 3])]).toEqual([3, null, 0]);
    const ors = `a${' || b'.repeat(40)}`;
    expect([outcome(ors, [true, 3]), outcome(ors, [null, 3]), outcome(ors, ['', null])]).toEqual([true, 3, '']);
    const defaults = `a${' ?? b'.repeat(40)}`;
    expect([outcome(defaults, [1, 3]), outcome(defaults, [null, 3]), outcome(defaults, [null, null])]).toEqual([
      1,
      3,
      null,
    ]);
    expect(outcome(`${'1 + '.repeat(40)}2`)).toBe(42);
    expect(outcome(`a${' - 1'.repeat(40)} - null`, [50])).toBe('E_TYPE');
  });
});
