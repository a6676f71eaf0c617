import { ExpressionError, type SourceRange } from '../errors.ts';
import { toText } from '../values/coercion.ts';
import { describeType, isObject } from '../values/kinds.ts';
import { Lambda } from '../values/lambda.ts';
import type { Value } from '../values/value.ts';
import type { Run } from './run.ts';

const { hasOwn } = Object;

/** `target.name`: the value of an own key, or `null`; an error for anything but an object. */
export function readMember(target: Value, name: string, range: SourceRange): Value {
  if (typeof target === 'object' && target !== null && hasOwn(target, name)) {
    if (!Array.isArray(target)) return (target as Record<string, Value>)[name] ?? null;
  } else if (isObject(target)) {
    return null;
  }
  throw notAnObject(target, `".${name}"`, range);
}

/** Whether the host's own objects have a member of this name without being given one. */
export const isInherited = (name: string): boolean => name in Object.prototype || name in Lambda.prototype;

/** {@link readMember} for a name that nothing inherits: what is there is the object's own, and needs no further look. */
export function readUsualMember(target: Value, name: string, range: SourceRange): Value {
  if (typeof target === 'object' && target !== null && !Array.isArray(target)) {
    const value = (target as Record<string, Value | undefined>)[name];
    if (value !== undefined) return value;
  }
  return readMember(target, name, range);
}

/** `target[key]`: an item of a list, or the value of a key that is coerced to text. */
export function readSubscript(target: Value, key: Value, run: Run, range: SourceRange): Value {
  if (Array.isArray(target)) return readItem(target, key, range);
  if (typeof target !== 'object' || target === null || target instanceof Lambda) {
    throw notAnObject(target, 'A subscript', range);
  }
  const name = typeof key === 'string' ? key : toText(key, run);
  // A computed key is hashed before it can be looked up.
  if (name.length > 64) run.charge(name.length >>> 6);
  return hasOwn(target, name) ? ((target as Record<string, Value>)[name] ?? null) : null;
}

function readItem(list: readonly Value[], index: Value, range: SourceRange): Value {
  if (typeof index === 'number' && Number.isInteger(index)) return index < 0 ? null : (list[index] ?? null);
  throw new ExpressionError('E_TYPE', `A list takes a whole number as subscript, not ${describeIndex(index)}.`, range);
}

function describeIndex(index: Value): string {
  return typeof index === 'number' ? 'a fraction' : describeType(index);
}

function notAnObject(target: Value, access: string, range: SourceRange): ExpressionError {
  const hint = target === null ? ' Use ?. or ?[ ] where a value may be null.' : '';
  return new ExpressionError('E_NOT_OBJECT', `${access} was read of ${describeType(target)}.${hint}`, range);
}
