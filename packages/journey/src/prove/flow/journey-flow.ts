import { ConstantTrials, type Type } from '@waymark/expression';
import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { variablesOf } from '../../plan/variables-of.ts';
import type { StepKind } from '../../steps/step-kind.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import type { Edge, JourneyGraph } from '../journey-graph.ts';
import type { FlowFormula } from './flow-formula.ts';
import { type FlowState, holdsFor, joinStates, stateOf, widenStates } from './flow-state.ts';
import { FormulaReader } from './formula-reader.ts';
import { flowThrough, type StepFlow } from './step-flow.ts';
import { typeOfParameter } from './type-of-parameter.ts';

/** What is known at each step of a journey: which variables are set on every path, and which types they have. */
export interface JourneyFlow {
  readonly graph: JourneyGraph;
  /** Every formula of the reachable steps, in the order of {@link JourneyGraph.order}. */
  readonly formulas: readonly FlowFormula[];
  formulasOf(step: string): readonly FlowFormula[];
  /** A formula by its step and its dotted path below the step's `config`, such as `variables.0.value`. */
  formulaAt(step: string, path: string): FlowFormula | undefined;
  /** The variables that every path has set when the step begins, with their types; undefined for a step out of reach. */
  variablesAt(step: string): ReadonlyMap<string, Type> | undefined;
  /** The variables that every path has set behind a branch of the step. */
  variablesAfter(step: string, branch: string): ReadonlyMap<string, Type> | undefined;
  /** False for a branch that no value of the types lets a run take. */
  isPossible(edge: Pick<Edge, 'from' | 'branch'>): boolean;
}

/** Knows what sub-journeys yield. */
export interface CalleeResults {
  resultOf(journeyId: string): Type;
  /** Left out, the calls of this journey have a budget of their own. */
  readonly trials?: ConstantTrials;
}

/** Loops in loops come to rest after a few rounds; this many mean that they don't. */
const MAX_ROUNDS = 100;

interface Round {
  readonly before: ReadonlyMap<string, FlowState>;
  readonly flows: ReadonlyMap<string, StepFlow>;
  /** What is known at the ends of the passes of each loop. */
  readonly again: ReadonlyMap<string, FlowState>;
}

/**
 * Follows variables and their types along all ways of a journey. Where ways meet, a variable is set if each has set it,
 * and its type is one of theirs. Loops are looked at until nothing changes.
 */
export function analyseFlow(document: JourneyDocument, graph: JourneyGraph, callees: CalleeResults): JourneyFlow {
  const reader = new FormulaReader(variablesOf(document), callees.trials ?? new ConstantTrials());
  const parameters = (document.parameters ?? []).map((one): [string, Type] => [one.name, typeOfParameter(one)]);
  const start = stateOf(new Map(parameters));
  const steps = graph.order.flatMap((id) => placeOf(document, id, callees));
  let again: ReadonlyMap<string, FlowState> = new Map();
  for (let rounds = 0; ; rounds++) {
    const round = goRound(document.start, start, { steps, graph, reader }, again);
    if (isSettled(again, round.again) || rounds > MAX_ROUNDS) return flowOf(graph, round);
    again = new Map([...round.again].map(([loop, state]) => [loop, grown(again.get(loop), state, rounds)]));
  }
}

interface Placed {
  readonly id: string;
  readonly step: Step;
  readonly definition: StepKind;
  readonly resultType: () => Type;
}

function placeOf(document: JourneyDocument, id: string, callees: CalleeResults): Placed[] {
  const step = document.steps[id];
  const definition = step === undefined ? undefined : findStepKind(step.kind);
  if (step === undefined || definition === undefined) return [];
  const resultType = () => callees.resultOf(definition.callee?.((step.config ?? {}) as never) ?? '');
  return [{ id, step, definition, resultType }];
}

interface Journey {
  readonly steps: readonly Placed[];
  readonly graph: JourneyGraph;
  readonly reader: FormulaReader;
}

/** Goes through all steps once, each behind those that lead to it. */
function goRound(
  first: string,
  start: FlowState,
  { steps, graph, reader }: Journey,
  ends: ReadonlyMap<string, FlowState>,
): Round {
  const before = new Map([[first, start]]);
  const flows = new Map<string, StepFlow>();
  const again = new Map<string, FlowState>();
  for (const placed of steps) {
    const flow = flowThrough({ ...placed, reader }, before.get(placed.id) ?? start, ends.get(placed.id));
    flows.set(placed.id, flow);
    for (const { branch, to, again: isEnd } of graph.edgesFrom(placed.id)) {
      const states = isEnd ? again : before;
      const state = flow.after(branch);
      const known = states.get(to);
      states.set(to, known === undefined ? state : joinStates(known, state));
    }
  }
  return { before, flows, again };
}

const grown = (before: FlowState | undefined, state: FlowState, rounds: number): FlowState =>
  before === undefined ? state : widenStates(before, state, rounds);

function isSettled(before: ReadonlyMap<string, FlowState>, after: ReadonlyMap<string, FlowState>): boolean {
  for (const [loop, state] of after) {
    const known = before.get(loop);
    if (known === undefined || !holdsFor(known, state)) return false;
  }
  return true;
}

function flowOf(graph: JourneyGraph, { before, flows }: Round): JourneyFlow {
  const formulasOf = (step: string) => flows.get(step)?.formulas ?? [];
  return {
    graph,
    formulas: graph.order.flatMap(formulasOf),
    formulasOf,
    formulaAt: (step, path) => formulasOf(step).find(({ reads }) => reads.path === path),
    variablesAt: (step) => before.get(step)?.variables,
    variablesAfter: (step, branch) => flows.get(step)?.after(branch).variables,
    isPossible: ({ from, branch }) => flows.get(from)?.isPossible(branch) ?? true,
  };
}
