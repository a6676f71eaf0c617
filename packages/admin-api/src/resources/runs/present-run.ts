import { type RunRecord, redactValue, shortenValue } from '@waymark/journey';

/** A run in a list. */
export function presentRunSummary({ steps, events: _, ...summary }: RunRecord) {
  return { ...summary, stepCount: steps.length };
}

/** A run with its way and what it reported. */
export function presentRun(record: RunRecord) {
  return { ...presentRunSummary(record), steps: record.steps, events: (record.events ?? []).map(presentEvent) };
}

/** What a step reported is the journey's own word; values under keys such as `password` are hidden all the same. */
function presentEvent({ data, fields, ...event }: NonNullable<RunRecord['events']>[number]) {
  return { ...event, data: shown(data), fields: shown(fields) };
}

function shown(value: unknown) {
  return shortenValue(redactValue(value as never));
}
