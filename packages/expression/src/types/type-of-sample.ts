import { Lambda } from '../values/lambda.ts';
import { keysOf, readOwn } from '../values/object-record.ts';
import type { Value } from '../values/value.ts';
import {
  arrayType,
  booleanType,
  neverType,
  nullType,
  numberType,
  objectWith,
  stringType,
  type Type,
  unknownType,
} from './type.ts';
import { unionType } from './union.ts';

/** Only so much of a sample is looked at: it stands for many values that look the same. */
const maximumItems = 50;
const maximumKeys = 200;
const maximumDepth = 12;

/**
 * The type of values that look like a sample, for example a recorded request. One sample can't tell which keys may be
 * missing or which others there are, so its objects stay open; what is `null` in it may be anything.
 */
export function typeOfSample(value: Value): Type {
  return sampleType(value, 0);
}

function sampleType(value: Value, depth: number): Type {
  if (value === null) return depth === 0 ? nullType : unknownType;
  switch (typeof value) {
    case 'string':
      return stringType;
    case 'number':
      return numberType;
    case 'boolean':
      return booleanType;
    default:
      if (value === undefined || value instanceof Lambda || depth > maximumDepth) return unknownType;
      return Array.isArray(value) ? listType(value, depth) : objectType(value as { [key: string]: Value }, depth);
  }
}

function listType(list: readonly Value[], depth: number): Type {
  if (list.length === 0) return arrayType(unknownType);
  const items = list.slice(0, maximumItems).map((item) => sampleType(item, depth + 1));
  return arrayType(items.length === 0 ? neverType : unionType(...items));
}

function objectType(object: { readonly [key: string]: Value }, depth: number): Type {
  const members = keysOf(object)
    .slice(0, maximumKeys)
    .map((key): [string, Type] => [key, sampleType(readOwn(object, key), depth + 1)]);
  return objectWith(Object.fromEntries(members));
}
