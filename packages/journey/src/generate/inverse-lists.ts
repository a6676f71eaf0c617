import type { Value } from '@waymark/expression';
import type { Input } from './input.ts';
import { isRecord } from './json-values.ts';
import { SAMPLES } from './other-values.ts';
import { argumentOf, assignEach, type Inverse, type WantedCall } from './wanted-call.ts';

const listOf = (value: Value | undefined): readonly Value[] =>
  Array.isArray(value) ? (value as readonly Value[]) : [];

/** Items to begin with when one has to be made: those that are there, then an empty object, then plain values. */
const seeds = (list: readonly Value[]): Value[] => [...list.slice(0, 2), {}, 'item', 1];

function* lengthOf(wanted: WantedCall): Generator<Input> {
  const { value } = wanted;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 200) return;
  const now = argumentOf(wanted, 0);
  const list = listOf(now);
  const padding = list.at(-1) ?? {};
  const items = Array.from({ length: value }, (_none, index) => list[index] ?? padding);
  const text = (typeof now === 'string' ? now : '').padEnd(value, 'x').slice(0, value);
  const keys = Object.entries(isRecord(now) ? now : {}).slice(0, value);
  while (keys.length < value) keys.push([`key${keys.length}`, 1]);
  const object = Object.fromEntries(keys);
  const candidates = { string: [text, items], array: [items, text], object: [object, items] };
  const kind = typeof now === 'string' ? 'string' : isRecord(now) ? 'object' : 'array';
  yield* assignEach(wanted, 0, candidates[kind] as Value[]);
}

function* contains(wanted: WantedCall): Generator<Input> {
  const { value } = wanted;
  const container = argumentOf(wanted, 0);
  const item = argumentOf(wanted, 1) ?? null;
  if (value === true) {
    if (typeof container === 'string') yield* assignEach(wanted, 0, [`${container}${item}`, String(item)]);
    else if (isRecord(container)) yield* assignEach(wanted, 0, [{ ...container, [String(item)]: 1 }]);
    else yield* assignEach(wanted, 0, [[...listOf(container), item], String(item)]);
    const inside = Array.isArray(container) ? listOf(container) : isRecord(container) ? Object.keys(container) : [];
    yield* assignEach(wanted, 1, typeof container === 'string' ? [container, container.slice(0, 1)] : inside);
  } else if (value === false) {
    if (typeof container === 'string')
      yield* assignEach(wanted, 0, [container.replaceAll(String(item), ''), '', 'other']);
    else if (isRecord(container)) {
      yield* assignEach(wanted, 0, [Object.fromEntries(Object.entries(container).filter(([key]) => key !== item))]);
    } else yield* assignEach(wanted, 0, [listOf(container).filter((one) => one !== item), []]);
    yield* assignEach(wanted, 1, ['something else']);
  }
}

/** A list with an item that a lambda holds for (`truth`), or without one. */
function* withItem(wanted: WantedCall, truth: boolean, present: boolean): Generator<Input> {
  const { inverter, args, input, depth } = wanted;
  const [listNode, lambda] = args;
  if (listNode === undefined) return;
  const list = listOf(inverter.valueOf(listNode, input));
  if (!present) {
    yield* inverter.assign(listNode, [], input, depth);
    return;
  }
  for (const seed of seeds(list)) {
    for (const solved of inverter.solveItem(lambda, { truth }, seed, input, depth + 1)) {
      yield* inverter.assign(listNode, [...list, solved.item], solved.input, depth);
      yield* inverter.assign(listNode, [solved.item], solved.input, depth);
    }
  }
}

function* findItem(wanted: WantedCall): Generator<Input> {
  const { value, args } = wanted;
  if (args[1]?.kind === 'lambda') {
    if (value === null) return yield* withItem(wanted, true, false);
    yield* oneItem(wanted, value);
    yield* withItem(wanted, true, true);
  } else if (value === -1) yield* contains({ ...wanted, value: false });
  else if (typeof value === 'number' && value >= 0) yield* contains({ ...wanted, value: true });
}

/** A list of the wanted item alone, once a lambda holds for it. */
function* oneItem(wanted: WantedCall, item: Value): Generator<Input> {
  const { inverter, args, input, depth } = wanted;
  const [listNode, lambda] = args;
  if (listNode === undefined) return;
  for (const solved of inverter.solveItem(lambda, { truth: true }, item, input, depth + 1)) {
    yield* inverter.assign(listNode, [solved.item], solved.input, depth);
  }
}

/** Each wanted item becomes one that the lambda holds for; what it does not hold for stays. */
function* filter(wanted: WantedCall): Generator<Input> {
  const { inverter, args, value, input, depth } = wanted;
  const [listNode, lambda] = args;
  if (!Array.isArray(value) || listNode === undefined) return;
  const list = listOf(inverter.valueOf(listNode, input));
  const kept = listOf(
    inverter.valueOf({ kind: 'call', name: 'std.filter', nameStart: 0, nameEnd: 0, start: 0, end: 0, args }, input),
  );
  const rest = list.filter((item) => !kept.includes(item));
  for (const { items, input: next } of solveItems(
    wanted,
    lambda,
    value as readonly Value[],
    () => ({ truth: true }),
    list,
  )) {
    yield* inverter.assign(listNode, [...items, ...rest], next, depth);
    if (rest.length > 0) yield* inverter.assign(listNode, items, next, depth);
  }
}

