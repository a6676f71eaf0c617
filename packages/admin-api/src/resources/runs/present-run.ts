import type { RunRecord } from '@waymark/journey';

/** A run in a list. */
export function presentRunSummary({ steps, events: _, ...summary }: RunRecord) {
  return { ...summary, stepCount: steps.length };
}

/** A run with its way and what it reported. */
export function presentRun(record: RunRecord) {
  return { ...presentRunSummary(record), steps: record.steps, events: record.events ?? [] };
}
