import { ExpressionError } from '../errors.ts';
import type { Budget } from './budget.ts';
import { chargeReading, numberOrNothing } from './coercion.ts';
import { isList, isObject } from './kinds.ts';
import { Lambda } from './lambda.ts';
import type { Value, ValueObject } from './value.ts';

/** The operator `==`: by value within a type, as numbers between text, number and boolean. */
export function equals(left: Value, right: Value, budget: Budget): boolean {
  return compare(left, right, false, budget);
}

/** Like {@link equals}, but values of different types are never equal. */
export function equalsSameType(left: Value, right: Value, budget: Budget): boolean {
  return compare(left, right, true, budget);
}

function compare(left: Value, right: Value, strict: boolean, budget: Budget): boolean {
  if (left instanceof Lambda || right instanceof Lambda) {
    throw new ExpressionError('E_TYPE', "Lambdas can't be compared.");
  }
  if (typeof left === 'string' && typeof right === 'string') return sameText(left, right, budget);
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left === 'object' || typeof right === 'object') {
    if (isList(left)) return isList(right) && equalLists(left, right, strict, budget);
    return isObject(left) && isObject(right) && equalObjects(left, right, strict, budget);
  }
  if (strict || typeof left === typeof right) return false;
  chargeReading(left, budget);
  chargeReading(right, budget);
  const leftNumber = numberOrNothing(left);
  return leftNumber !== undefined && leftNumber === numberOrNothing(right);
}

/** Texts of the same length may have to be read to their ends. */
function sameText(left: string, right: string, budget: Budget): boolean {
  if (left.length !== right.length) return false;
  if (left.length > 64) budget.charge(left.length >>> 6);
  return left === right;
}

function equalLists(left: readonly Value[], right: readonly Value[], strict: boolean, budget: Budget): boolean {
  if (left.length !== right.length) return false;
  budget.charge(left.length);
  for (let index = 0; index < left.length; index++) {
    if (!compare(left[index] as Value, right[index] as Value, strict, budget)) return false;
  }
  return true;
}

function equalObjects(left: ValueObject, right: ValueObject, strict: boolean, budget: Budget): boolean {
  const keys = Object.keys(left);
  budget.charge(keys.length);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(right, key) || !compare(left[key] as Value, right[key] as Value, strict, budget)) return false;
  }
  return true;
}
