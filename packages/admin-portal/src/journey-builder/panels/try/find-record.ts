import { api, unwrap } from '../../../api/client.ts';
import { stepsOf } from '../../../features/runs/run-overlay.ts';
import type { RecordedCall } from './try-outcome.ts';

/** Records are written in batches a moment after the answer. */
const TRIES = 12;
const PAUSE_MS = 500;

/** The record of a call by its correlation id, with the values where a receipt was kept; null when none comes. */
export async function findRecord(journeyId: string, correlationId: string): Promise<RecordedCall | null> {
  for (let tries = 0; tries < TRIES; tries++) {
    const query = { journeyId, correlationId, limit: 1 };
    const { items } = await unwrap(api.GET('/api/v1/runs', { params: { query } }));
    const [found] = items;
    if (found !== undefined) return readRecord(found.id, found.hasReceipt);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return null;
}

async function readRecord(runId: string, hasReceipt: boolean): Promise<RecordedCall> {
  const params = { path: { runId } };
  const [run, explanation] = await Promise.all([
    unwrap(api.GET('/api/v1/runs/{runId}', { params })),
    hasReceipt
      ? unwrap(api.GET('/api/v1/runs/{runId}/explanation', { params })).catch(() => undefined)
      : Promise.resolve(undefined),
  ]);
  const { failure } = run;
  return {
    runId,
    status: run.status,
    steps: stepsOf(run, explanation),
    ...(failure === undefined ? {} : { failure }),
    isExplained: explanation !== undefined,
  };
}
