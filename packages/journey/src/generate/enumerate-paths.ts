import type { Expression } from '@waymark/expression';
import type { PlanStep } from '../plan/plan.ts';
import { FAILURE } from '../steps/step-kind.ts';
import { findStepKind } from '../steps/step-kinds.ts';
import type { TestPlan } from '../test-cases/test-plan.ts';
import { type Computed, canFail, withComputed } from './can-fail.ts';
import { addFacts, type Facts } from './facts.ts';
import { FormulaReader, type Variables } from './formula-reader.ts';
import { type Goal, isMet } from './goal.ts';
import type { CallCounts } from './index-calls.ts';
import { emptyInput } from './input.ts';
import type { Inverter } from './inverter.ts';
import { isUnknown, OPAQUE } from './leaf.ts';
import { type PathStep, stepKey, type WantedPath } from './path-step.ts';
import { type PlaceOfStep, placeOfStep } from './place-of-step.ts';
import { optionsOfStep, type StepOption } from './step-options.ts';
import { literal, objectNode, textOf, variableNode } from './syntax.ts';

/** A loop is unrolled to its most passes only where these are few. */
const MAX_UNROLLED = 25;
const MAX_PATH_STEPS = 2_000;

/** The paths of a plan. `isComplete` is false when there are more than were asked for. */
export interface EnumeratedPaths {
  readonly paths: readonly WantedPath[];
  readonly isComplete: boolean;
}

interface LoopState {
  readonly passes: number;
  /** Where in the path its last pass begins. */
  readonly passStart: number;
}

/** A run as far as it was followed. */
interface Walk {
  readonly at: PlanStep;
  readonly steps: readonly PathStep[];
  readonly variables: Variables;
  readonly counts: CallCounts;
  readonly given: readonly Expression[];
  readonly loops: ReadonlyMap<string, LoopState>;
  /** What was decided before about values: a condition can't contradict it. */
  readonly facts: Facts;
  /** Which case was taken before, by what was compared. */
  readonly cases: ReadonlyMap<string, number>;
  readonly computed: Computed;
  /** The steps that a further pass of a loop has to repeat. */
  readonly forced: Forced | undefined;
}

interface Forced {
  readonly loop: string;
  readonly cycle: readonly string[];
  readonly rest: readonly string[];
}

/**
 * Lists the ways through a plan. Loops whose condition depends on the input are passed 0, 1 and 2 times, and their most
 * times with the last pass repeated; conditions that are constant on a path, and those decided before, take one branch.
 */
export class PathEnumerator {
  readonly #testPlan: TestPlan;
  readonly #inverter: Inverter;
  readonly #places = new Map<string, PlaceOfStep>();
  readonly #anyInput = emptyInput(0);

  constructor(testPlan: TestPlan, inverter: Inverter) {
    this.#testPlan = testPlan;
    this.#inverter = inverter;
  }

  /** @param maxPaths - Further paths are left out. */
  list(maxPaths: number): EnumeratedPaths {
    const paths: WantedPath[] = [];
    const stack: (Walk | WantedPath)[] = [this.#start()];
    for (let walk = stack.pop(); walk !== undefined; walk = stack.pop()) {
      if (!('at' in walk)) {
        if (paths.length >= maxPaths) return { paths, isComplete: false };
        paths.push(walk);
      } else if (walk.steps.length < MAX_PATH_STEPS) stack.push(...this.#follow(walk).reverse());
    }
    return { paths, isComplete: true };
  }

  /** One way at random; undefined where it leads to a contradiction. */
  sample(random: () => number): WantedPath | undefined {
    let walk: Walk | WantedPath | undefined = this.#start();
    while (walk !== undefined && 'at' in walk && walk.steps.length < MAX_PATH_STEPS) {
      const next: (Walk | WantedPath)[] = this.#follow(walk);
      walk = next[Math.floor(random() * next.length)];
    }
    return walk === undefined || 'at' in walk ? undefined : walk;
  }

  #start(): Walk {
    return {
      at: this.#testPlan.plan.start,
      steps: [],
      variables: new Map(),
      counts: new Map(),
      given: [],
      loops: new Map(),
      facts: new Map(),
      cases: new Map(),
      computed: new Map(),
      forced: undefined,
    };
  }

  #placeOf(id: string): PlaceOfStep {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const place = placeOfStep(this.#testPlan.document, this.#testPlan.findSubJourney, id);
    this.#places.set(id, place);
    return place;
  }

