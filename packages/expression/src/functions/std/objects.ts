import type { Run } from '../../compile/run.ts';
import {
  arrayType,
  literalType,
  numberType,
  objectType,
  stringType,
  typeVariable,
  unknownType,
} from '../../types/type.ts';
import { unionType } from '../../types/union.ts';
import { isList, isObject, typeName } from '../../values/kinds.ts';
import { keysOf, readOwn, recordOf } from '../../values/object-record.ts';
import type { Value, ValueObject } from '../../values/value.ts';
import { dataArgument, keyArgument, listResult, objectArgument, wrongType } from '../arguments.ts';
import type { FunctionDefinition, FunctionParameter } from '../function-definition.ts';

const object: FunctionParameter = { name: 'object', type: objectType, docs: 'The object.' };

const key: FunctionParameter = { name: 'key', type: stringType, docs: 'The key to set.' };
const value: FunctionParameter = { name: 'value', type: unknownType, docs: 'The value of the key.' };

export const lengthParameters: readonly FunctionParameter[] = [
  { name: 'value', type: unionType(stringType, arrayType(), objectType), docs: 'A text, a list or an object.' },
];

/** Characters of a text (UTF-16 units), items of a list, keys of an object. */
export function lengthOf(run: Run, value: Value): number {
  if (typeof value === 'string' || isList(value)) return value.length;
  if (isObject(value)) {
    const { length } = Object.keys(value);
    run.charge(length);
    return length;
  }
  throw wrongType('a text, an array or an object', value, 0);
}

const typeNames = unionType(
  ...['string', 'number', 'null', 'boolean', 'object', 'array', 'lambda'].map((name) => literalType(name)),
);

/** Functions of `@std` about objects and about values in general. */
export const objectFunctions: readonly FunctionDefinition[] = [
  {
    name: 'std.len',
    parameters: lengthParameters,
    returns: numberType,
    docs: 'The number of characters of a text (in UTF-16 units), of items of a list or of keys of an object. `null` is an error.',
    examples: [{ source: '@std.len("abc")', result: 3 }],
    implementation: (run, value) => lengthOf(run, value as Value),
  },
  {
    name: 'std.keys',
    parameters: [object],
    returns: arrayType(stringType),
    docs: 'The keys of an object in their order.',
    examples: [{ source: '@std.keys({"a": 1, "b": 2})', result: ['a', 'b'] }],
    makesContainer: true,
    implementation(run, value) {
      const keys = keysOf(objectArgument(value as Value, 0));
      run.charge(keys.length);
      return listResult(run, [...keys]);
    },
  },
  {
    name: 'std.values',
    parameters: [object],
    returns: arrayType(typeVariable('Value')),
    docs: 'The values of an object in the order of their keys.',
    examples: [{ source: '@std.values({"a": 1, "b": 2})', result: [1, 2] }],
    makesContainer: true,
    implementation(run, value) {
      const source = objectArgument(value as Value, 0);
      const keys = keysOf(source);
      run.charge(2 * keys.length);
      return listResult(
        run,
        keys.map((key) => readOwn(source, key)),
      );
    },
  },
  {
    name: 'std.kv',
    parameters: [
      { name: 'objectOrKey', type: unknownType, docs: 'The object to copy; or the key, if there are two arguments.' },
      { name: 'keyOrValue', type: unknownType, docs: 'The key to set; or the value, if there are two arguments.' },
      { name: 'value', type: unknownType, docs: 'The value of the key.', optional: true },
    ],
    returns: objectType,
    overloads: [
      { parameters: [key, value], returns: objectType },
      { parameters: [object, key, value], returns: objectType },
    ],
    docs: 'A copy of an object with a key set. With two arguments, an object with only this key.',
    examples: [
      { source: '@std.kv({"a": 1}, "b", 2)', result: { a: 1, b: 2 } },
      { source: '@std.kv("a", 1)', result: { a: 1 } },
    ],
    makesContainer: true,
    implementation(run, objectOrKey, keyOrValue, value) {
      if (value === undefined) {
        return recordOf([[keyArgument(run, objectOrKey as Value, 0), dataArgument(keyOrValue as Value, 1)]]);
      }
      const source = objectArgument(objectOrKey as Value, 0);
      const key = keyArgument(run, keyOrValue as Value, 1);
      const keys = keysOf(source);
      run.allocate(4 * (keys.length + 1));
      run.charge(4 * keys.length);
      return recordOf([...entriesOf(source, keys), [key, dataArgument(value, 2)]]);
    },
  },
  {
    name: 'std.typeOf',
    parameters: [{ name: 'value', type: unknownType, docs: 'Any value.', takesLambdas: true }],
    returns: typeNames,
    docs: 'The name of the type: `"string"`, `"number"`, `"null"`, `"boolean"`, `"object"`, `"array"` or `"lambda"`.',
    examples: [{ source: '@std.typeOf([])', result: 'array' }],
    implementation: (_run, value) => typeName(value as Value),
  },
];

function entriesOf(object: ValueObject, keys: readonly string[]): [string, Value][] {
  return keys.map((key) => [key, readOwn(object, key)]);
}
