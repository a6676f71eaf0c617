import type { Run } from '../../compile/run.ts';
import {
  arrayType,
  booleanType,
  lambdaType,
  numberType,
  objectType,
  stringType,
  typeVariable,
  unknownType,
} from '../../types/type.ts';
import { unionType, withNull } from '../../types/union.ts';
import { equals } from '../../values/equality.ts';
import { isList, isObject } from '../../values/kinds.ts';
import { Lambda } from '../../values/lambda.ts';
import type { Value } from '../../values/value.ts';
import {
  chargeSearch,
  dataArgument,
  holdsFor,
  keyArgument,
  listArgument,
  textArgument,
  wrongType,
} from '../arguments.ts';
import type { FunctionDefinition, FunctionParameter } from '../function-definition.ts';

const container: FunctionParameter = {
  name: 'container',
  type: unionType(arrayType(), stringType),
  docs: 'A list or a text.',
};
const wanted: FunctionParameter = {
  name: 'wanted',
  type: unknownType,
  docs: 'An item or a part of the text; or a lambda that answers whether an item counts.',
};
const item = typeVariable('Item');
const test: FunctionParameter = {
  name: 'test',
  type: lambdaType(
    [
      { name: 'item', type: item },
      { name: 'index', type: numberType },
    ],
    booleanType,
  ),
  docs: 'Answers whether an item counts.',
};
const byLambda = {
  parameters: [{ name: 'list', type: arrayType(item), docs: 'The items.' }, test],
  returns: withNull(item),
};
const inList = {
  parameters: [
    { name: 'list', type: arrayType(), docs: 'The items.' },
    { name: 'wanted', type: unknownType, docs: 'An item.' },
  ],
  returns: numberType,
};
const inText = {
  parameters: [
    { name: 'text', type: stringType, docs: 'A text.', strict: true },
    { name: 'part', type: stringType, docs: 'A part of the text.' },
  ],
  returns: numberType,
};
const byKey = {
  parameters: [
    { name: 'object', type: objectType, docs: 'An object.' },
    { name: 'key', type: stringType, docs: 'A key.' },
  ],
  returns: booleanType,
};

/** Functions of `@std` that look for something. */
export const searchFunctions: readonly FunctionDefinition[] = [
  {
    name: 'std.contains',
    parameters: [
      { name: 'container', type: unionType(arrayType(), stringType, objectType), docs: 'A list, a text or an object.' },
      { name: 'wanted', type: unknownType, docs: 'An item, a part of the text, or a key.' },
    ],
    returns: booleanType,
    overloads: [{ ...inList, returns: booleanType }, { ...inText, returns: booleanType }, byKey],
    docs: 'Whether a list has an item that `==` the value, a text has a part, or an object has a key. Anything else, `null` included, is an error, so that `!@std.contains(…)` never passes by accident.',
    examples: [
      { source: '@std.contains(["pwd", "mfa"], "mfa")', result: true },
      { source: '@std.contains({"a": null}, "a")', result: true },
    ],
    implementation(run, container, wanted) {
      if (Array.isArray(container)) return indexIn(run, container, dataArgument(wanted as Value, 1)) >= 0;
      if (typeof container === 'string') {
        const part = textArgument(wanted as Value, 1);
        chargeSearch(run, container, part);
        return container.includes(part);
      }
      if (isObject(container as Value)) return Object.hasOwn(container as object, keyArgument(run, wanted as Value, 1));
      throw wrongType('an array, a text or an object', container as Value, 0);
    },
  },
  {
    name: 'std.find',
    parameters: [container, wanted],
    returns: unknownType,
    overloads: [byLambda, inList, inText],
    docs: 'With a lambda: the first item it answers a true value for, or `null`. With a value: the index of its first occurrence in the list or text, or -1.',
    examples: [
      { source: '@std.find([1, 2, 3], (x) => x > 1)', result: 2 },
      { source: '@std.find([5, 6], 6)', result: 1 },
    ],
    implementation(run, container, wanted) {
      if (wanted instanceof Lambda) {
        const values = listArgument(run, container as Value, 0);
        return values.find((item, index) => holdsFor(run, wanted, item, index)) ?? null;
      }
      if (typeof container === 'string') {
        const part = textArgument(wanted as Value, 1);
        chargeSearch(run, container, part);
        return container.indexOf(part);
      }
      if (!isList(container as Value)) throw wrongType('an array or a text', container as Value, 0);
      return indexIn(run, container as readonly Value[], wanted as Value);
    },
  },
  {
    name: 'std.rfind',
    parameters: [container, wanted],
    returns: unknownType,
    overloads: [byLambda, inList, inText],
    docs: 'Like `@std.find`, from the end.',
    examples: [
      { source: '@std.rfind([1, 2, 3], (x) => x > 1)', result: 3 },
      { source: '@std.rfind("banana", "an")', result: 3 },
    ],
    implementation(run, container, wanted) {
      if (wanted instanceof Lambda) {
        const values = listArgument(run, container as Value, 0);
        return values.findLast((item, index) => holdsFor(run, wanted, item, index)) ?? null;
      }
      if (typeof container === 'string') {
        const part = textArgument(wanted as Value, 1);
        chargeSearch(run, container, part);
        return container.lastIndexOf(part);
      }
      const values = listArgument(run, container as Value, 0);
      return values.findLastIndex((item) => equals(item, wanted as Value, run));
    },
  },
];

function indexIn(run: Run, list: readonly Value[], wanted: Value): number {
  const { length } = list;
  run.charge(1 + length);
  const isText = typeof wanted === 'string' && wanted.length <= 64;
  for (let index = 0; index < length; index++) {
    const item = list[index] as Value;
    // Comparing with a short text costs nothing worth counting.
    if (isText && typeof item === 'string' ? item === wanted : equals(item, wanted, run)) return index;
  }
  return -1;
}
