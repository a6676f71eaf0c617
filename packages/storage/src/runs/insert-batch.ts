import type { Transaction } from 'kysely';
import type { Tables } from '../dialect/tables.ts';
import type { RunBatch } from './run-to-keep.ts';

/** What a row of a batch takes besides its texts, with its indexes. */
const ROW_BYTES = 400;
const RECEIPTS_AT_ONCE = 50;

/** Adds a batch as a part of a transaction. @returns False if there is one of its id. */
export async function insertBatch(
  db: Transaction<Tables>,
  tenant_id: string,
  batch: RunBatch,
  { merged }: { readonly merged: boolean },
): Promise<boolean> {
  const { id, facets, summary, lines, receipts } = batch;
  const inserted = await db
    .insertInto('run_batches')
    .values({
      tenant_id,
      id,
      first_at: Math.floor(batch.firstAt),
      last_at: Math.ceil(batch.lastAt),
      first_run: batch.firstRun,
      last_run: batch.lastRun,
      run_count: batch.count,
      bytes: lines.length + summary.length + facets.length + ROW_BYTES,
      merged: merged ? 1 : 0,
      facets,
      summary,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await db.insertInto('run_lines').values({ tenant_id, batch_id: id, lines }).execute();
  for (let start = 0; start < receipts.length; start += RECEIPTS_AT_ONCE) {
    const rows = receipts.slice(start, start + RECEIPTS_AT_ONCE).map(({ runId, at, sealed }) => ({
      tenant_id,
      run_id: runId,
      at: Math.ceil(at),
      bytes: sealed.length + ROW_BYTES,
      sealed,
    }));
    await db
      .insertInto('run_receipts')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['tenant_id', 'run_id']).doNothing())
      .execute();
  }
  return true;
}
