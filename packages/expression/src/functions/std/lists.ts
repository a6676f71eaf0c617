import { ExpressionError } from '../../errors.ts';
import { arrayType, booleanType, lambdaType, numberType, stringType, typeVariable } from '../../types/type.ts';
import { unionType, withNull } from '../../types/union.ts';
import { equalsSameType } from '../../values/equality.ts';
import { isList } from '../../values/kinds.ts';
import type { Value } from '../../values/value.ts';
import {
  dataArgument,
  failure,
  holdsFor,
  integerArgument,
  lambdaArgument,
  listArgument,
  listResult,
  numberArgument,
  textResult,
  wrongType,
} from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';

const item = typeVariable('Item');
const result = typeVariable('Result');
const total = typeVariable('Total');
/** What can be put in order: texts alone, or numbers alone. */
const sortable = typeVariable('Item', { within: unionType(numberType, stringType), uniform: true });
const key = typeVariable('Key', { within: unionType(numberType, stringType), uniform: true });
const list = { name: 'list', type: arrayType(item), docs: 'The items.' };
const itemAndIndex = [
  { name: 'item', type: item },
  { name: 'index', type: numberType },
];
const test = { name: 'test', type: lambdaType(itemAndIndex, booleanType), docs: 'Answers whether an item counts.' };

const bounds = [
  { name: 'start', type: numberType, docs: 'Index of the first item; a negative one counts from the end.' },
  { name: 'end', type: numberType, docs: 'Index after the last item; the end if left out.', optional: true },
];
const comparator = {
  name: 'by',
  type: {
    ...lambdaType(
      [
        { name: 'left', type: item },
        { name: 'right', type: item },
      ],
      numberType,
    ),
    exact: true,
  },
  docs: 'Negative, zero or positive for the order of two items.',
};
const sortKey = { name: 'by', type: lambdaType(itemAndIndex, key), docs: 'Makes what to sort by.' };

