import { isList, isObject } from './kinds.ts';
import { anyOrderRecorded, keysOf, readOwn } from './object-record.ts';
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

/** Compact JSON text with keys in insertion order. */
export function toJsonText(value: Value): string {
  return anyOrderRecorded() ? writeValue(value) : JSON.stringify(value);
}

function writeValue(value: Value): string {
  if (isList(value)) return `[${value.map(writeValue).join(',')}]`;
  if (isObject(value)) return writeObject(value);
  return JSON.stringify(value);
}

function writeObject(object: ValueObject): string {
  const entries = keysOf(object).map((key) => `${JSON.stringify(key)}:${writeValue(readOwn(object, key))}`);
  return `{${entries.join(',')}}`;
}
