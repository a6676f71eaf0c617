import { ExpressionError, type SourceRange } from '../errors.ts';
import type { Budget } from '../values/budget.ts';
import { toNumber, toText } from '../values/coercion.ts';
import type { Value } from '../values/value.ts';
import type { Run } from './run.ts';

/** The general cases of the operators; the compiled code handles two numbers by itself. */
export type BinaryOperation = (left: Value, right: Value, run: Run) => Value;

function finite(result: number): number {
  // Adding zero turns -0 into 0.
  if (Number.isFinite(result)) return result + 0;
  throw new ExpressionError('E_TYPE', 'The result is too large for a number.');
}

export function add(left: Value, right: Value, run: Run): Value {
  if (typeof left === 'string' || typeof right === 'string') {
    const leftText = toText(left, run);
    const rightText = toText(right, run);
    run.allocate(leftText.length + rightText.length);
    return leftText + rightText;
  }
  return finite(toNumber(left, run) + toNumber(right, run));
}

export function subtract(left: Value, right: Value, run: Run): Value {
  return finite(toNumber(left, run) - toNumber(right, run));
}

export function multiply(left: Value, right: Value, run: Run): Value {
  if (typeof left === 'string' && typeof right === 'number' && Number.isInteger(right) && right >= 0) {
    run.allocate(left.length * right);
    return left.repeat(left === '' ? 0 : right);
  }
  return finite(toNumber(left, run) * toNumber(right, run));
}

export function divide(left: Value, right: Value, run: Run): Value {
  const dividend = toNumber(left, run);
  const divisor = toNumber(right, run);
  if (divisor === 0) throw new ExpressionError('E_DIV_ZERO', 'Division by zero.');
  return finite(dividend / divisor);
}

export function modulo(left: Value, right: Value, run: Run): Value {
  const dividend = toNumber(left, run);
  const divisor = toNumber(right, run);
  if (divisor === 0) throw new ExpressionError('E_DIV_ZERO', 'Modulo by zero.');
  return finite(dividend % divisor);
}

export function negate(operand: Value, run: Run): Value {
  return 0 - toNumber(operand, run);
}

/** The operand of a bitwise operator: an integer of 32 bits with sign. */
export function toInteger32(value: Value, run: Run): number {
  const number = toNumber(value, run);
  if ((number | 0) === number) return number;
  throw new ExpressionError('E_TYPE', 'Bitwise operators take whole numbers from -2147483648 to 2147483647.');
}

/** Orders two texts by code units, anything else as numbers: negative, zero or positive. */
export function order(left: Value, right: Value, budget: Budget): number {
  if (typeof left === 'string' && typeof right === 'string') {
    budget.charge(Math.min(left.length, right.length) >>> 6);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  const leftNumber = toNumber(left, budget);
  const rightNumber = toNumber(right, budget);
  return leftNumber < rightNumber ? -1 : leftNumber > rightNumber ? 1 : 0;
}

/** Gives an error that has no place yet the place of the node it came from. */
export function located(error: unknown, range: SourceRange): unknown {
  if (error instanceof ExpressionError && error.start < 0) {
    error.start = range.start;
    error.end = range.end;
  }
  return error;
}
