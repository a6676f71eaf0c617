import type { Expression, Value } from '@waymark/expression';
import { type DataType, toComparable } from '../steps/match-case/comparable.ts';
import { type AnsweringPort, type Input, readInput, writeInput } from './input.ts';
import type { Inverter } from './inverter.ts';
import { SAMPLES } from './other-values.ts';
import { STUB_ERROR } from './suggest-failure.ts';
import { typeName } from './suggest-success.ts';

/** What must hold for a step to leave by the wanted branch. */
export type Goal =
  | { readonly kind: 'yields'; readonly node: Expression; readonly value: boolean; readonly source: string }
  | { readonly kind: 'succeeds'; readonly node: Expression; readonly type?: string; readonly source: string }
  /** One of the formulas fails, or the last of them yields something of another type. */
  | { readonly kind: 'fails'; readonly nodes: readonly Expression[]; readonly type?: string; readonly source: string }
  | {
      readonly kind: 'answers';
      readonly port: AnsweringPort;
      readonly index: number;
      readonly fails: boolean;
      readonly source: string;
    }
  /** The case of this index is the first that fits; -1: none does, or something fails. */
  | {
      readonly kind: 'matches';
      readonly node: Expression;
      readonly cases: readonly Expression[];
      readonly dataType: DataType;
      readonly index: number;
      readonly source: string;
    };

/** The formulas that a goal is about. */
export function nodesOfGoal(goal: Goal): readonly Expression[] {
  switch (goal.kind) {
    case 'fails':
      return goal.nodes;
    case 'matches':
      return [goal.node, ...goal.cases];
    case 'answers':
      return [];
    default:
      return [goal.node];
  }
}

/** A goal in words, for paths that could not be reached. */
export function describeGoal(goal: Goal): string {
  switch (goal.kind) {
    case 'yields':
      return `${goal.source} is ${goal.value}`;
    case 'succeeds':
      return `${goal.source} does not fail`;
    case 'fails':
      return `${goal.source} fails${goal.type === undefined ? '' : `, or is of another type than ${goal.type}`}`;
    case 'answers':
      return `${goal.source} is ${goal.fails ? 'refused' : 'accepted'}`;
    case 'matches':
      return goal.index === -1 ? `${goal.source} fits no case` : `${goal.source} fits case ${goal.index + 1}`;
  }
}

/** Whether a goal holds for an input, as far as the formulas alone can tell. */
export function isMet(goal: Goal, input: Input, inverter: Inverter): boolean {
  switch (goal.kind) {
    case 'yields':
      return inverter.valueOf(goal.node, input) === goal.value;
    case 'succeeds': {
      const value = inverter.valueOf(goal.node, input);
      return value !== undefined && (goal.type === undefined || typeName(value) === goal.type);
    }
    case 'fails': {
      const values = goal.nodes.map((node) => inverter.valueOf(node, input));
      const last = values.at(-1);
      return (
        values.includes(undefined) || (goal.type !== undefined && last !== undefined && typeName(last) !== goal.type)
      );
    }
    case 'answers': {
      const stub = readInput(input, ['stubs', goal.port, goal.index]);
      return (typeof stub === 'object' && stub !== null && 'error' in stub) === goal.fails;
    }
    case 'matches':
      return matchedCase(goal, input, inverter) === goal.index;
  }
}

/** The case that a match-case step would take; -1 for `otherwise`. */
export function matchedCase(
  { node, cases, dataType }: Pick<Extract<Goal, { kind: 'matches' }>, 'node' | 'cases' | 'dataType'>,
  input: Input,
  inverter: Inverter,
): number {
  const comparable = (one: Expression) => {
    const value = inverter.valueOf(one, input);
    return value === undefined ? undefined : toComparable(value, dataType, '');
  };
  try {
    const wanted = comparable(node);
    if (wanted === undefined) return -1;
    for (const [index, one] of cases.entries()) {
      const value = comparable(one);
      if (value === undefined) return -1;
      if (value === wanted) return index;
    }
    return -1;
  } catch {
    return -1;
  }
}

/** Inputs that probably meet a goal; who asks checks them. */
export function* approach(goal: Goal, input: Input, inverter: Inverter): Generator<Input> {
  switch (goal.kind) {
    case 'yields':
      for (const next of inverter.assign(goal.node, goal.value, input)) yield next;
      for (const next of inverter.succeed(goal.node, input)) {
        if (next !== input) yield* inverter.assign(goal.node, goal.value, next);
      }
      return;
    case 'succeeds':
      return yield* inverter.succeed(goal.node, input, goal.type);
    case 'fails':
      for (const node of goal.nodes) yield* inverter.fail(node, input);
      if (goal.type !== undefined) yield* otherTypes(goal.nodes.at(-1), goal.type, input, inverter);
      return;
    case 'answers': {
      const place = ['stubs', goal.port, goal.index];
      const next = goal.fails
        ? writeInput(input, [...place, 'error'], STUB_ERROR)
        : writeInput(input, [...place, 'answer'], {});
      if (next !== undefined) yield next;
      return;
    }
    case 'matches':
      return yield* approachMatch(goal, input, inverter);
  }
}

function* otherTypes(node: Expression | undefined, type: string, input: Input, inverter: Inverter): Generator<Input> {
  if (node === undefined) return;
  for (const [name, sample] of Object.entries(SAMPLES)) if (name !== type) yield* inverter.assign(node, sample, input);
}

function* approachMatch(goal: Extract<Goal, { kind: 'matches' }>, input: Input, inverter: Inverter): Generator<Input> {
  const { node, cases, index } = goal;
  const wanted = index === -1 ? undefined : cases[index];
  if (wanted === undefined) {
    const taken = cases.map((one) => inverter.valueOf(one, input));
    const others: Value[] = ['other', 'another', -1, 999_983, 0.5, null, {}];
    for (const other of others) if (!taken.includes(other)) yield* inverter.assign(node, other, input);
    for (const one of [node, ...cases]) yield* inverter.fail(one, input);
    return;
  }
  const value = inverter.valueOf(wanted, input);
  if (value !== undefined) yield* inverter.assign(node, value, input);
  const current = inverter.valueOf(node, input);
  if (current !== undefined) yield* inverter.assign(wanted, current, input);
  for (const next of inverter.succeed(node, input)) if (next !== input) yield* approachMatch(goal, next, inverter);
}
