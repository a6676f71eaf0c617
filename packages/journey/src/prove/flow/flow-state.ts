import { type Fact, type Type, unionType } from '@waymark/expression';
import { coarsen, covers } from './coarsen.ts';
import type { KnownOutcome } from './known-outcomes.ts';
import { LayeredMap } from './layered-map.ts';

/** What is known at one place of a journey, whatever path led there. Never changes: each function answers another one. */
export interface FlowState {
  /** Variables that every path has set, with their types. */
  readonly variables: LayeredMap<Type>;
  /** What conditions found out about members and about the request, by {@link factKey}. */
  readonly facts: ReadonlyMap<string, Fact>;
  /** Outcomes of conditions that would come out the same again, by their text. */
  readonly outcomes: ReadonlyMap<string, KnownOutcome>;
}

/** Older facts are kept; what is forgotten can only make the proof less precise. */
const MAX_FACTS = 100;

export const stateOf = (variables: ReadonlyMap<string, Type>): FlowState => ({
  variables: new LayeredMap(variables),
  facts: new Map(),
  outcomes: new Map(),
});

/** The state after variables got new values: what was known about the old ones is gone. */
export function withWrites(state: FlowState, writes: ReadonlyMap<string, Type>): FlowState {
  if (writes.size === 0) return state;
  return { variables: state.variables.with(writes), ...knowledgeWithout(state, writes) };
}

/** The state where variables may have been set or not: their types are joined, and those that had no value have none. */
export function withPossibleWrites(state: FlowState, writes: ReadonlyMap<string, Type>): FlowState {
  if (writes.size === 0) return state;
  const joined = new Map<string, Type>();
  for (const [name, type] of writes) {
    const before = state.variables.get(name);
    if (before !== undefined) joined.set(name, unionType(before, type));
  }
  return { variables: state.variables.with(joined), ...knowledgeWithout(state, writes) };
}

function knowledgeWithout({ facts, outcomes }: FlowState, names: ReadonlyMap<string, Type>) {
  return {
    facts: filterMap(facts, ({ root }) => !names.has(root)),
    outcomes: filterMap(outcomes, ({ reads }) => !reads.some((name) => names.has(name))),
  };
}

/** The state with what the outcome of a condition tells. */
export function withKnowledge(
  state: FlowState,
  facts: readonly Fact[],
  outcomes: readonly (readonly [string, KnownOutcome])[],
): FlowState {
  if (facts.length === 0 && outcomes.length === 0) return state;
  const narrowed = new Map<string, Type>();
  const known = new Map(state.facts);
  for (const fact of facts) {
    if (fact.members.length === 0 && state.variables.has(fact.root)) narrowed.set(fact.root, fact.type);
    else if (known.size < MAX_FACTS || known.has(factKey(fact))) known.set(factKey(fact), fact);
  }
  const decided = new Map(state.outcomes);
  for (const [key, outcome] of outcomes) if (decided.size < MAX_FACTS) decided.set(key, outcome);
  return { variables: state.variables.with(narrowed), facts: known, outcomes: decided };
}

/** What holds on both of two paths. */
export function joinStates(left: FlowState, right: FlowState): FlowState {
  if (left === right) return left;
  return {
    variables: joinVariables(left.variables, right.variables, unionType),
    facts: joinMaps(left.facts, right.facts, (one, other) => ({ ...one, type: unionType(one.type, other.type) })),
    outcomes: joinMaps(left.outcomes, right.outcomes, (one, other) =>
      one.outcome === other.outcome ? one : undefined,
    ),
  };
}

/** The join of two states in which a type that differs from the left one has become coarse, so that joins come to an end. */
export function widenStates(left: FlowState, right: FlowState, rounds: number): FlowState {
  const wider = (one: Type, other: Type): Type => (covers(one, other) ? one : coarsen(unionType(one, other), rounds));
  return { ...joinStates(left, right), variables: joinVariables(left.variables, right.variables, wider) };
}

/** Whether everything that the wide state says is true of the narrow one. */
export const holdsFor = (wide: FlowState, narrow: FlowState): boolean =>
  holdsForAll(wide.variables, narrow.variables, covers) &&
  holdsForAll(wide.facts, narrow.facts, (one, other) => covers(one.type, other.type)) &&
  holdsForAll(wide.outcomes, narrow.outcomes, (one, other) => one.outcome === other.outcome);

export const factKey = ({ root, members }: Pick<Fact, 'root' | 'members'>) => JSON.stringify([root, ...members]);

function joinVariables(
  left: LayeredMap<Type>,
  right: LayeredMap<Type>,
  join: (one: Type, other: Type) => Type,
): LayeredMap<Type> {
  const joined = joinMaps(left, right, join);
  return joined === left ? left : new LayeredMap(joined);
}

/** What both maps have a value for. The left map itself where nothing differs. */
function joinMaps<Item>(
  left: ReadonlyMap<string, Item>,
  right: ReadonlyMap<string, Item>,
  join: (one: Item, other: Item) => Item | undefined,
): ReadonlyMap<string, Item> {
  if (left === right) return left;
  const joined = new Map<string, Item>();
  let isLeft = true;
  for (const [name, one] of left) {
    const other = right.get(name);
    const both = other === undefined ? undefined : one === other ? one : join(one, other);
    if (both !== undefined) joined.set(name, both);
    if (both !== one) isLeft = false;
  }
  return isLeft ? left : joined;
}

function holdsForAll<Item>(
  wide: ReadonlyMap<string, Item>,
  narrow: ReadonlyMap<string, Item>,
  holds: (one: Item, other: Item) => boolean,
): boolean {
  if (wide === narrow) return true;
  for (const [name, one] of wide) {
    const other = narrow.get(name);
    if (other === undefined || (one !== other && !holds(one, other))) return false;
  }
  return true;
}

function filterMap<Item>(map: ReadonlyMap<string, Item>, keeps: (item: Item) => boolean): ReadonlyMap<string, Item> {
  for (const item of map.values()) {
    if (!keeps(item)) return new Map([...map].filter(([, one]) => keeps(one)));
  }
  return map;
}
