import { ExpressionError } from '../errors.ts';
import type { Budget } from './budget.ts';
import { jsonSize, toJsonText } from './json-text.ts';
import { describeType } from './kinds.ts';
import { Lambda } from './lambda.ts';
import type { Value } from './value.ts';

/** No number needs as many characters as this; longer texts are refused unread. */
const longestNumber = 400;
const decimal = /^[ \t\r\n]*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[ \t\r\n]*$/;

/** Reads a decimal number with optional sign, exponent and surrounding whitespace. `undefined` for any other text. */
export function parseNumber(text: string): number | undefined {
  if (text.length > longestNumber || !decimal.test(text)) return undefined;
  const number = Number(text);
  // Adding zero turns -0, which the language doesn't know, into 0.
  return Number.isFinite(number) ? number + 0 : undefined;
}

/** The number that a value coerces to, or `undefined` if it has none. */
export function numberOrNothing(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return parseNumber(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return undefined;
}

/** Counts the work of reading a number from a text. */
export function chargeReading(value: Value, budget: Budget): void {
  if (typeof value === 'string') budget.charge(1 + (Math.min(value.length, longestNumber) >>> 4));
}

export function toNumber(value: Value, budget: Budget): number {
  if (typeof value === 'number') return value;
  const number = numberOrNothing(value);
  chargeReading(value, budget);
  if (number !== undefined) return number;
  if (typeof value === 'string') {
    throw new ExpressionError('E_TYPE', "This text isn't a number.");
  }
  throw new ExpressionError('E_TYPE', `Expected a number, but found ${describeType(value)}.`);
}

/** `null`, `false` and 0 are false, everything else is true, the empty text included. */
export function truthValue(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null || value === 0) return false;
  if (value instanceof Lambda)
    throw new ExpressionError('E_TYPE', 'A lambda is neither true nor false. Call it: @(f)(x).');
  return true;
}

/** The text form: decimal numbers, `true`, `null`, compact JSON for lists and objects. */
export function toText(value: Value, budget: Budget): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof Lambda) throw new ExpressionError('E_TYPE', "A lambda can't become text.");
  const size = jsonSize(value, budget.valueSize);
  budget.allocate(size);
  // Measured: a small item takes about as long as a step.
  budget.charge(size >>> 1);
  return toJsonText(value);
}
