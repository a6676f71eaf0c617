import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { RepositoryContext } from '../repositories/repository-context.ts';

/** How much is kept. */
export interface RunBounds {
  /** Age of records, in milliseconds. */
  readonly maxAgeMs: number;
  /** Records and receipts together, in bytes. */
  readonly maxBytes: number;
  /** Age of receipts, in milliseconds. */
  readonly receiptMaxAgeMs: number;
}

/** What was forgotten. */
export interface PrunedRuns {
  readonly batches: number;
  readonly receipts: number;
}

/** Rows that one statement deletes: between two of them others have their turn. */
const AT_ONCE = 20;

/** Forgets what is older than the bounds allow, then as much of the oldest as the size asks for. */
export async function pruneRuns(context: RepositoryContext, bounds: RunBounds): Promise<PrunedRuns> {
  const now = context.clock();
  const oldest = Math.max(now - bounds.maxAgeMs, (await newestTooMuch(context, bounds.maxBytes)) + 1);
  return {
    batches: await deleteBatches(context, oldest),
    receipts: await deleteReceipts(context, Math.max(oldest, now - bounds.receiptMaxAgeMs)),
  };
}

/** The time up to which everything has to go, so that what is newer fits. */
async function newestTooMuch({ db, tenantId }: RepositoryContext, maxBytes: number): Promise<number> {
  const { rows } = await sql<{ at: number | string }>`
    select at from (
      select at, sum(bytes) over (order by at desc) as total from (
        select last_at as at, bytes from run_batches where tenant_id = ${tenantId}
        union all
        select at, bytes from run_receipts where tenant_id = ${tenantId}
      ) as kept
    ) as totals
    where total > ${maxBytes} order by at desc limit 1`.execute(db);
  return Number(rows[0]?.at ?? Number.MIN_SAFE_INTEGER);
}

async function deleteBatches({ db, tenantId }: RepositoryContext, oldest: number): Promise<number> {
  for (let deleted = 0; ; await othersTurn()) {
    const rows = await db
      .selectFrom('run_batches')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('last_at', '<', oldest)
      .orderBy('last_at')
      .limit(AT_ONCE)
      .execute();
    if (rows.length === 0) return deleted;
    const ids = rows.map(({ id }) => id);
    await db.deleteFrom('run_batches').where('tenant_id', '=', tenantId).where('id', 'in', ids).execute();
    deleted += rows.length;
  }
}

async function deleteReceipts({ db, tenantId }: RepositoryContext, oldest: number): Promise<number> {
  for (let deleted = 0; ; await othersTurn()) {
    const rows = await db
      .selectFrom('run_receipts')
      .select('run_id')
      .where('tenant_id', '=', tenantId)
      .where('at', '<', oldest)
      .orderBy('at')
      .limit(AT_ONCE)
      .execute();
    if (rows.length === 0) return deleted;
    const ids = rows.map(({ run_id }) => run_id);
    await db.deleteFrom('run_receipts').where('tenant_id', '=', tenantId).where('run_id', 'in', ids).execute();
    deleted += rows.length;
  }
}
