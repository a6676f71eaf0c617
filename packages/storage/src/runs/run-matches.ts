import type { RunFilter } from '@waymark/journey';
import type { RunLine } from './decode-runs.ts';

/** Does the run fit everything that the filter asks for? The receipts' presence is left to who knows what is kept still. */
export function runMatches(run: RunLine, filter: RunFilter): boolean {
  const { from, until, journeyId, version, status, statusClass, outcome, clientId, correlationId } = filter;
  if (from !== undefined && run.at < from) return false;
  if (until !== undefined && run.at >= until) return false;
  if (journeyId !== undefined && run.journeyId !== journeyId) return false;
  if (version !== undefined && run.version !== version) return false;
  if (status !== undefined && run.status !== status) return false;
  if (statusClass !== undefined && Math.floor(run.status / 100) !== statusClass) return false;
  if (clientId !== undefined && run.clientId !== clientId) return false;
  if (correlationId !== undefined && run.correlationId !== correlationId) return false;
  if (filter.hasReceipt === true && !run.hasReceipt) return false;
  if (outcome === 'failure' ? run.outcome === 'answer' : outcome !== undefined && run.outcome !== outcome) return false;
  if (filter.minDurationMicros !== undefined && run.durationMicros < filter.minDurationMicros) return false;
  return tookStep(run, filter);
}

function tookStep(run: RunLine, { step, branch }: RunFilter): boolean {
  if (step === undefined && branch === undefined) return true;
  return run.steps.some(
    (taken) => (step === undefined || taken.step === step) && (branch === undefined || taken.branch === branch),
  );
}
