import { literalType, numberType, stringType } from '../types/type.ts';
import { unionType } from '../types/union.ts';
import type { Value } from '../values/value.ts';
import { failure, numberArgument, numberResult, textArgument, textResult } from './arguments.ts';
import type { FunctionDefinition, FunctionParameter } from './function-definition.ts';
import { checkTime, dateOf, parseIso } from './time/iso.ts';
import { formatByPattern, parseByPattern, patternDocs } from './time/pattern.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const unit: FunctionParameter = {
  name: 'unit',
  type: unionType(...Object.keys(units).map(literalType)),
  docs: '`"ms"`, `"s"`, `"m"`, `"h"` or `"d"`.',
};
const moment: FunctionParameter = { name: 'time', type: numberType, docs: 'Epoch milliseconds.' };
const pattern = (docs: string): FunctionParameter => ({ name: 'pattern', type: stringType, docs, optional: true });

/** Steps that reading or writing a time takes, measured. */
const isoCost = 20;

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
    implementation(run) {
      run.charge(isoCost);
      return dateOf(run.now(), 0).toISOString();
    },
  },
  {
    name: 'time.parse',
    parameters: [
      { name: 'text', type: stringType, docs: 'A date, or a date and time with its zone, in ISO 8601.' },
      pattern('The form of the text, in UTC: `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss`, `SSS` and text in single quotes.'),
    ],
    returns: numberType,
    docs: 'Epoch milliseconds of an ISO 8601 text, or of a text in another form. A date alone means midnight in UTC. A date that does not exist is an error.',
    examples: [
      { source: '@time.parse("1970-01-01T00:00:01Z")', result: 1000 },
      { source: '@time.parse("31.01.2024", "dd.MM.yyyy")', result: 1706659200000 },
    ],
    extension: true,
    implementation(run, text, form) {
      const written = textArgument(text as Value, 0);
      const pattern = form === undefined ? undefined : textArgument(form, 1);
      run.charge(isoCost + ((pattern?.length ?? 0) >>> 1));
      return pattern === undefined ? parseIso(written) : parseByPattern(written, pattern, 1);
    },
  },
  {
    name: 'time.format',
    parameters: [moment, pattern('The form; ISO 8601 if left out.')],
    returns: stringType,
    docs: `A time as text, always in UTC: ISO 8601 with milliseconds, or in the form of a pattern. ${patternDocs}`,
    examples: [
      { source: '@time.format(1000)', result: '1970-01-01T00:00:01.000Z' },
      { source: '@time.format(1706702400000, "EEE, d MMM yyyy HH:mm")', result: 'Wed, 31 Jan 2024 12:00' },
    ],
    extension: true,
    implementation(run, time, form) {
      const date = dateOf(numberArgument(time as Value, 0), 0);
      run.charge(isoCost);
      if (form === undefined) return date.toISOString();
      const pattern = textArgument(form, 1);
      run.charge(pattern.length >>> 1);
      return textResult(run, formatByPattern(date, pattern, 1));
    },
  },
  {
    name: 'time.add',
    parameters: [moment, { name: 'amount', type: numberType, docs: 'How much; may be negative.' }, unit],
    returns: numberType,
    docs: 'A time later (or earlier) by an amount.',
    examples: [{ source: '@time.add(0, 2, "m")', result: 120000 }],
    extension: true,
    implementation: (_run, time, amount, unitName) =>
      checkTime(
        numberResult(
          numberArgument(time as Value, 0) + numberArgument(amount as Value, 1) * unitLength(unitName as Value, 2),
        ),
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