  #follow(walk: Walk): (Walk | WantedPath)[] {
    const { at } = walk;
    const place = this.#placeOf(at.id);
    const isAgain = at !== this.#testPlan.plan.steps[at.index];
    const loop = walk.loops.get(at.id);
    const passes = isAgain && loop !== undefined ? loop.passes + 1 : undefined;
    const reader = new FormulaReader(walk.variables, walk.counts, place.scope);
    const callee = this.#calleeOf(at, place);
    const { ways, failure } = optionsOfStep({ place, reader, passes, isBack: isAgain, callee });
    const isDecision =
      at.next.filter((next) => next !== undefined).length > 1 && at.kind !== 'sub-journey' && at.kind !== 'block';
    const found: (Walk | WantedPath)[] = [];
    for (const way of ways) {
      if (!this.#isPossible(way, walk) || !isAllowed(way, walk, place, passes)) continue;
      found.push(...this.#leave(walk, way, reader, isDecision, passes));
    }
    if (
      failure !== undefined &&
      at.onFailure !== undefined &&
      walk.forced === undefined &&
      this.#canFail(failure, walk)
    ) {
      found.push(this.#fail(walk, failure, reader));
    }
    return found;
  }

  #calleeOf(at: PlanStep, { step }: PlaceOfStep) {
    const id = findStepKind(step.kind)?.callee?.((step.config ?? {}) as never);
    const document = id === undefined ? undefined : this.#testPlan.findSubJourney(id)?.document;
    const types = (document?.parameters ?? []).map(
      ({ name, type, required = true }) => [name, { type, required }] as const,
    );
    return { scope: `${at.id}/`, types: new Map(types) };
  }

  /** A formula without anything unknown has one value, and what was decided before holds on. */
  #isPossible({ goals }: StepOption, walk: Walk): boolean {
    const { facts, cases } = walk;
    return goals.every((goal) => {
      if (goal.kind === 'fails') return this.#canFail(goal, walk);
      if (goal.kind !== 'yields' && goal.kind !== 'matches') return true;
      const nodes = goal.kind === 'yields' ? [goal.node] : [goal.node, ...goal.cases];
      if (!nodes.some(isUnknown)) return isMet(goal, this.#anyInput, this.#inverter);
      if (goal.kind === 'yields') return addFacts(facts, goal.node, goal.value) !== undefined;
      const before = cases.get(casesKey(goal));
      return before === undefined || before === goal.index;
    });
  }

  /** A step without a failure can't be made to fail; nor one whose formulas are sure to have values. */
  #canFail(goal: Goal, { computed, facts }: Walk): boolean {
    if (goal.kind !== 'fails') return true;
    const last = goal.nodes.length - 1;
    return goal.nodes.some((node, index) => canFail(node, index === last ? goal.type : undefined, computed, facts));
  }

