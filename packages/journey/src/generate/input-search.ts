import type { TestPlan } from '../test-cases/test-plan.ts';
import { distanceTo } from './distance.ts';
import { approach, describeGoal, type Goal, isMet, nodesOfGoal } from './goal.ts';
import { type Input, type InputPath, writeInput } from './input.ts';
import type { Inverter } from './inverter.ts';
import { leavesOf } from './leaf.ts';
import { minedValues } from './mined-values.ts';
import { pathKey, stepKey, type WantedPath } from './path-step.ts';
import { pick } from './random.ts';
import { type InputRun, runInput } from './run-input.ts';

/** An input whose run is known. */
export interface KnownInput {
  readonly input: Input;
  readonly run: InputRun;
  /** Tells its path from others. */
  readonly key: string;
}

/** Why no input was found for a path. */
export interface Unreached {
  readonly step: string;
  readonly condition: string;
}

interface Candidate extends KnownInput {
  /** How many steps of the wanted path it takes. */
  readonly matched: number;
  readonly distance: number;
  /** What was tried already to come further: 0 nothing, 1 solving, 2 values from the formulas. */
  stage: number;
}

/** The search for one path. */
interface Attempt {
  readonly wanted: WantedPath;
  readonly key: string;
  readonly maxRuns: number;
  readonly seen: Set<string>;
  readonly candidates: Candidate[];
  /** The most steps of the path that a run took. */
  furthest: number;
  runsLeft: number;
}

const SUGGESTIONS = 30;
const RANDOM_TRIES = 30;
/** Solving, values from the formulas, and changes at random twice. */
const STAGES = 4;
const MAX_SEEDS = 4;
/** How often a goal is solved again from where it was nearly met, and from how many such places. */
const ROUNDS = 3;
const NEAR_MISSES = 6;
/** Suggestions that may be looked at for one path. */
const MAX_INSPECTIONS = 2_000;

/** Looks for inputs that make a run take a wanted path: by solving its conditions, and by trying near misses further. */
export class InputSearch {
  readonly #testPlan: TestPlan;
  readonly #inverter: Inverter;
  readonly #random: () => number;
  /** The first input that took each path: a good start for paths that begin in the same way. */
  readonly #known = new Map<string, KnownInput>();
  #inspections = 0;

  constructor(testPlan: TestPlan, inverter: Inverter, random: () => number) {
    this.#testPlan = testPlan;
    this.#inverter = inverter;
    this.#random = random;
  }

  /** @param maxRuns - How often the journey may be run without coming further on this path. */
  async find(wanted: WantedPath, start: Input, maxRuns: number): Promise<KnownInput | Unreached> {
    const key = pathKey(wanted.steps, wanted.end);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const attempt: Attempt = { wanted, key, maxRuns, seen: new Set(), candidates: [], furthest: -1, runsLeft: maxRuns };
    for (const input of [this.#withGiven(start, wanted), ...this.#seedsFor(wanted)]) {
      const found = await this.#tryInput(attempt, input);
      if (found !== undefined) return found;
    }
    for (let turn = 0; attempt.runsLeft > 0; turn++) {
      const candidate = nextCandidate(attempt.candidates, attempt.furthest, turn);
      if (candidate === undefined) break;
      const found = await this.#goOn(attempt, candidate);
      if (found !== undefined) return found;
    }
    return this.#explain(wanted, attempt.candidates);
  }

  async #tryInput(attempt: Attempt, input: Input): Promise<KnownInput | undefined> {
    const { wanted, key, seen, candidates, maxRuns } = attempt;
    const text = JSON.stringify(input);
    if (seen.has(text) || attempt.runsLeft <= 0) return undefined;
    seen.add(text);
    attempt.runsLeft--;
    const one = await this.run(input);
    if (one.key === key) return one;
    const matched = commonSteps(one, wanted);
    const distance = distanceTo(wanted.steps[matched]?.goals ?? [], input, this.#inverter);
    candidates.push({ ...one, matched, distance, stage: 0 });
    if (matched > attempt.furthest) {
      attempt.furthest = matched;
      attempt.runsLeft = maxRuns;
      this.#inspections = MAX_INSPECTIONS;
    }
    return undefined;
  }

  async #goOn(attempt: Attempt, candidate: Candidate): Promise<KnownInput | undefined> {
    const stage = candidate.stage++;
    const { furthest } = attempt;
    for (const input of this.#suggestions(attempt.wanted, candidate, stage)) {
      const found = await this.#tryInput(attempt, input);
      if (found !== undefined) return found;
      if (attempt.furthest === furthest) continue;
      // What came further goes on first; the other suggestions are tried if that leads nowhere.
      candidate.stage = stage;
      return undefined;
    }
    return undefined;
  }

