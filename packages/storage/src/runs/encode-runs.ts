import { RunBatchBuilder } from './run-batch-builder.ts';
import type { RunBatch, RunToKeep } from './run-to-keep.ts';

/** Writes runs down together. @param runs - At least one, without receipts. */
export function encodeRuns(runs: readonly RunToKeep[]): RunBatch {
  const builder = new RunBatchBuilder(() => {
    throw new TypeError('Receipts are sealed by the repository.');
  });
  for (const run of runs) builder.add(run);
  return builder.take();
}