  #leave(
    walk: Walk,
    way: StepOption,
    reader: FormulaReader,
    isDecision: boolean,
    passes: number | undefined,
  ): (Walk | WantedPath)[] {
    const { at } = walk;
    const steps = [...walk.steps, { step: at.id, branch: way.branch, goals: way.goals, isDecision }];
    const given = [...walk.given, ...reader.given];
    if (way.branch === null) return [{ steps, given, end: at.kind === 'abort' ? 'failure' : 'answer' }];
    const next = at.next[at.branchNames.indexOf(way.branch)];
    if (next === undefined) return [];
    const loops = new Map(walk.loops);
    if (at.kind === 'while-loop' && way.branch === 'body') {
      loops.set(at.id, { passes: passes ?? 0, passStart: walk.steps.length });
    }
    let { facts, computed } = walk;
    const cases = new Map(walk.cases);
    for (const goal of way.goals) {
      if (goal.kind === 'succeeds') computed = withComputed(computed, goal.node, goal.type);
      if (goal.kind === 'matches') cases.set(casesKey(goal), goal.index);
      if (goal.kind !== 'yields') continue;
      facts = addFacts(facts, goal.node, goal.value) ?? facts;
      computed = withComputed(computed, goal.node, 'boolean');
    }
    const forced = nextForced(walk, way, passes);
    return [
      {
        at: next,
        steps,
        variables: reader.variables,
        counts: reader.counts,
        given,
        loops,
        facts,
        cases,
        computed,
        forced,
      },
    ];
  }

  #fail(walk: Walk, goal: Goal, reader: FormulaReader): Walk {
    const { at } = walk;
    const route = at.onFailure as NonNullable<PlanStep['onFailure']>;
    const owner: PathStep = { step: route.owner.id, branch: FAILURE, goals: [], isDecision: true };
    const isOwn = route.owner.index === at.index;
    const failing = isOwn
      ? [{ ...owner, goals: [goal] }]
      : [{ step: at.id, branch: null, goals: [goal], isDecision: false }, owner];
    const variables = new Map(walk.variables);
    const name = route.slot === undefined ? undefined : this.#testPlan.plan.variableNames[route.slot];
    if (name !== undefined) variables.set(name, errorNode(at));
    return {
      ...walk,
      at: route.next,
      steps: [...walk.steps, ...failing],
      variables,
      counts: reader.counts,
      given: [...walk.given, ...reader.given],
    };
  }
}

const casesKey = (goal: Extract<Goal, { kind: 'matches' }>): string =>
  [goal.dataType, ...[goal.node, ...goal.cases].map(textOf)].join('\n');

/** What is known of an error before it happens: where. */
const errorNode = ({ id, kind }: PlanStep): Expression => {
  const code = kind === 'validate-token' ? literal('invalid-token') : variableNode(`${OPAQUE}code`);
  return objectNode([
    ['code', code],
    ['error', code],
    ['description', variableNode(`${OPAQUE}description`)],
    ['step_id', literal(id)],
  ]);
};

/** Whether a loop is to be left, or passed once more; and whether a repeated pass takes the same steps. */
function isAllowed(way: StepOption, walk: Walk, { step }: PlaceOfStep, passes: number | undefined): boolean {
  const { at, forced } = walk;
  if (step.kind !== 'while-loop')
    return forced === undefined || forced.rest[0] === stepKey({ step: at.id, branch: way.branch });
  if (forced !== undefined && forced.rest.length > 0)
    return forced.rest[0] === stepKey({ step: at.id, branch: way.branch });
  const most = findStepKind('while-loop')?.maxPasses?.((step.config ?? {}) as never) ?? 0;
  const done = passes ?? 0;
  if (done >= most) return way.branch === 'next';
  const isConstant = way.goals.every((goal) => goal.kind !== 'yields' || !isUnknown(goal.node));
  if (isConstant) return true;
  if (forced?.loop === at.id) return way.branch === 'body';
  return way.branch === 'next' || done < 2 || (done === 2 && most > 2 && most <= MAX_UNROLLED);
}

function nextForced(walk: Walk, way: StepOption, passes: number | undefined): Forced | undefined {
  const { at, forced, loops, steps } = walk;
  if (at.kind === 'while-loop') {
    if (forced !== undefined && forced.rest.length === 0 && forced.loop === at.id) {
      return way.branch === 'body' ? { ...forced, rest: forced.cycle } : undefined;
    }
    const isConstant = way.goals.every((goal) => goal.kind !== 'yields' || !isUnknown(goal.node));
    if (forced === undefined && way.branch === 'body' && (passes ?? 0) >= 2 && !isConstant) {
      const cycle = steps.slice((loops.get(at.id)?.passStart ?? steps.length) + 1).map(stepKey);
      return { loop: at.id, cycle, rest: cycle };
    }
  }
  return forced === undefined ? undefined : { ...forced, rest: forced.rest.slice(1) };
}