function* map(wanted: WantedCall): Generator<Input> {
  const { inverter, args, value, input, depth } = wanted;
  const [listNode, lambda] = args;
  if (!Array.isArray(value) || listNode === undefined) return;
  const list = listOf(inverter.valueOf(listNode, input));
  const starts = (value as readonly Value[]).map((_item, index) => list[index] ?? {});
  const goal = (index: number) => ({ wanted: value[index] as Value });
  for (const { items, input: next } of solveItems(wanted, lambda, starts, goal, list)) {
    yield* inverter.assign(listNode, items, next, depth);
  }
}

type Goal = { readonly wanted: Value } | { readonly truth: boolean };

/** Solves items one after the other; the first solution of each is taken. */
function* solveItems(
  { inverter, input, depth }: WantedCall,
  lambda: WantedCall['args'][number] | undefined,
  starts: readonly Value[],
  goal: (index: number) => Goal,
  list: readonly Value[],
): Generator<{ items: Value[]; input: Input }> {
  let next = input;
  const items: Value[] = [];
  for (const [index, start] of starts.entries()) {
    const solved = [start, ...seeds(list)]
      .values()
      .flatMap((seed) => inverter.solveItem(lambda, goal(index), seed, next, depth + 1))
      .next();
    if (solved.done === true) return;
    items.push(solved.value.item);
    next = solved.value.input;
  }
  yield { items, input: next };
}

/** One item more, or one alone, that brings the fold to the wanted value. */
function* reduce(wanted: WantedCall): Generator<Input> {
  const { inverter, args, value, input, depth } = wanted;
  const [listNode, lambda] = args;
  if (listNode === undefined) return;
  const list = listOf(inverter.valueOf(listNode, input));
  const start = argumentOf(wanted, 2) ?? null;
  for (const seed of seeds(list)) {
    for (const solved of inverter.solveItem(lambda, { wanted: value }, seed, input, depth + 1, [start])) {
      yield* inverter.assign(listNode, [solved.item], solved.input, depth);
    }
  }
}

const sameList: Inverse = (wanted) => assignEach(wanted, 0, [wanted.value]);

function* typeOf(wanted: WantedCall): Generator<Input> {
  const { value } = wanted;
  if (typeof value === 'string' && Object.hasOwn(SAMPLES, value))
    yield* assignEach(wanted, 0, [SAMPLES[value] as Value]);
}

/** Functions of `@std` about lists, objects and types. */
export const listInverses: Readonly<Record<string, Inverse>> = {
  len: lengthOf,
  'std.len': lengthOf,
  'strings.length': lengthOf,
  'std.contains': contains,
  'strings.contains': contains,
  'std.find': findItem,
  'std.rfind': findItem,
  'std.findFirst': findItem,
  'std.filter': filter,
  'std.map': map,
  'std.reduce': reduce,
  'std.sort': sameList,
  'std.distinct': sameList,
  'std.slice': sameList,
  'std.reverse': (wanted) =>
    assignEach(wanted, 0, [Array.isArray(wanted.value) ? wanted.value.toReversed() : wanted.value]),
  'std.typeOf': typeOf,
  *'std.containsIf'(wanted) {
    if (typeof wanted.value !== 'boolean') return;
    yield* withItem(wanted, true, wanted.value);
  },
  *'std.keys'(wanted) {
    if (!Array.isArray(wanted.value)) return;
    yield* assignEach(wanted, 0, [Object.fromEntries(wanted.value.map((key) => [String(key), 1]))]);
  },
  *'std.values'(wanted) {
    if (!Array.isArray(wanted.value)) return;
    yield* assignEach(wanted, 0, [Object.fromEntries(wanted.value.map((item, index) => [`key${index}`, item]))]);
  },
  *'std.jsonPath'(wanted) {
    yield* jsonPath(wanted);
  },
};

/** Paths that can lead to one place only: `$.a.b[0]`. */
function* jsonPath(wanted: WantedCall): Generator<Input> {
  const path = argumentOf(wanted, 1);
  if (typeof path !== 'string' || !/^\$(\.[A-Za-z_]\w*|\[\d+\])+$/.test(path)) return;
  const keys = [...path.matchAll(/\.([A-Za-z_]\w*)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
  const place = (value: Value | undefined, [key, ...rest]: (string | number)[]): Value => {
    if (key === undefined) return wanted.value;
    if (typeof key === 'number') {
      const list = [...listOf(value)];
      while (list.length < key) list.push(null);
      list[key] = place(list[key], rest);
      return list;
    }
    const record = isRecord(value) ? value : {};
    return { ...record, [key]: place(record[key], rest) };
  };
  yield* assignEach(wanted, 0, [place(argumentOf(wanted, 0), keys)]);
}