/** Functions of `@std` that make lists or pass over them. */
export const listFunctions: readonly FunctionDefinition[] = [
  {
    name: 'std.map',
    parameters: [list, { name: 'transform', type: lambdaType(itemAndIndex, result), docs: 'Makes the new item.' }],
    returns: arrayType(result),
    docs: 'A list of what the lambda makes of each item.',
    examples: [{ source: '@std.map([1, 2, 3], (i) => i * 2)', result: [2, 4, 6] }],
    makesContainer: true,
    implementation(run, items, transform) {
      const values = listArgument(run, items as Value, 0);
      const lambda = lambdaArgument(transform as Value, 1);
      run.allocate(2 * values.length);
      return values.map((item, index) => dataArgument(lambda.invoke(run, item, index), 1));
    },
  },
  {
    name: 'std.filter',
    parameters: [list, test],
    returns: arrayType(item),
    docs: 'The items for which the lambda answers a true value.',
    examples: [{ source: '@std.filter([1, 2, 3], (x) => x > 1)', result: [2, 3] }],
    makesContainer: true,
    implementation(run, items, test) {
      const values = listArgument(run, items as Value, 0);
      const lambda = lambdaArgument(test as Value, 1);
      return listResult(
        run,
        values.filter((item, index) => holdsFor(run, lambda, item, index)),
      );
    },
  },
  {
    name: 'std.reduce',
    parameters: [
      list,
      {
        name: 'combine',
        type: lambdaType([{ name: 'total', type: total }, ...itemAndIndex], total),
        docs: 'Makes the next total of the last one and an item.',
      },
      {
        name: 'start',
        type: total,
        docs: 'The total to begin with, and the result for an empty list.',
        takesLambdas: true,
      },
    ],
    returns: total,
    docs: 'Folds a list into one value.',
    examples: [{ source: '@std.reduce([1, 2, 3], (total, x) => total + x, 0)', result: 6 }],
    makesContainer: true,
    implementation(run, items, combine, start) {
      const values = listArgument(run, items as Value, 0);
      const lambda = lambdaArgument(combine as Value, 1);
      return values.reduce<Value>((total, item, index) => lambda.invoke(run, total, item, [index]), start as Value);
    },
  },
  {
    name: 'std.containsIf',
    parameters: [list, test],
    returns: booleanType,
    docs: 'Whether the lambda answers a true value for some item. False for an empty list.',
    examples: [{ source: '@std.containsIf([1, 2], (x) => x > 1)', result: true }],
    implementation(run, items, test) {
      const values = listArgument(run, items as Value, 0);
      const lambda = lambdaArgument(test as Value, 1);
      return values.some((item, index) => holdsFor(run, lambda, item, index));
    },
  },
  {
    name: 'std.findFirst',
    parameters: [list, test],
    returns: withNull(item),
    docs: 'The first item for which the lambda answers a true value, or `null`.',
    examples: [{ source: '@std.findFirst([1, 2, 3], (x) => x > 1)', result: 2 }],
    implementation(run, items, test) {
      const values = listArgument(run, items as Value, 0);
      const lambda = lambdaArgument(test as Value, 1);
      return values.find((item, index) => holdsFor(run, lambda, item, index)) ?? null;
    },
  },
  {
    name: 'std.distinct',
    parameters: [list],
    returns: arrayType(item),
    docs: 'The items without repetitions, in the order of their first occurrence. Lists and objects are compared by value.',
    examples: [{ source: '@std.distinct([1, 2, 1])', result: [1, 2] }],
    makesContainer: true,
    implementation(run, items) {
      const values = listArgument(run, items as Value, 0);
      return listResult(
        run,
        distinctValues(values, (left, right) => equalsSameType(left, right, run), run.charge.bind(run)),
      );
    },
  },
  {
    name: 'std.reverse',
    parameters: [{ name: 'value', type: unionType(arrayType(), stringType), docs: 'A list or a text.' }],
    returns: unionType(arrayType(), stringType),
    overloads: [
      { parameters: [list], returns: arrayType(item) },
      { parameters: [{ name: 'text', type: stringType, docs: 'A text.', strict: true }], returns: stringType },
    ],
    docs: 'The items, or the characters, from last to first.',
    examples: [{ source: '@std.reverse([1, 2, 3])', result: [3, 2, 1] }],
    makesContainer: true,
    implementation(run, value) {
      if (typeof value === 'string') {
        run.charge(value.length >>> 2);
        return textResult(run, [...value].reverse().join(''));
      }
      if (!isList(value as Value)) throw wrongType('an array or a text', value as Value, 0);
      return listResult(run, listArgument(run, value as Value, 0).toReversed());
    },
  },
  {
    name: 'std.slice',
    parameters: [{ name: 'value', type: unionType(arrayType(), stringType), docs: 'A list or a text.' }, ...bounds],
    returns: unionType(arrayType(), stringType),
    overloads: [
      { parameters: [list, ...bounds], returns: arrayType(item) },
      {
        parameters: [{ name: 'text', type: stringType, docs: 'A text.', strict: true }, ...bounds],
        returns: stringType,
      },
    ],
    docs: 'A part of a list or of a text.',
    examples: [{ source: '@std.slice([1, 2, 3, 4], 1, -1)', result: [2, 3] }],
    makesContainer: true,
    implementation(run, value, start, end) {
      const from = integerArgument(start as Value, 1);
      const to = end === undefined ? undefined : integerArgument(end, 2);
      if (typeof value === 'string') return textResult(run, value.slice(from, to));
      if (!isList(value as Value)) throw wrongType('an array or a text', value as Value, 0);
      return listResult(run, listArgument(run, value as Value, 0).slice(from, to));
    },
  },
  {
    name: 'std.splice',
    parameters: [
      list,
      {
        name: 'start',
        type: numberType,
        docs: 'Index of the first item to remove; a negative one counts from the end.',
      },
      { name: 'count', type: numberType, docs: 'How many items to remove.' },
      { name: 'items', type: item, docs: 'Items to put in their place.', rest: true },
    ],
    returns: arrayType(item),
    docs: 'A **new** list with some items removed and others put in their place.',
    examples: [{ source: '@std.splice([1, 2, 3], 1, 1, 9, 8)', result: [1, 9, 8, 3] }],
    makesContainer: true,
    implementation(run, items, start, count, ...added) {
      const values = listArgument(run, items as Value, 0);
      const from = integerArgument(start as Value, 1);
      const removed = integerArgument(count as Value, 2);
      added.forEach((item, index) => {
        dataArgument(item, index + 3);
      });
      return listResult(run, values.toSpliced(from, removed, ...added));
    },
  },
  {
    name: 'std.range',
    parameters: [
      { name: 'startOrEnd', type: numberType, docs: 'The first number; the end, if it is the only argument.' },
      { name: 'end', type: numberType, docs: 'The number to stop before.', optional: true },
      {
        name: 'step',
        type: numberType,
        docs: 'The difference, 1 if left out. May be negative, not 0.',
        optional: true,
      },
    ],
    returns: arrayType(numberType),
    docs: 'Numbers from a start up to, and without, an end.',
    examples: [
      { source: '@std.range(3)', result: [0, 1, 2] },
      { source: '@std.range(10, 0, -4)', result: [10, 6, 2] },
    ],
    makesContainer: true,
    implementation(run, startOrEnd, end, step) {
      const start = end === undefined ? 0 : numberArgument(startOrEnd as Value, 0);
      const stop = end === undefined ? numberArgument(startOrEnd as Value, 0) : numberArgument(end, 1);
      const difference = step === undefined ? 1 : numberArgument(step, 2);
      if (difference === 0) throw failure("The step of a range can't be 0.", 2);
      const count = Math.max(0, Math.ceil((stop - start) / difference));
      run.allocate(2 * count);
      run.charge(count);
      return Array.from({ length: count }, (_, index) => start + index * difference);
    },
  },
  {
    name: 'std.sort',
    parameters: [
      list,
      {
        name: 'by',
        type: lambdaType([{ name: 'item', type: item }]),
        docs: 'With one parameter: what to sort by. With two: negative, zero or positive for the order of two items.',
        optional: true,
      },
    ],
    returns: arrayType(item),
    overloads: [
      { parameters: [{ ...list, type: arrayType(sortable) }], returns: arrayType(sortable) },
      { parameters: [list, comparator], returns: arrayType(item) },
      { parameters: [list, sortKey], returns: arrayType(item) },
    ],
    docs: 'The items in ascending order: numbers by value, texts by code units. Equal items keep their order.',
    examples: [
      { source: '@std.sort([10, 9, 1])', result: [1, 9, 10] },
      { source: '@std.sort([1, 3, 2], (a, b) => b - a)', result: [3, 2, 1] },
    ],
    makesContainer: true,
    implementation(run, items, by) {
      const values = listArgument(run, items as Value, 0);
      const order = (left: Value, right: Value): number => {
        run.charge(1 + (typeof left === 'string' ? left.length >>> 6 : 0));
        return orderOf(left, right);
      };
      if (by === undefined) return listResult(run, values.toSorted(order));
      const lambda = lambdaArgument(by, 1);
      if (lambda.parameterCount === 2) {
        return listResult(
          run,
          values.toSorted((left, right) => numberArgument(lambda.invoke(run, left, right), 1)),
        );
      }
      const keyed = values.map((item, index) => ({ item, key: lambda.invoke(run, item, index) }));
      return listResult(
        run,
        keyed.sort((left, right) => order(left.key, right.key)).map(({ item }) => item),
      );
    },
  },
];

function orderOf(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  const message = 'Only texts alone or numbers alone can be sorted. Give a lambda that says what to sort by.';
  throw new ExpressionError('E_TYPE', message, undefined, 0);
}

/** Scalars go through a set; only lists and objects have to be compared with each other. */
function distinctValues(
  values: readonly Value[],
  same: (left: Value, right: Value) => boolean,
  charge: (steps: number) => void,
): Value[] {
  const scalars = new Set<Value>();
  const containers: Value[] = [];
  return values.filter((value) => {
    if (value === null || typeof value !== 'object') {
      if (scalars.has(value)) return false;
      scalars.add(value);
      return true;
    }
    charge(containers.length);
    if (containers.some((known) => same(known, value))) return false;
    containers.push(value);
    return true;
  });
}
