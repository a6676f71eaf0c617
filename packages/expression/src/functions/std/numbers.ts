import { order } from '../../compile/arithmetic.ts';
import type { Run } from '../../compile/run.ts';
import {
  arrayType,
  booleanType,
  nullType,
  numberType,
  stringType,
  typeVariable,
  unknownType,
} from '../../types/type.ts';
import { unionType, withNull } from '../../types/union.ts';
import { chargeReading, numberOrNothing, parseNumber } from '../../values/coercion.ts';
import { isList } from '../../values/kinds.ts';
import type { Value } from '../../values/value.ts';
import { failure, listArgument, numberArgument, numberResult, wrongType } from '../arguments.ts';
import type { FunctionDefinition, FunctionParameter } from '../function-definition.ts';

const numbers: FunctionParameter = { name: 'numbers', type: arrayType(numberType), docs: 'The numbers.' };
const numeric: FunctionParameter = {
  name: 'value',
  type: unionType(stringType, numberType),
  docs: 'A decimal number as text, or a number.',
};
const extremes: FunctionParameter[] = [
  { name: 'values', type: unknownType, docs: 'A list of numbers or texts; or the first of several.' },
  { name: 'others', type: unionType(numberType, stringType), docs: 'Further values.', rest: true },
];

const comparable = typeVariable('Item', { within: unionType(numberType, stringType, booleanType), uniform: true });
const ofList = {
  parameters: [{ name: 'values', type: arrayType(comparable), docs: 'A list of numbers or texts.' }],
  returns: withNull(comparable),
};
const ofSeveral = {
  parameters: [
    { name: 'value', type: comparable, docs: 'The first of several numbers or texts.' },
    { name: 'second', type: comparable, docs: 'The second.' },
    { name: 'others', type: comparable, docs: 'Further values.', rest: true },
  ],
  returns: comparable,
};

/** Functions of `@std` that calculate. */
export const numberFunctions: readonly FunctionDefinition[] = [
  {
    name: 'std.sum',
    parameters: [numbers],
    returns: numberType,
    docs: 'The sum of the numbers; 0 for an empty list.',
    examples: [{ source: '@std.sum([1, 2, 3.5])', result: 6.5 }],
    implementation: (run, values) => numberResult(sumOf(numbersOf(run, values as Value))),
  },
  {
    name: 'std.avg',
    parameters: [numbers],
    returns: unionType(numberType, nullType),
    docs: 'The arithmetic mean; `null` for an empty list.',
    examples: [{ source: '@std.avg([1, 2, 3])', result: 2 }],
    implementation(run, values) {
      const list = numbersOf(run, values as Value);
      return list.length === 0 ? null : numberResult(sumOf(list) / list.length);
    },
  },
  {
    name: 'std.stdev',
    parameters: [numbers],
    returns: unionType(numberType, nullType),
    docs: 'The standard deviation of a whole population; `null` for an empty list.',
    examples: [{ source: '@std.stdev([2, 4, 4, 4, 5, 5, 7, 9])', result: 2 }],
    implementation(run, values) {
      const list = numbersOf(run, values as Value);
      if (list.length === 0) return null;
      const mean = sumOf(list) / list.length;
      return numberResult(Math.sqrt(sumOf(list.map((value) => (value - mean) ** 2)) / list.length));
    },
  },
  {
    name: 'std.max',
    parameters: extremes,
    returns: unknownType,
    overloads: [ofList, ofSeveral],
    docs: 'The largest of a list, or of several arguments; `null` for an empty list.',
    examples: [
      { source: '@std.max([1, 3, 2])', result: 3 },
      { source: '@std.max(1, 3)', result: 3 },
    ],
    implementation: (run, ...values) => extreme(run, values, 1),
  },
  {
    name: 'std.min',
    parameters: extremes,
    returns: unknownType,
    overloads: [ofList, ofSeveral],
    docs: 'The smallest of a list, or of several arguments; `null` for an empty list.',
    examples: [{ source: '@std.min(["b", "a"])', result: 'a' }],
    implementation: (run, ...values) => extreme(run, values, -1),
  },
  {
    name: 'std.strToInt',
    parameters: [numeric],
    returns: numberType,
    docs: 'The whole number that a text says; a fraction is cut off. A number is taken as it is, without its fraction.',
    examples: [
      { source: '@std.strToInt("42")', result: 42 },
      { source: '@std.strToInt(4.9)', result: 4 },
    ],
    implementation: (_run, value) => Math.trunc(readNumber(value as Value)) + 0,
  },
  {
    name: 'std.strToDouble',
    parameters: [numeric],
    returns: numberType,
    docs: 'The number that a text says. A number is taken as it is.',
    examples: [{ source: '@std.strToDouble("4.5")', result: 4.5 }],
    implementation: (_run, value) => readNumber(value as Value),
  },
];

function readNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') throw wrongType('a text or a number', value, 0);
  const number = parseNumber(value);
  if (number === undefined) throw failure("This text isn't a number.", 0);
  return number;
}

function numbersOf(run: Run, values: Value): number[] {
  return listArgument(run, values, 0).map((value) => {
    chargeReading(value, run);
    return numberArgument(value, 0);
  });
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

function extreme(run: Run, args: readonly Value[], sign: 1 | -1): Value {
  const [first] = args as [Value];
  const values = args.length > 1 ? args : listArgument(run, first, 0);
  let best: Value = null;
  for (const value of values) {
    chargeReading(value, run);
    if (isList(value) || (typeof value !== 'string' && numberOrNothing(value) === undefined)) {
      throw wrongType('numbers or texts', value, 0);
    }
    if (best === null || order(value, best, run) * sign > 0) best = value;
  }
  return best;
}
