import { RunBatchBuilder, type SealReceipt } from './run-batch-builder.ts';
import type { RunBatch, RunToKeep } from './run-to-keep.ts';

/** Writes runs down together. @param runs - At least one. @param seal - Left out: they have no receipts */
export function encodeRuns(runs: readonly RunToKeep[], seal: SealReceipt = refuseReceipt): RunBatch {
  const builder = new RunBatchBuilder(seal);
  for (const run of runs) builder.add(run);
  return builder.take();
}

const refuseReceipt: SealReceipt = () => {
  throw new TypeError('Receipts are sealed by the repository.');
};
