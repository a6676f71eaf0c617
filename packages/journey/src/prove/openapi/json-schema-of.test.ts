import {
  arrayType,
  checkExpression,
  closedObject,
  literalType,
  neverType,
  nullType,
  numberType,
  objectWith,
  recordType,
  stringType,
  type Type,
  unionType,
  unknownType,
} from '@waymark/expression';
import { Errors } from 'typebox/value';
import { expect, test } from 'vitest';
import { jsonSchemaOf } from './json-schema-of.ts';

test.each<[Type, object]>([
  [unknownType, {}],
  [unionType(stringType, nullType), { type: ['string', 'null'] }],
  [unionType(literalType('a'), literalType('b')), { type: 'string', enum: ['a', 'b'] }],
  [unionType(literalType('a'), nullType), { anyOf: [{ type: 'string', const: 'a' }, { type: 'null' }] }],
  [arrayType(neverType), { type: 'array', maxItems: 0 }],
  [arrayType(), { type: 'array' }],
  [recordType(numberType), { type: 'object', additionalProperties: { type: 'number' } }],
  [
    objectWith({ a: numberType, b: unionType(numberType, nullType), c: unknownType }),
    {
      type: 'object',
      properties: { a: { type: 'number' }, b: { type: ['number', 'null'] }, c: {} },
      required: ['a'],
    },
  ],
  [
    closedObject({ a: numberType }),
    {
      type: 'object',
      properties: { a: { type: 'number' } },
      required: ['a'],
      additionalProperties: false,
    },
  ],
])('%j', (type, schema) => {
  expect(jsonSchemaOf(type)).toEqual(schema);
});

test.each<[string, unknown]>([
  ['{"a": 1, "b": [1, "x"], "c": null}', { a: 1, b: [1, 'x'], c: null }],
  ['@std.map([1, 2], (x) => {"n": x})', [{ n: 1 }, { n: 2 }]],
  ['@std.getE164NumberComponents("+12025550123")', { country_code: '1', national_number: '2025550123', region: 'US' }],
])('takes the value of %s', (source, value) => {
  expect(Errors(jsonSchemaOf(checkExpression(source).type) as never, value)).toEqual([]);
});
