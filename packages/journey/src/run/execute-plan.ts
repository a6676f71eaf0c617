import type { Plan, PlanStep } from '../plan/plan.ts';
import type { Ports } from '../ports.ts';
import { ANSWERED, type BranchIndex } from '../steps/step-kind.ts';
import { isCatchable } from './catchable.ts';
import { errorValue, failureOf } from './failure-of.ts';
import type { JourneyEvent } from './journey-event.ts';
import type { Failure, Outcome, Path } from './outcome.ts';
import type { Interruption, PortAnswer } from './receipt.ts';
import { Run, type RunOptions } from './run.ts';
import { type JourneyCaller, type JourneyRequest, RunHost } from './run-host.ts';

/** One finished run: what it answered and how it got there. */
export class RunResult {
  readonly outcome: Outcome;
  readonly path: Path;
  readonly events: readonly JourneyEvent[] | undefined;
  readonly #host: RunHost;

  constructor(run: Run, outcome: Outcome) {
    this.outcome = outcome;
    this.path = run.path;
    this.events = run.events;
    this.#host = run.host;
  }

  /** What the ports answered, for the run's receipt. */
  get answers(): readonly PortAnswer[] {
    return this.#host.answers;
  }
}

/** A run that waits for something outside. */
export interface PendingRun {
  /** Never rejects. */
  readonly result: Promise<RunResult>;
  /** Ends the run at its next step, or at once where it waits: the caller has left. */
  cancel(): void;
}

const NO_OPTIONS: RunOptions = {};

/**
 * Runs a plan for one request. Returns the result itself where nothing waited, else a run that can be cancelled; never
 * throws: whatever goes wrong is a failure in the result.
 *
 * @param runId - What `@policy.journey().executionId` yields.
 * @param options - For a run that is repeated or explained.
 */
export function executePlan(
  plan: Plan,
  request: JourneyRequest,
  caller: JourneyCaller | null,
  runId: string,
  ports: Ports,
  options: RunOptions = NO_OPTIONS,
): RunResult | PendingRun {
  const run = new Run(plan, new RunHost(ports, request, caller, plan, runId), ports.clock, options);
  const result = runFrom(plan.start, run);
  return result instanceof Promise ? { result, cancel: () => run.cancel() } : result;
}

/** The result of a run that may have to wait. */
export const resultOf = (run: RunResult | PendingRun): RunResult | Promise<RunResult> =>
  run instanceof RunResult ? run : run.result;

function runFrom(first: PlanStep, run: Run): RunResult | Promise<RunResult> {
  const { clock, path } = run;
  let step = first;
  for (;;) {
    if (path.length >= run.maxLength) return interrupt(run, step, run.atMaxLength);
    run.host.step = step.id;
    let next: PlanStep | undefined;
    try {
      const branch = step.execute(run);
      if (branch instanceof Promise) return waitThenGoOn(branch, step, run);
      const time = clock.monotonic();
      path.push(step.index, branch, microseconds(time - run.started));
      run.observer?.leaveStep(run);
      if (branch === ANSWERED) return answered(run, step);
      next = step.next[branch];
      if (next === undefined) return unconnected(run, step);
      if (time > run.deadline) return interrupt(run, next, 'deadline-exceeded');
      if (time > run.sliceEnd) return yieldThenGoOn(next, run);
    } catch (error) {
      if (run.overdue) return interrupt(run, step, 'deadline-exceeded');
      next = recover(error, step, run);
      if (next === undefined) return new RunResult(run, run.outcome as Outcome);
    }
    step = next;
  }
}

const microseconds = (milliseconds: number) => (milliseconds * 1000) | 0;

/** Puts a failed step on record. @returns The step that its failure branch leads to; undefined if the run is over. */
function recover(error: unknown, step: PlanStep, run: Run): PlanStep | undefined {
  const at = microseconds(run.clock.monotonic() - run.started);
  const route = step.onFailure;
  if (route === undefined || !isCatchable(error)) {
    run.path.push(step.index, ANSWERED, at);
    run.outcome = failureOf(error, step, run.field);
    run.observer?.leaveStep(run);
    return undefined;
  }
  if (route.owner.index !== step.index) {
    // A step of a sub-journey failed, and the step that called it has the branch.
    run.path.push(step.index, ANSWERED, at);
    run.observer?.leaveStep(run);
  }
  run.path.push(route.owner.index, route.branch, at);
  if (route.slot !== undefined) run.variables[route.slot] = errorValue(error, step);
  run.observer?.leaveStep(run);
  return route.next;
}

/** Lets others have the processor: a journey that computes for long must not keep every other call waiting. */
async function yieldThenGoOn(next: PlanStep, run: Run): Promise<RunResult> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (run.cancelled) return interrupt(run, next, 'cancelled');
  run.renewSlice();
  return runFrom(next, run);
}

async function waitThenGoOn(waiting: Promise<BranchIndex>, step: PlanStep, run: Run): Promise<RunResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const interruption = new Promise<'deadline-exceeded' | 'cancelled'>((resolve) => {
    run.interruptWait = resolve;
    timer = setTimeout(resolve, Math.max(0, run.deadline - run.clock.monotonic()), 'deadline-exceeded');
  });
  let next: PlanStep | undefined;
  try {
    const branch = await Promise.race([waiting, interruption]);
    if (typeof branch === 'string') {
      waiting.catch(() => undefined);
      return interrupt(run, step, branch);
    }
    run.path.push(step.index, branch, microseconds(run.clock.monotonic() - run.started));
    run.observer?.leaveStep(run);
    if (branch === ANSWERED) return answered(run, step);
    next = step.next[branch];
    if (next === undefined) return unconnected(run, step);
  } catch (error) {
    if (run.overdue) return interrupt(run, step, 'deadline-exceeded');
    next = recover(error, step, run);
    if (next === undefined) return new RunResult(run, run.outcome as Outcome);
  } finally {
    clearTimeout(timer);
    run.interruptWait = undefined;
  }
  run.renewSlice();
  return runFrom(next, run);
}

/** Ends the run in front of a step, or in one that waits. */
function interrupt(run: Run, step: PlanStep, code: Interruption['code'] | 'limit-exceeded'): RunResult {
  run.path.push(step.index, ANSWERED, microseconds(run.clock.monotonic() - run.started));
  run.observer?.leaveStep(run);
  const message = INTERRUPTIONS[code](step.id, run);
  return new RunResult(run, { kind: 'failure', code, message, step: step.id });
}

const INTERRUPTIONS = {
  'deadline-exceeded': (step: string) => `The run passed its deadline at step "${step}".`,
  cancelled: (step: string) => `The caller left before step "${step}" was done.`,
  'limit-exceeded': (step: string, { plan }: Run) =>
    `The run took ${plan.maxSteps} steps and would go on with "${step}".`,
} as const;

function answered(run: Run, step: PlanStep): RunResult {
  const silent: Failure = {
    kind: 'failure',
    code: 'internal-error',
    message: `Step "${step.id}" ended the run without an answer.`,
    step: step.id,
  };
  return new RunResult(run, run.outcome ?? silent);
}

/** Publishing proves that this does not happen. */
const unconnected = (run: Run, step: PlanStep): RunResult =>
  new RunResult(run, {
    kind: 'failure',
    code: 'internal-error',
    message: `Step "${step.id}" took a branch that leads nowhere.`,
    step: step.id,
  });
