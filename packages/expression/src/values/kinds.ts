import { Lambda } from './lambda.ts';
import type { Value, ValueObject } from './value.ts';

/** Names of the types as `@std.typeOf` gives them. */
export type TypeName = 'string' | 'number' | 'null' | 'boolean' | 'object' | 'array' | 'lambda';

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** True for objects of the language: neither `null`, nor a list, nor a lambda. */
export function isObject(value: Value): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Lambda);
}

export function typeName(value: Value): TypeName {
  if (value === null || value === undefined) return 'null';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      if (Array.isArray(value)) return 'array';
      return value instanceof Lambda ? 'lambda' : 'object';
  }
}

/** "a number", "an object": for messages. */
export function describeType(value: Value): string {
  const name = typeName(value);
  if (name === 'null') return 'null';
  return name === 'object' || name === 'array' ? `an ${name}` : `a ${name}`;
}
