import type { Value } from '@waymark/expression';
import { bothFacts, eitherFacts, type Facts, NO_FACTS, sameFacts } from './facts.ts';
import { joinLabels, type Labels, NO_LABELS, passedThrough, sameLabels } from './label.ts';
import {
  anyText,
  constantText,
  joinTexts,
  mapTextLabels,
  type RedirectText,
  sameText,
  UNKNOWN_TEXT,
} from './redirect-text.ts';

/** Everything that the proof knows of a value without knowing the value. */
export interface FlowValue {
  /** Of the value itself, and of everything in it that has no entry of its own below. */
  readonly labels: Labels;
  /** Members that are told apart. */
  readonly members?: ReadonlyMap<string, FlowValue>;
  /** What the other members, or the items of a list, hold besides {@link labels}. */
  readonly items?: FlowValue;
  /** How many values are told apart in it, itself included; absent: one. */
  readonly size?: number;
  /** Where in the request exactly this value stands; `*` for any item of a list. */
  readonly source?: readonly string[];
  /** Equal for values that are equal in every run. */
  readonly identity?: string;
  readonly constant?: { readonly value: Value };
  readonly call?: (args: readonly FlowValue[]) => FlowValue;
  readonly text: RedirectText;
  /** What is certain when the value is true, is false, is not null. */
  readonly whenTrue: Facts;
  readonly whenFalse: Facts;
  readonly whenSet: Facts;
}

/** Values that a value is told apart into; what has more counts as one. Values share parts, so trees could grow without end. */
const MAX_SIZE = 100;
const MAX_IDENTITY = 500;

const NO_KNOWLEDGE = { whenTrue: NO_FACTS, whenFalse: NO_FACTS, whenSet: NO_FACTS } as const;

export const CLEAN: FlowValue = { labels: NO_LABELS, text: UNKNOWN_TEXT, ...NO_KNOWLEDGE };

export const leaf = (labels: Labels): FlowValue =>
  labels.size === 0 ? CLEAN : { labels, text: anyText(labels), ...NO_KNOWLEDGE };

/** A value that can't be part of a host: a number or a boolean. */
export const scalar = (labels: Labels): FlowValue =>
  labels.size === 0 ? CLEAN : { labels, text: UNKNOWN_TEXT, ...NO_KNOWLEDGE };

export function constantValue(value: Value): FlowValue {
  const identity = JSON.stringify(value);
  return {
    ...CLEAN,
    constant: { value },
    ...(identity.length > 500 ? {} : { identity }),
    ...(typeof value === 'object' && value !== null ? {} : { text: constantText(String(value)) }),
  };
}

/** An object or a list of which single members are known, and nothing else is in it. */
export const container = (members: ReadonlyMap<string, FlowValue>): FlowValue => bounded({ ...CLEAN, members });

/** A list whose items are all like this one. */
export const listOf = (items: FlowValue, labels: Labels = NO_LABELS): FlowValue =>
  bounded({ ...CLEAN, labels, text: anyText(labels), items: plain(items) });

/** The value with its size; as a whole where it has become too large to be told apart. */
export function bounded(value: FlowValue): FlowValue {
  let size = 1 + (value.items?.size ?? (value.items === undefined ? 0 : 1));
  for (const member of value.members?.values() ?? []) size += member.size ?? 1;
  return size > MAX_SIZE ? leaf(allLabels(value)) : { ...value, size };
}

/** Without what belongs to a single value: identity, place and knowledge. */
export function plain(value: FlowValue): FlowValue {
  if (value.source === undefined && value.identity === undefined && value.constant === undefined) return value;
  const { identity: _, constant: __, ...rest } = value;
  return rest;
}

/** Labels of the value and of everything in it. */
export function allLabels(value: FlowValue): Labels {
  let labels = value.labels;
  for (const member of value.members?.values() ?? []) labels = joinLabels(labels, allLabels(member));
  return value.items === undefined ? labels : joinLabels(labels, allLabels(value.items));
}

/** What any member or item may be. */
export function anyItem(value: FlowValue): FlowValue {
  let item = value.items ?? leaf(value.labels);
  if (value.items !== undefined) item = joinValues(item, leaf(value.labels));
  for (const member of value.members?.values() ?? []) item = joinValues(item, member);
  return plain(item);
}

/** One of the two: what is known is what both have in common, and the labels are those of both. */
export function joinValues(left: FlowValue, right: FlowValue): FlowValue {
  if (left === right) return left;
  const identity = left.identity !== undefined && left.identity === right.identity ? left.identity : undefined;
  const isSame = identity !== undefined;
  const source = commonSource(left, right);
  const joined: FlowValue = {
    labels: joinLabels(left.labels, right.labels),
    ...joinContents(left, right),
    ...(source === undefined ? {} : { source }),
    ...(isSame ? { identity } : {}),
    ...(isSame && left.constant !== undefined ? { constant: left.constant } : {}),
    ...joinCalls(left, right),
    text: joinTexts(left.text, right.text),
    whenTrue: isNever(left, 'true')
      ? right.whenTrue
      : isNever(right, 'true')
        ? left.whenTrue
        : eitherFacts(left.whenTrue, right.whenTrue),
    whenFalse: isNever(left, 'false')
      ? right.whenFalse
      : isNever(right, 'false')
        ? left.whenFalse
        : eitherFacts(left.whenFalse, right.whenFalse),
    whenSet: isNever(left, 'set')
      ? right.whenSet
      : isNever(right, 'set')
        ? left.whenSet
        : eitherFacts(left.whenSet, right.whenSet),
  };
  return joined.members === undefined && joined.items === undefined ? joined : bounded(joined);
}

