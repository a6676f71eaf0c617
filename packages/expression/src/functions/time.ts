import { literalType, numberType, stringType } from '../types/type.ts';
import { unionType } from '../types/union.ts';
import type { Value } from '../values/value.ts';
import { failure, numberArgument, numberResult, textArgument } from './arguments.ts';
import type { FunctionDefinition, FunctionParameter } from './function-definition.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const unit: FunctionParameter = {
  name: 'unit',
  type: unionType(...Object.keys(units).map(literalType)),
  docs: '`"ms"`, `"s"`, `"m"`, `"h"` or `"d"`.',
};
const moment: FunctionParameter = { name: 'time', type: numberType, docs: 'Epoch milliseconds.' };
const isoDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d))?$/;

/** The namespace `@time`. */
export const timeFunctions: readonly FunctionDefinition[] = [
  {
    name: 'time.now',
    parameters: [],
    returns: numberType,
    docs: 'The time in epoch milliseconds. It stands still during an evaluation.',
    examples: [{ source: '@time.now() / 1000' }],
    impure: true,
    implementation: (run) => run.now(),
  },
  {
    name: 'time.nowISO',
    parameters: [],
    returns: stringType,
    docs: 'The time as ISO 8601 text in UTC, with milliseconds.',
    examples: [{ source: '@time.nowISO()' }],
    impure: true,
    extension: true,
    implementation: (run) => isoText(run.now(), 0),
  },
  {
    name: 'time.parse',
    parameters: [{ name: 'text', type: stringType, docs: 'A date, or a date and time with its zone, in ISO 8601.' }],
    returns: numberType,
    docs: 'Epoch milliseconds of an ISO 8601 text. A date alone means midnight in UTC.',
    examples: [{ source: '@time.parse("1970-01-01T00:00:01Z")', result: 1000 }],
    extension: true,
    implementation(_run, text) {
      const iso = textArgument(text as Value, 0);
      const time = isoDate.test(iso) ? Date.parse(iso) : Number.NaN;
      if (Number.isNaN(time))
        throw failure("This isn't an ISO 8601 time with a zone, such as 2024-01-31T12:00:00Z.", 0);
      return time;
    },
  },
  {
    name: 'time.format',
    parameters: [moment],
    returns: stringType,
    docs: 'ISO 8601 text in UTC, with milliseconds.',
    examples: [{ source: '@time.format(1000)', result: '1970-01-01T00:00:01.000Z' }],
    extension: true,
    implementation: (_run, time) => isoText(numberArgument(time as Value, 0), 0),
  },
  {
    name: 'time.add',
    parameters: [moment, { name: 'amount', type: numberType, docs: 'How much; may be negative.' }, unit],
    returns: numberType,
    docs: 'A time later (or earlier) by an amount.',
    examples: [{ source: '@time.add(0, 2, "m")', result: 120000 }],
    extension: true,
    implementation: (_run, time, amount, unitName) =>
      numberResult(
        numberArgument(time as Value, 0) + numberArgument(amount as Value, 1) * unitLength(unitName as Value, 2),
      ),
  },
  {
    name: 'time.diff',
    parameters: [moment, { ...moment, name: 'earlier' }, unit],
    returns: numberType,
    docs: 'The first time minus the second, in a unit. May have a fraction.',
    examples: [{ source: '@time.diff(120000, 0, "m")', result: 2 }],
    extension: true,
    implementation: (_run, time, earlier, unitName) =>
      numberResult(
        (numberArgument(time as Value, 0) - numberArgument(earlier as Value, 1)) / unitLength(unitName as Value, 2),
      ),
  },
];

function unitLength(value: Value, position: number): number {
  const name = textArgument(value, position);
  const length = Object.hasOwn(units, name) ? units[name] : undefined;
  if (length === undefined) throw failure('The unit has to be "ms", "s", "m", "h" or "d".', position);
  return length;
}

function isoText(time: number, position: number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) throw failure('This time is out of range.', position);
  return date.toISOString();
}
