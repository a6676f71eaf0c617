import { describe, expect, it } from 'vitest';
import { Lambda } from '../values/lambda.ts';
import type { Value } from '../values/value.ts';
import {
  arrayType,
  booleanType,
  closedObject,
  lambdaType,
  literalType,
  neverType,
  nullType,
  numberType,
  objectWith,
  recordType,
  stringType,
  type Type,
  unknownType,
} from './type.ts';
import { unionType } from './union.ts';
import { valueFits } from './value-fits.ts';

const lambda = Object.create(Lambda.prototype) as Lambda as unknown as Value;

describe('a value', () => {
  it.each<[string, Type, Value[], Value[]]>([
    ['anything', unknownType, [null, 1, 'a', [1], lambda], []],
    ['a variable of a signature', { kind: 'variable', name: 'T' }, [null, 1], []],
    ['nothing', neverType, [], [null, 1, 'a']],
    ['null', nullType, [null], [0, '', false, [], {}]],
    ['one value', literalType('a'), ['a'], ['b', 1, null]],
    ['a text', stringType, ['', 'a'], [1, null, true, []]],
    ['a number', numberType, [0, 1.5], ['1', null, true]],
    ['a boolean', booleanType, [true, false], [0, 'true', null]],
    ['a list', arrayType(numberType), [[], [1, 2]], [[1, 'a'], 'a', { 0: 1 }, null, lambda]],
    ['one of several', unionType(stringType, nullType), ['a', null], [1, false]],
    ['a lambda', lambdaType([]), [lambda], [{}, null, 1]],
    ['an object with given keys', closedObject({ a: numberType }), [{ a: 1 }], [{ a: 'x' }, {}, { a: 1, b: 2 }]],
    ['an object whose key may be null', closedObject({ a: unionType(numberType, nullType) }), [{}, { a: null }], []],
    ['an object with more keys', objectWith({ a: numberType }), [{ a: 1, b: 'x' }], [{ b: 1 }]],
    ['an object of numbers', recordType(numberType), [{}, { a: 1, b: 2 }], [{ a: 'x' }, { a: 1, b: 'x' }]],
    ['any object', { kind: 'object' }, [{}, { a: 1 }], [null, [], 'a', 1, lambda]],
  ])('%s', (_title, type, fitting, others) => {
    for (const value of fitting) expect([value, valueFits(value, type)]).toEqual([value, true]);
    for (const value of others) expect([value, valueFits(value, type)]).toEqual([value, false]);
  });
});