  async run(input: Input): Promise<KnownInput> {
    const run = await runInput(this.#testPlan, input);
    const known: KnownInput = { input, run, key: pathKey(run.steps, endOf(run)) };
    if (!this.#known.has(known.key)) this.#known.set(known.key, known);
    return known;
  }

  /** Tokens and texts for ports are there from the start: without them a port isn't even asked. */
  #withGiven(start: Input, { given }: WantedPath): Input {
    let input = start;
    for (const node of given) {
      const [next] = this.#inverter.succeed(node, input, 'string');
      input = next ?? input;
    }
    return input;
  }

  #seedsFor(wanted: WantedPath): Input[] {
    return [...this.#known.values()]
      .map((one) => ({ input: one.input, matched: commonSteps(one, wanted) }))
      .sort((left, right) => right.matched - left.matched)
      .slice(0, MAX_SEEDS)
      .map(({ input }) => input);
  }

  *#suggestions(wanted: WantedPath, { input, matched }: Candidate, stage: number): Generator<Input> {
    const goals = wanted.steps[matched]?.goals ?? [];
    if (stage === 0) yield* this.#solve(goals, input);
    else if (stage === 1) yield* this.#tryValues(goals, input);
    else
      yield* this.#tryAtRandom(
        wanted.steps.slice(0, matched + 1).flatMap((step) => step.goals),
        input,
      );
  }

  *#solve(goals: readonly Goal[], input: Input): Generator<Input> {
    const unmet = goals.filter((goal) => !isMet(goal, input, this.#inverter));
    for (const goal of unmet.length > 0 ? unmet : goals) yield* this.#solveGoal(goal, input);
  }

  /** What meets only a part of a goal is solved once more: changing one part may have undone another. */
  *#solveGoal(goal: Goal, input: Input): Generator<Input> {
    const seen = new Set<string>();
    let from: readonly Input[] = [input];
    let isSolved = false;
    for (let round = 0; round < ROUNDS && from.length > 0 && !isSolved; round++) {
      const near: { input: Input; distance: number }[] = [];
      for (const next of this.#approachAll(goal, from)) {
        const text = JSON.stringify(next);
        if (seen.has(text)) continue;
        seen.add(text);
        if (isMet(goal, next, this.#inverter)) {
          isSolved = true;
          yield next;
          if (seen.size > SUGGESTIONS) return;
        } else near.push({ input: next, distance: distanceTo([goal], next, this.#inverter) });
      }
      near.sort((left, right) => left.distance - right.distance);
      from = near.slice(0, NEAR_MISSES).map((one) => one.input);
    }
  }

  *#approachAll(goal: Goal, inputs: readonly Input[]): Generator<Input> {
    for (const input of inputs) {
      let inspected = 0;
      for (const next of approach(goal, input, this.#inverter)) {
        if (++inspected > 3 * SUGGESTIONS || this.#inspections-- <= 0) break;
        yield next;
      }
    }
  }

  *#tryValues(goals: readonly Goal[], input: Input): Generator<Input> {
    const nodes = goals.flatMap(nodesOfGoal);
    const values = minedValues(nodes);
    let tried = 0;
    for (const path of leavesIn(nodes)) {
      for (const value of values) {
        const next = writeInput(input, path, value);
        if (next !== undefined && tried++ < 2 * SUGGESTIONS) yield next;
      }
    }
  }

  *#tryAtRandom(goals: readonly Goal[], input: Input): Generator<Input> {
    const nodes = goals.flatMap(nodesOfGoal);
    const values = minedValues(nodes);
    const leaves = leavesIn(nodes);
    for (let tries = 0; tries < RANDOM_TRIES && leaves.length > 0; tries++) {
      let next: Input = input;
      for (let changes = 1 + Math.floor(this.#random() * 3); changes > 0; changes--) {
        const path = pick(leaves, this.#random) as InputPath;
        next = writeInput(next, path, pick(values, this.#random) ?? null) ?? next;
      }
      yield next;
    }
  }

  /** The condition at which the nearest miss left the path. */
  #explain(wanted: WantedPath, candidates: readonly Candidate[]): Unreached {
    const matched = candidates.reduce((most, one) => Math.max(most, one.matched), 0);
    const best = candidates.find((one) => one.matched === matched);
    const step = wanted.steps[Math.min(matched, wanted.steps.length - 1)];
    const goals = step?.goals ?? [];
    const unmet = best === undefined ? goals : goals.filter((goal) => !isMet(goal, best.input, this.#inverter));
    const described = (unmet.length > 0 ? unmet : goals).map(describeGoal).join(', and ');
    return { step: step?.step ?? '', condition: described || 'the run takes another way here' };
  }
}

const endOf = ({ outcome }: InputRun): string =>
  outcome.kind === 'answer' ? 'answer' : outcome.code === 'aborted' ? 'failure' : `failure (${outcome.code})`;

function commonSteps({ run }: KnownInput, { steps }: WantedPath): number {
  let common = 0;
  while (common < steps.length && common < run.steps.length) {
    if (stepKey(steps[common] as never) !== stepKey(run.steps[common] as never)) break;
    common++;
  }
  // All steps are the same, and the last of them ended the run in another way.
  return Math.min(common, steps.length - 1);
}

/**
 * The nearest of those that something is left to try with, in turn with new ones and with such that lost an earlier step: what
 * solved a later condition at the cost of an earlier one may only need that one solved again.
 */
function nextCandidate(candidates: readonly Candidate[], furthest: number, turn: number): Candidate | undefined {
  const lost = turn % 3 === 2 ? candidates.find(({ stage, matched }) => stage === 0 && matched < furthest) : undefined;
  const untried = turn % 3 === 1 ? bestOf(candidates, 1) : undefined;
  return lost ?? untried ?? bestOf(candidates, STAGES);
}

function bestOf(candidates: readonly Candidate[], stages: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (const one of candidates) {
    if (one.stage < stages && (best === undefined || isBetter(one, best))) best = one;
  }
  return best;
}

function isBetter(one: Candidate, other: Candidate): boolean {
  if (one.matched !== other.matched) return one.matched > other.matched;
  if (one.stage !== other.stage) return one.stage < other.stage;
  return one.distance < other.distance;
}

function leavesIn(nodes: readonly Parameters<typeof leavesOf>[0][]): InputPath[] {
  const found = new Map(nodes.flatMap(leavesOf).map((path) => [JSON.stringify(path), path]));
  return [...found.values()];
}
