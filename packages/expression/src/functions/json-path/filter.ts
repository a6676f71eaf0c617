import { ExpressionError } from '../../errors.ts';
import { isList, isObject } from '../../values/kinds.ts';
import type { Value } from '../../values/value.ts';
import { findMatch } from '../regex/machine.ts';
import { tryCompileRegex } from '../regex/program.ts';
import { compare } from './compare.ts';
import { type Scope, select } from './evaluate.ts';
import { toRe2 } from './i-regexp.ts';
import type { Comparable, FunctionCall, Logical } from './tree.ts';

/** Whether a condition is true of a node. */
export function holds(scope: Scope, test: Logical, current: Value): boolean {
  scope.run.charge(1);
  switch (test.kind) {
    case 'or':
      return test.parts.some((part) => holds(scope, part, current));
    case 'and':
      return test.parts.every((part) => holds(scope, part, current));
    case 'not':
      return !holds(scope, test.part, current);
    case 'exists':
      return select(scope, test.query, current).length > 0;
    case 'call':
      return matches(scope, test.call, current);
    case 'comparison': {
      const left = valueOfOperand(scope, test.left, current);
      const right = valueOfOperand(scope, test.right, current);
      return compare(scope.run, test.operator, left, right);
    }
  }
}

/** The one value of an operand, or `undefined` for "Nothing". */
function valueOfOperand(scope: Scope, operand: Comparable, current: Value): Value | undefined {
  if (operand.kind === 'literal') return operand.value;
  if (operand.kind === 'query') return select(scope, operand.query, current)[0];
  const [arg] = operand.call.args as readonly [Comparable];
  if (operand.call.name === 'length') return lengthOf(valueOfOperand(scope, arg, current));
  const nodes = arg.kind === 'query' ? select(scope, arg.query, current) : [];
  if (operand.call.name === 'count') return nodes.length;
  return nodes.length === 1 ? nodes[0] : undefined;

  function lengthOf(value: Value | undefined): number | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'string') {
      scope.run.charge(value.length >>> 4);
      let count = 0;
      for (const _ of value) count++;
      return count;
    }
    if (isList(value)) return value.length;
    if (!isObject(value)) return undefined;
    const { length } = Object.keys(value);
    scope.run.charge(length);
    return length;
  }
}

/** `match` is about the whole text, `search` about any part. What isn't a text or an I-Regexp makes it false. */
function matches(scope: Scope, call: FunctionCall, current: Value): boolean {
  const [first, second] = call.args.map((arg) => valueOfOperand(scope, arg, current));
  if (typeof first !== 'string' || typeof second !== 'string') return false;
  const pattern = second.length > 1_000 ? undefined : toRe2(second);
  const program = pattern === undefined ? undefined : attempt(() => tryCompileRegex(scope.run, pattern, 1));
  if (program === undefined) return false;
  return findMatch(scope.run, program, first, 0, call.name === 'match' ? 'whole' : 'anywhere') !== undefined;
}

/** A pattern that is too large counts as none; the limits of the evaluation stay in force. */
function attempt<Result>(compute: () => Result): Result | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ExpressionError && error.code === 'E_FUNCTION') return undefined;
    throw error;
  }
}
