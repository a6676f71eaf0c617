import { isList, isObject } from './kinds.ts';
import { hasRecordedOrder, keysOf, readOwn } from './object-record.ts';
import type { Value, ValueObject } from './value.ts';

/**
 * Length of the compact JSON text of a value, not counting escapes. Stops as soon as `limit` is passed,
 * so that a small value which shares its parts a million times is refused in time.
 */
export function jsonSize(value: Value, limit: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return 4;
  if (isList(value)) {
    let size = 2;
    for (let index = 0; index < value.length && size <= limit; index++) {
      size += 1 + jsonSize(value[index] as Value, limit - size);
    }
    return size;
  }
  if (isObject(value)) {
    let size = 2;
    for (const key in value) {
      if (size > limit) return size;
      if (Object.hasOwn(value, key)) size += key.length + 4 + jsonSize(value[key] as Value, limit - size);
    }
    return size;
  }
  return 5;
}

/** Levels from which on the host's writer, which looks for cycles among all levels above, is the slower one. */
const deepest = 64;

/** Compact JSON text with keys in insertion order. */
export function toJsonText(value: Value): string {
  if (!needsOwnWriter(value, deepest)) return JSON.stringify(value);
  const pieces: string[] = [];
  writeValue(value, pieces);
  return pieces.join('');
}

/** Whether a value is too deep for the host's writer, or has an object whose order the host doesn't know. */
function needsOwnWriter(value: Value, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0 || hasRecordedOrder(value as ValueObject)) return true;
  const parts: readonly Value[] = isList(value) ? value : Object.values(value as ValueObject);
  for (const part of parts) {
    if (typeof part === 'object' && part !== null && needsOwnWriter(part, levels - 1)) return true;
  }
  return false;
}

function writeValue(value: Value, pieces: string[]): void {
  if (isList(value)) writeList(value, pieces);
  else if (isObject(value)) writeObject(value, pieces);
  else pieces.push(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

function writeList(list: readonly Value[], pieces: string[]): void {
  let before = '[';
  for (const item of list) {
    pieces.push(before);
    writeValue(item, pieces);
    before = ',';
  }
  pieces.push(before === '[' ? '[]' : ']');
}

function writeObject(object: ValueObject, pieces: string[]): void {
  let before = '{';
  for (const key of keysOf(object)) {
    pieces.push(before, JSON.stringify(key), ':');
    writeValue(readOwn(object, key), pieces);
    before = ',';
  }
  pieces.push(before === '{' ? '{}' : '}');
}
