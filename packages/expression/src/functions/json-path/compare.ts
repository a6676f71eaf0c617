import type { Run } from '../../compile/run.ts';
import { isList, isObject } from '../../values/kinds.ts';
import { readOwn } from '../../values/object-record.ts';
import type { Value } from '../../values/value.ts';
import type { ComparisonOperator } from './tree.ts';

/** RFC 9535 §2.3.5.2.2. `undefined` is "Nothing", which equals only itself. */
export function compare(
  run: Run,
  operator: ComparisonOperator,
  left: Value | undefined,
  right: Value | undefined,
): boolean {
  switch (operator) {
    case '==':
      return same(run, left, right);
    case '!=':
      return !same(run, left, right);
    case '<':
      return less(run, left, right);
    case '>':
      return less(run, right, left);
    case '<=':
      return less(run, left, right) || same(run, left, right);
    case '>=':
      return less(run, right, left) || same(run, left, right);
  }
}

function same(run: Run, left: Value | undefined, right: Value | undefined): boolean {
  return left === undefined || right === undefined ? left === right : sameJson(run, left, right);
}

/** Numbers by size, texts by their Unicode scalar values; anything else has no order. */
function less(run: Run, left: Value | undefined, right: Value | undefined): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (a === b) continue;
    run.charge(1 + (index >>> 6));
    // Surrogates stand for characters above all others, though their units are not the highest.
    return rank(a) < rank(b);
  }
  run.charge(1 + (shared >>> 6));
  return left.length < right.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Deep equality without any conversion: `1` and `"1"` differ. */
export function sameJson(run: Run, left: Value, right: Value): boolean {
  run.charge(1 + (typeof left === 'string' ? left.length >>> 6 : 0));
  if (left === right) return true;
  if (isList(left)) {
    return (
      isList(right) &&
      left.length === right.length &&
      left.every((item, index) => sameJson(run, item, right[index] as Value))
    );
  }
  if (!isObject(left) || isList(right) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(run, readOwn(left, key), readOwn(right, key)))
  );
}
