import { arrayType, numberType } from '../types/type.ts';
import { chargeReading } from '../values/coercion.ts';
import type { Value } from '../values/value.ts';
import { listArgument, numberArgument, numberResult } from './arguments.ts';
import type { FunctionDefinition, FunctionParameter } from './function-definition.ts';

/** A function of one number. */
function ofOne(
  name: string,
  docs: string,
  compute: (x: number) => number,
  source: string,
  result: number,
): FunctionDefinition {
  return {
    name: `math.${name}`,
    parameters: [{ name: 'x', type: numberType, docs: 'A number.' }],
    returns: numberType,
    docs,
    examples: [{ source, result }],
    ...(name !== 'cos' && name !== 'round' && { extension: true }),
    implementation: (_run, x) => numberResult(compute(numberArgument(x as Value, 0))),
  };
}

const number: FunctionParameter = { name: 'x', type: numberType, docs: 'A number.' };

/** A function of several numbers, or of a list of them. */
function ofMany(
  name: string,
  docs: string,
  compute: (...numbers: number[]) => number,
  source: string,
  result: number,
): FunctionDefinition {
  return {
    name: `math.${name}`,
    parameters: [
      { name: 'x', type: numberType, docs: 'A number, or a list of numbers.' },
      { name: 'others', type: numberType, docs: 'Further numbers.', rest: true },
    ],
    returns: numberType,
    overloads: [
      { parameters: [{ name: 'list', type: arrayType(numberType), docs: 'The numbers.' }], returns: numberType },
      { parameters: [number, { ...number, name: 'others', rest: true }], returns: numberType },
    ],
    docs,
    examples: [{ source, result }],
    extension: true,
    implementation(run, ...args) {
      const [first] = args as [Value];
      const values = args.length === 1 && Array.isArray(first) ? listArgument(run, first, 0) : args;
      const numbers = values.map((value) => {
        chargeReading(value, run);
        return numberArgument(value, 0);
      });
      return numberResult(numbers.reduce((best, number) => compute(best, number), numbers[0] ?? Number.NaN));
    },
  };
}

/** The namespace `@math`. */
export const mathFunctions: readonly FunctionDefinition[] = [
  ofOne('cos', 'The cosine of an angle in radians.', Math.cos, '@math.cos(0)', 1),
  ofOne('sin', 'The sine of an angle in radians.', Math.sin, '@math.sin(0)', 0),
  ofOne('tan', 'The tangent of an angle in radians.', Math.tan, '@math.tan(0)', 0),
  ofOne('abs', 'The number without its sign.', Math.abs, '@math.abs(-4)', 4),
  ofOne('ceil', 'The next whole number upwards.', Math.ceil, '@math.ceil(1.2)', 2),
  ofOne('floor', 'The next whole number downwards.', Math.floor, '@math.floor(-1.2)', -2),
  ofOne('trunc', 'The number without its fraction.', Math.trunc, '@math.trunc(-1.7)', -1),
  ofOne('round', 'The nearest whole number; a half is rounded up.', Math.round, '@math.round(2.5)', 3),
  ofOne('sqrt', 'The square root. A negative number is an error.', Math.sqrt, '@math.sqrt(9)', 3),
  ofOne('log', 'The natural logarithm. Zero and negative numbers are errors.', Math.log, '@math.log(1)', 0),
  ofOne('exp', 'The number e raised to a power.', Math.exp, '@math.exp(0)', 1),
  ofMany('min', 'The smallest number.', Math.min, '@math.min(3, 1, 2)', 1),
  ofMany('max', 'The largest number.', Math.max, '@math.max(3, 1, 2)', 3),
  {
    name: 'math.pow',
    parameters: [
      { name: 'base', type: numberType, docs: 'The number to multiply with itself.' },
      { name: 'exponent', type: numberType, docs: 'How often.' },
    ],
    returns: numberType,
    docs: 'A number raised to a power.',
    examples: [{ source: '@math.pow(2, 10)', result: 1024 }],
    extension: true,
    implementation: (_run, base, exponent) =>
      numberResult(numberArgument(base as Value, 0) ** numberArgument(exponent as Value, 1)),
  },
  {
    name: 'math.random',
    parameters: [],
    returns: numberType,
    docs: 'A random number from 0 up to, and without, 1.',
    examples: [{ source: '@math.random()' }],
    impure: true,
    implementation(run) {
      run.charge(20);
      const bytes = run.randomBytes(7);
      // 53 random bits: all that fit into the fraction of a double.
      return bytes.reduce((total, byte, index) => total * 256 + (index === 0 ? byte & 0x1f : byte), 0) / 2 ** 53;
    },
  },
];