/** A value with a constant to fall back on still stands where it stood: its members are read of the request. */
function commonSource(left: FlowValue, right: FlowValue): FlowValue['source'] {
  if (samePath(left.source, right.source)) return left.source;
  if (right.constant !== undefined && allLabels(right).size === 0) return left.source;
  return left.constant !== undefined && allLabels(left).size === 0 ? right.source : undefined;
}

/** A constant that is null is never set; what is known if it were is known of the other side alone. */
function isNever({ constant }: FlowValue, state: 'true' | 'false' | 'set'): boolean {
  if (constant === undefined) return false;
  const { value } = constant;
  if (state === 'set') return value === null;
  const isTrue = value !== null && value !== false && value !== 0;
  return state === 'true' ? !isTrue : isTrue;
}

function joinContents(left: FlowValue, right: FlowValue): Pick<FlowValue, 'members' | 'items'> {
  const items =
    left.items === undefined || right.items === undefined
      ? (left.items ?? right.items)
      : joinValues(left.items, right.items);
  if (left.members === undefined && right.members === undefined) return items === undefined ? {} : { items };
  const members = new Map<string, FlowValue>();
  for (const name of new Set([...(left.members?.keys() ?? []), ...(right.members?.keys() ?? [])])) {
    members.set(name, joinValues(entryOf(left, name), entryOf(right, name)));
  }
  return { members, ...(items === undefined ? {} : { items }) };
}

/** A member of one side, for a join. */
function entryOf(value: FlowValue, name: string): FlowValue {
  const member = value.members?.get(name);
  if (member !== undefined) return member;
  const rest = leaf(value.labels);
  return value.items === undefined ? rest : joinValues(rest, value.items);
}

function joinCalls({ call: left }: FlowValue, { call: right }: FlowValue): Pick<FlowValue, 'call'> {
  const call = left === undefined || right === undefined ? (left ?? right) : undefined;
  if (call !== undefined) return { call };
  if (left === undefined || right === undefined) return {};
  return { call: (args) => joinValues(left(args), right(args)) };
}

/** The value with other labels wherever it has some. */
export function mapLabels(value: FlowValue, change: (labels: Labels) => Labels): FlowValue {
  const labels = change(value.labels);
  const text = mapTextLabels(value.text, change);
  if (value.members === undefined && value.items === undefined) {
    return labels === value.labels && text === value.text ? value : { ...value, labels, text };
  }
  return {
    ...value,
    labels,
    text,
    ...(value.members === undefined
      ? {}
      : { members: new Map([...value.members].map(([name, member]) => [name, mapLabels(member, change)])) }),
    ...(value.items === undefined ? {} : { items: mapLabels(value.items, change) }),
  };
}

/** The value as a step hands it on. */
export const handedOn = (value: FlowValue, step: string): FlowValue => {
  const passed = mapLabels(value, (labels) => passedThrough(labels, step));
  const { call: _, ...data } = passed;
  return passed.call === undefined ? passed : data;
};

/** The value with more labels of its own, which its text doesn't hold. */
export const withLabels = (value: FlowValue, labels: Labels): FlowValue =>
  labels.size === 0 ? value : { ...value, labels: joinLabels(value.labels, labels) };

export const withFacts = (
  value: FlowValue,
  facts: Partial<Pick<FlowValue, 'whenTrue' | 'whenFalse' | 'whenSet'>>,
): FlowValue => ({
  ...value,
  whenTrue: bothFacts(value.whenTrue, facts.whenTrue ?? NO_FACTS),
  whenFalse: bothFacts(value.whenFalse, facts.whenFalse ?? NO_FACTS),
  whenSet: bothFacts(value.whenSet, facts.whenSet ?? NO_FACTS),
});

const samePath = (left: readonly string[] | undefined, right: readonly string[] | undefined): boolean =>
  left === right ||
  (left !== undefined &&
    right !== undefined &&
    left.length === right.length &&
    left.every((name, index) => name === right[index]));

export function sameValue(left: FlowValue, right: FlowValue): boolean {
  if (left === right) return true;
  return (
    sameLabels(left.labels, right.labels) &&
    left.identity === right.identity &&
    samePath(left.source, right.source) &&
    sameText(left.text, right.text) &&
    sameFacts(left.whenTrue, right.whenTrue) &&
    sameFacts(left.whenFalse, right.whenFalse) &&
    sameFacts(left.whenSet, right.whenSet) &&
    sameMembers(left.members, right.members) &&
    (left.items === right.items ||
      (left.items !== undefined && right.items !== undefined && sameValue(left.items, right.items)))
  );
}

type Members = FlowValue['members'];

function sameMembers(left: Members, right: Members): boolean {
  if (left === undefined || right === undefined) return left === right;
  if (left.size !== right.size) return false;
  for (const [name, value] of left) {
    const other = right.get(name);
    if (other === undefined || !sameValue(value, other)) return false;
  }
  return true;
}

/** Gives a value that is computed from others, and only from them, a name of its own. */
export function identified(value: FlowValue, operation: string, ids: readonly (string | undefined)[]): FlowValue {
  if (value.identity !== undefined || ids.includes(undefined)) return value;
  const identity = `${operation}(${ids.join(',')})`;
  return identity.length > MAX_IDENTITY ? value : { ...value, identity };
}
