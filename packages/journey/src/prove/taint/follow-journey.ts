import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { type FindSubJourney, noSubJourneys } from '../../plan/sub-journeys.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { buildGraph, type Edge, type JourneyGraph } from '../journey-graph.ts';
import type { Names } from './evaluate-flow.ts';
import { eitherFacts, type Facts, NO_FACTS, sameFacts } from './facts.ts';
import type { FlowObserver } from './flow-observer.ts';
import { CLEAN, type FlowValue, joinValues, sameValue } from './flow-value.ts';
import { type FollowedStep, followStep } from './follow-step.ts';
import { joinNames } from './join-names.ts';
import type { RequestPath } from './request-value.ts';

/** What is known when a run comes to a step. */
export interface FlowState {
  readonly variables: Names;
  readonly facts: Facts;
}

/** What the values of a journey hold, step by step. */
export interface FollowedJourney {
  readonly document: JourneyDocument;
  /** Steps that a run can come to. */
  readonly steps: ReadonlyMap<string, FollowedStep>;
  /** Of a sub-journey: what its caller gets, and what is certain then; undefined if it never completes. */
  readonly result: { readonly value: FlowValue; readonly facts: Facts } | undefined;
}

export interface FollowOptions {
  readonly tokens: readonly RequestPath[];
  readonly findSubJourney?: FindSubJourney;
  readonly observer?: (step: string, callers: readonly string[]) => FlowObserver | undefined;
  /** What its caller hands to a sub-journey. */
  readonly start?: FlowState;
  /** Ids of the steps that the sub-journey was called by, the outermost first. */
  readonly callers?: readonly string[];
  readonly budget?: FollowBudget;
}

/** Steps that may still be followed: a sub-journey is followed at each of its calls. */
export interface FollowBudget {
  steps: number;
}

const MAX_STEPS = 50_000;
/** Rounds through a journey with loops; labels come to rest after a few. */
const MAX_ROUNDS = 30;

/** Follows all values through a journey, until going on finds nothing new. */
export function followJourney(document: JourneyDocument, options: FollowOptions): FollowedJourney {
  const graph = buildGraph(document);
  const { findSubJourney = noSubJourneys, callers = [], budget = { steps: MAX_STEPS } } = options;
  const start = options.start ?? { variables: parametersOf(document), facts: NO_FACTS };
  const arrivals = arrivalsOf(graph);
  const steps = new Map<string, FollowedStep>();
  const context = { ...options, findSubJourney, callers, budget, follow: followJourney };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let isNew = false;
    for (const id of graph.order) {
      const step = document.steps[id] as Step;
      const { first, again } = stateAt(id, id === document.start ? start : undefined, arrivals, steps);
      if (first === undefined) continue;
      budget.steps--;
      const before = steps.get(id);
      const followed = followStep(id, step, first, again, context);
      steps.set(id, followed);
      if (isLoop(step) && (before === undefined || !sameState(before.state, followed.state))) isNew = true;
    }
    if (!isNew) break;
  }
  return { document, steps, result: resultOf(steps) };
}

/** A sub-journey that is looked at by itself is called with values that nothing is said of. */
const parametersOf = ({ parameters = [] }: JourneyDocument): Names =>
  new Map(parameters.map(({ name }) => [name, CLEAN]));

const isLoop = ({ kind }: Step) => findStepKind(kind)?.area === 'repeated';

function arrivalsOf(graph: JourneyGraph): ReadonlyMap<string, readonly Edge[]> {
  const arrivals = new Map<string, Edge[]>();
  for (const id of graph.order) {
    for (const edge of graph.edgesFrom(id)) {
      const known = arrivals.get(edge.to);
      if (known === undefined) arrivals.set(edge.to, [edge]);
      else known.push(edge);
    }
  }
  return arrivals;
}

/** What all ways to a step agree on; of a loop, the ends of its passes apart. */
function stateAt(
  id: string,
  start: FlowState | undefined,
  arrivals: ReadonlyMap<string, readonly Edge[]>,
  steps: ReadonlyMap<string, FollowedStep>,
): { first: FlowState | undefined; again: FlowState | undefined } {
  let first = start;
  let again: FlowState | undefined;
  for (const edge of arrivals.get(id) ?? []) {
    const state = steps.get(edge.from)?.after.get(edge.branch);
    if (state === undefined) continue;
    if (edge.again) again = joinStates(again, state);
    else first = joinStates(first, state);
  }
  return { first, again };
}

export function joinStates(left: FlowState | undefined, right: FlowState): FlowState {
  if (left === undefined || left === right) return right;
  return { variables: joinNames(left.variables, right.variables), facts: eitherFacts(left.facts, right.facts) };
}

function sameState(left: FlowState, right: FlowState): boolean {
  if (left === right) return true;
  if (!sameFacts(left.facts, right.facts) || left.variables.size !== right.variables.size) return false;
  for (const [name, value] of left.variables) {
    const other = right.variables.get(name);
    if (other === undefined || !sameValue(value, other)) return false;
  }
  return true;
}

function resultOf(steps: ReadonlyMap<string, FollowedStep>): FollowedJourney['result'] {
  let result: FollowedJourney['result'];
  for (const { returned } of steps.values()) {
    if (returned === undefined) continue;
    result =
      result === undefined
        ? returned
        : { value: joinValues(result.value, returned.value), facts: eitherFacts(result.facts, returned.facts) };
  }
  return result;
}
