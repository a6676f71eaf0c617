import type { RunRecord } from '@waymark/journey';
import type { RepositoryContext } from '../repositories/repository-context.ts';
import { decodeRuns } from './decode-runs.ts';

/** One run, from the few batches whose ids lie around its own. */
export async function findRun({ db, tenantId }: RepositoryContext, id: string): Promise<RunRecord | undefined> {
  const batches = await db
    .selectFrom('run_batches')
    .innerJoin('run_lines', (join) =>
      join
        .onRef('run_lines.tenant_id', '=', 'run_batches.tenant_id')
        .onRef('run_lines.batch_id', '=', 'run_batches.id'),
    )
    .select('lines')
    .where('run_batches.tenant_id', '=', tenantId)
    .where('last_run', '>=', id)
    .where('first_run', '<=', id)
    .orderBy('last_run')
    .execute();
  for (const { lines } of batches) {
    const record = decodeRuns(lines)
      .find((line) => line.id === id)
      ?.toRecord();
    if (record === undefined) continue;
    if (!record.hasReceipt) return record;
    const receipt = await db
      .selectFrom('run_receipts')
      .select('run_id')
      .where('tenant_id', '=', tenantId)
      .where('run_id', '=', id)
      .executeTakeFirst();
    return { ...record, hasReceipt: receipt !== undefined };
  }
  return undefined;
}
