import type { Plan, PlanStep } from '../plan/plan.ts';
import type { Ports } from '../ports.ts';
import { ANSWERED, type BranchIndex } from '../steps/step-kind.ts';
import { failureOf } from './failure-of.ts';
import type { Failure, Outcome, Path } from './outcome.ts';
import type { Run } from './run.ts';
import { type JourneyCaller, type JourneyRequest, RunHost } from './run-host.ts';

/** How long a run may compute before it lets others have their turn, in milliseconds. */
const SLICE_MS = 20;

/** One finished run: what it answered and how it got there. */
export interface RunResult {
  readonly outcome: Outcome;
  readonly path: Path;
}

/**
 * Runs a plan for one request. Returns the result itself where nothing waited, else a promise of it; never throws and
 * never rejects: whatever goes wrong is a failure in the result.
 *
 * @param runId - What `@policy.journey().executionId` yields.
 */
export function executePlan(
  plan: Plan,
  request: JourneyRequest,
  caller: JourneyCaller | null,
  runId: string,
  ports: Ports,
): RunResult | Promise<RunResult> {
  const host = new RunHost(ports, request, caller, plan, runId);
  const run: Run = { variables: new Array(plan.variableCount), host, answer: undefined, field: '' };
  const started = ports.clock.monotonic();
  return runFrom(plan.start, run, [], started + plan.deadlineMs, started + SLICE_MS, ports);
}

function runFrom(
  first: PlanStep,
  run: Run,
  path: number[],
  deadline: number,
  sliceEnd: number,
  ports: Ports,
): RunResult | Promise<RunResult> {
  let step = first;
  for (;;) {
    let branch: BranchIndex | Promise<BranchIndex>;
    try {
      branch = step.execute(run);
    } catch (error) {
      path.push(step.index, ANSWERED);
      return { outcome: failureOf(error, step, run.field), path };
    }
    if (branch instanceof Promise) return waitThenGoOn(branch, step, run, path, deadline, ports);
    path.push(step.index, branch);
    if (branch === ANSWERED) return { outcome: answerOf(run, step), path };
    const next = step.next[branch];
    if (next === undefined) return { outcome: unconnected(step), path };
    const time = ports.clock.monotonic();
    if (time > deadline) return { outcome: deadlineExceeded(next), path };
    if (time > sliceEnd) return yieldThenGoOn(next, run, path, deadline, ports);
    step = next;
  }
}

/** Lets others have the processor: a journey that computes for long must not keep every other call waiting. */
async function yieldThenGoOn(
  next: PlanStep,
  run: Run,
  path: number[],
  deadline: number,
  ports: Ports,
): Promise<RunResult> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  return runFrom(next, run, path, deadline, ports.clock.monotonic() + SLICE_MS, ports);
}

async function waitThenGoOn(
  waiting: Promise<BranchIndex>,
  step: PlanStep,
  run: Run,
  path: number[],
  deadline: number,
  ports: Ports,
): Promise<RunResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expiry = new Promise<'expired'>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, deadline - ports.clock.monotonic()), 'expired');
  });
  try {
    const branch = await Promise.race([waiting, expiry]);
    if (branch === 'expired') {
      waiting.catch(() => undefined);
      path.push(step.index, ANSWERED);
      return { outcome: deadlineExceeded(step), path };
    }
    path.push(step.index, branch);
    if (branch === ANSWERED) return { outcome: answerOf(run, step), path };
    const next = step.next[branch];
    return next === undefined
      ? { outcome: unconnected(step), path }
      : await runFrom(next, run, path, deadline, ports.clock.monotonic() + SLICE_MS, ports);
  } catch (error) {
    path.push(step.index, ANSWERED);
    return { outcome: failureOf(error, step, run.field), path };
  } finally {
    clearTimeout(timer);
  }
}

const deadlineExceeded = (step: PlanStep): Failure => ({
  kind: 'failure',
  code: 'deadline-exceeded',
  message: `The run passed its deadline at step "${step.id}".`,
  step: step.id,
});

/** Publishing proves that neither of these two happens. */
const unconnected = (step: PlanStep): Failure => ({
  kind: 'failure',
  code: 'internal-error',
  message: `Step "${step.id}" took a branch that leads nowhere.`,
  step: step.id,
});

const answerOf = (run: Run, step: PlanStep): Outcome =>
  run.answer ?? {
    kind: 'failure',
    code: 'internal-error',
    message: `Step "${step.id}" ended the run without an answer.`,
    step: step.id,
  };
