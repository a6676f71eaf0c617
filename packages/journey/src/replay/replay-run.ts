import type { Plan } from '../plan/plan.ts';
import type { Clock } from '../ports.ts';
import { executePlan, type RunResult, resultOf } from '../run/execute-plan.ts';
import type { Receipt } from '../run/receipt.ts';
import type { RunObserver } from '../run/run-observer.ts';
import { createReplayPorts } from './replay-ports.ts';

/** A run that was repeated. */
export interface ReplayedRun {
  readonly result: RunResult;
  /** What it asked and the recorded run had not; empty on the version that made the record. */
  readonly unanswered: readonly string[];
}

/**
 * Repeats a recorded run: on the plan that made the record bit for bit, on another one as that would have gone.
 *
 * @param clock - For turns between long computations only; the run sees the recorded times, and has no deadline.
 */
export async function replayRun(
  plan: Plan,
  receipt: Receipt,
  clock: Clock,
  observer?: RunObserver,
): Promise<ReplayedRun> {
  const { request, caller, runId, answers, interruption } = receipt;
  const { ports, unanswered } = createReplayPorts(answers, clock);
  const options = { deadlineMs: Number.POSITIVE_INFINITY, interruption, observer };
  const result = await resultOf(executePlan(plan, request, caller, runId, ports, options));
  return { result, unanswered: unanswered() };
}
