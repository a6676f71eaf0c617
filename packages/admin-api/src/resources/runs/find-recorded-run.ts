import type { Receipt } from '@waymark/journey';
import type { Storage } from '@waymark/storage';
import type { ProblemCode } from '../../errors.ts';
import type { RecordedPlan, RecordedPlans } from './recorded-plans.ts';

/** A run that can be repeated, or why it can't. */
export type FoundRun =
  | (RecordedPlan & { readonly receipt: Receipt })
  | { readonly problem: ProblemCode; readonly detail: string };

export async function findRecordedRun(
  runId: string,
  { runs }: Pick<Storage, 'runs'>,
  plans: RecordedPlans,
): Promise<FoundRun> {
  const receipt = await runs.findReceipt(runId);
  if (receipt === undefined) {
    const isKnown = (await runs.find(runId)) !== undefined;
    return isKnown ? { problem: 'no-receipt', detail: NO_RECEIPT } : { problem: 'not-found', detail: NO_RUN };
  }
  const recorded = await plans.find(receipt);
  return recorded === null ? { problem: 'version-gone', detail: VERSION_GONE } : { ...recorded, receipt };
}

const NO_RUN = 'There is no record of such a run, or it is no longer kept.';
const NO_RECEIPT =
  'Receipts are kept of failed runs, of a share of all, and of journeys whose setting "receipts" is "all".';
const VERSION_GONE = 'The journey was deleted, or a sub-journey that it called: only the record itself is left.';
