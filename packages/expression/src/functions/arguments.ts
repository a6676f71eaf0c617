import type { Run } from '../compile/run.ts';
import { ExpressionError } from '../errors.ts';
import { numberOrNothing, truthValue } from '../values/coercion.ts';
import { describeType, isList, isObject } from '../values/kinds.ts';
import { Lambda } from '../values/lambda.ts';
import type { Value, ValueObject } from '../values/value.ts';

/** An `E_TYPE` error about the argument at `position`. */
export function wrongType(expected: string, value: Value, position: number): ExpressionError {
  const message = `Argument ${position + 1} has to be ${expected}, but is ${describeType(value)}.`;
  return new ExpressionError('E_TYPE', message, undefined, position);
}

/** An `E_FUNCTION` error: the types are right, the values aren't. */
export function failure(message: string, position?: number): ExpressionError {
  return new ExpressionError('E_FUNCTION', message, undefined, position);
}

/** Text, or a number or boolean as text. `null`, lists and objects are refused, so that a missing value can't pass as text. */
export function textArgument(value: Value, position: number): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw wrongType('a text', value, position);
}

export function numberArgument(value: Value, position: number): number {
  const number = numberOrNothing(value);
  if (number !== undefined) return number;
  if (typeof value === 'string') {
    throw new ExpressionError('E_TYPE', `Argument ${position + 1} is a text that isn't a number.`, undefined, position);
  }
  throw wrongType('a number', value, position);
}

export function integerArgument(value: Value, position: number): number {
  const number = numberArgument(value, position);
  if (Number.isInteger(number)) return number;
  throw new ExpressionError('E_TYPE', `Argument ${position + 1} has to be a whole number.`, undefined, position);
}

/** A list; reading all of it is charged here. */
export function listArgument(run: Run, value: Value, position: number): readonly Value[] {
  if (!isList(value)) throw wrongType('an array', value, position);
  run.charge(value.length);
  return value;
}

export function objectArgument(value: Value, position: number): ValueObject {
  if (isObject(value)) return value;
  throw wrongType('an object', value, position);
}

export function lambdaArgument(value: Value, position: number): Lambda {
  if (value instanceof Lambda) return value;
  throw wrongType('a lambda', value, position);
}

/** Anything that may be put into a list or an object. */
export function dataArgument(value: Value, position: number): Value {
  if (typeof value === 'object' && value instanceof Lambda) throw wrongType('a value', value, position);
  return value;
}

/** A key of an object. */
export function keyArgument(run: Run, value: Value, position: number): string {
  const key = textArgument(value, position);
  run.charge(1 + (key.length >>> 6));
  return key;
}

/** Charges looking for a part in a text: in the worst case the part is compared at every place. */
export function chargeSearch(run: Run, text: string, part: string): void {
  run.charge(1 + Math.ceil(text.length / 16) + Math.floor((text.length * part.length) / 1_024));
}

/** The truth-value that a lambda answers for an item. */
export function holdsFor(run: Run, lambda: Lambda, item: Value, index: number): boolean {
  return truthValue(lambda.invoke(run, item, index));
}

/** A result of a calculation; what isn't a number (or is too large for one) is an error. */
export function numberResult(result: number): number {
  if (Number.isFinite(result)) return result + 0;
  throw failure("The result isn't a number.");
}

/** Counts a text about to be returned. */
export function textResult(run: Run, text: string): string {
  run.allocate(text.length);
  return text;
}

/** Counts a list about to be returned. */
export function listResult(run: Run, list: readonly Value[]): readonly Value[] {
  run.allocate(2 * list.length);
  return list;
}
