import type { Plan } from '../plan/plan.ts';
import type { RunResult } from './execute-plan.ts';
import type { Receipt } from './receipt.ts';
import type { JourneyCaller, JourneyRequest } from './run-host.ts';

/** Puts together what is needed to repeat a finished run. */
export function receiptOf(
  plan: Plan,
  request: JourneyRequest,
  caller: JourneyCaller | null,
  runId: string,
  { outcome, path, answers }: RunResult,
): Receipt {
  const { journeyId, version, subJourneys } = plan;
  const code = outcome.kind === 'failure' ? outcome.code : undefined;
  const wasInterrupted = code === 'deadline-exceeded' || code === 'cancelled';
  return {
    journeyId,
    version,
    subJourneys,
    runId,
    request,
    caller,
    answers,
    // The last entry of the path is the step that was not done.
    ...(wasInterrupted && { interruption: { code, after: path.length / 3 - 1 } }),
  };
}
