import { numberOrNothing } from '../values/coercion.ts';
import { kindName } from './coercions.ts';
import type { LiteralType, Type } from './type.ts';
import { optionsOf } from './union.ts';

/** Whether some value of one type equals some value of the other. */
export function couldEqual(left: Type, right: Type): boolean {
  return optionsOf(left).some((one) => optionsOf(right).some((other) => optionsCouldEqual(one, other)));
}

function optionsCouldEqual(left: Type, right: Type): boolean {
  const leftKind = kindName(left);
  const rightKind = kindName(right);
  if (leftKind === undefined || rightKind === undefined || leftKind === 'lambda' || rightKind === 'lambda') return true;
  if (left.kind === 'literal' && right.kind === 'literal') return literalsEqual(left, right);
  if (leftKind === rightKind) return true;
  if (!isScalar(leftKind) || !isScalar(rightKind)) return false;
  // Across types, scalars are compared as numbers.
  return couldBeNumberLike(left, rightKind) && couldBeNumberLike(right, leftKind);
}

function isScalar(kind: string): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean';
}

function couldBeNumberLike(type: Type, otherKind: string): boolean {
  if (type.kind !== 'literal') return true;
  const number = numberOrNothing(type.value);
  return number !== undefined && (otherKind !== 'boolean' || number === 0 || number === 1);
}

function literalsEqual(left: LiteralType, right: LiteralType): boolean {
  if (typeof left.value === typeof right.value) return left.value === right.value;
  const number = numberOrNothing(left.value);
  return number !== undefined && number === numberOrNothing(right.value);
}

/** Whether every value of one type equals every value of the other: both are the same single value. */
export function surelyEqual(left: Type, right: Type): boolean {
  if (left.kind === 'null') return right.kind === 'null';
  return left.kind === 'literal' && right.kind === 'literal' && literalsEqual(left, right);
}

/** Whether the two types have values in common. */
export function overlaps(left: Type, right: Type): boolean {
  return optionsOf(left).some((one) =>
    optionsOf(right).some((other) => {
      if (one.kind === 'unknown' || other.kind === 'unknown') return true;
      if (one.kind === 'literal' && other.kind === 'literal') return one.value === other.value;
      return kindName(one) === kindName(other);
    }),
  );
}
