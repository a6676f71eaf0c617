import type { Value } from '@waymark/expression';
import { type Input, writeInput } from './input.ts';
import { argumentOf, assignEach, type Inverse, type WantedCall } from './wanted-call.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A function that leaves a number as it is, if it is given one that it can yield. */
const sameNumber: Inverse = (wanted) => assignEach(wanted, 0, [wanted.value]);

const fromNumber = (compute: (value: number) => Value): Inverse =>
  function* invert(wanted) {
    if (typeof wanted.value === 'number') yield* assignEach(wanted, 0, [compute(wanted.value)]);
  };

function* textToNumber(wanted: WantedCall): Generator<Input> {
  const { value } = wanted;
  if (typeof value === 'number') yield* assignEach(wanted, 0, [value, String(value)]);
}

/** The first number makes up what the others leave. */
function* sum(wanted: WantedCall): Generator<Input> {
  const { value } = wanted;
  if (typeof value !== 'number') return;
  const list = argumentOf(wanted, 0);
  const [, ...rest] = Array.isArray(list) ? list.map(Number) : [];
  const others = rest.reduce((total, one) => total + one, 0);
  yield* assignEach(wanted, 0, [[value - others, ...rest], [value]]);
}

/** Of a list: one that holds nothing but the value. Of several arguments: each of them in turn. */
function* extreme(wanted: WantedCall): Generator<Input> {
  const { value, args } = wanted;
  if (args.length === 1) yield* assignEach(wanted, 0, value === null ? [[]] : [[value]]);
  else for (const position of args.keys()) yield* assignEach(wanted, position, [value]);
}

function* timeAdd(wanted: WantedCall): Generator<Input> {
  const [time, amount, unit] = [0, 1, 2].map((position) => argumentOf(wanted, position));
  const length = UNITS[String(unit)];
  if (typeof wanted.value !== 'number' || length === undefined) return;
  if (typeof amount === 'number') yield* assignEach(wanted, 0, [wanted.value - amount * length]);
  if (typeof time === 'number') yield* assignEach(wanted, 1, [(wanted.value - time) / length]);
}

function* timeDiff(wanted: WantedCall): Generator<Input> {
  const [time, earlier, unit] = [0, 1, 2].map((position) => argumentOf(wanted, position));
  const length = UNITS[String(unit)];
  if (typeof wanted.value !== 'number' || length === undefined) return;
  const { now } = wanted.input;
  yield* assignEach(wanted, 1, [(typeof time === 'number' ? time : now) - wanted.value * length]);
  yield* assignEach(wanted, 0, [(typeof earlier === 'number' ? earlier : now) + wanted.value * length]);
}

function* timeParse(wanted: WantedCall): Generator<Input> {
  const { value } = wanted;
  if (typeof value === 'number' && Math.abs(value) < 8.64e15)
    yield* assignEach(wanted, 0, [new Date(value).toISOString()]);
}

function* timeFormat(wanted: WantedCall): Generator<Input> {
  const time = Date.parse(String(wanted.value));
  if (!Number.isNaN(time)) yield* assignEach(wanted, 0, [time]);
  const hour = /^(\d{1,2})(?::(\d\d))?$/.exec(String(wanted.value));
  const now = new Date(wanted.input.now);
  if (hour !== null) yield* assignEach(wanted, 0, [now.setUTCHours(Number(hour[1]), Number(hour[2] ?? 0), 0, 0)]);
}

/** Functions about numbers and times. */
export const numberInverses: Readonly<Record<string, Inverse>> = {
  'std.strToInt': textToNumber,
  'std.strToDouble': textToNumber,
  'math.abs': sameNumber,
  'math.ceil': sameNumber,
  'math.floor': sameNumber,
  'math.trunc': sameNumber,
  'math.round': sameNumber,
  'math.sqrt': fromNumber((value) => value * value),
  'math.log': fromNumber((value) => Math.exp(value)),
  'math.exp': fromNumber((value) => Math.log(value)),
  'std.sum': sum,
  'std.avg': extreme,
  'std.max': extreme,
  'std.min': extreme,
  'math.max': extreme,
  'math.min': extreme,
  'time.add': timeAdd,
  'time.diff': timeDiff,
  'time.parse': timeParse,
  'time.format': timeFormat,
  *'time.nowISO'({ value, input }) {
    const next = writeInput(input, ['now'], Date.parse(String(value)));
    if (next !== undefined) yield next;
  },
};
