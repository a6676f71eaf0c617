import { setImmediate as othersTurn } from 'node:timers/promises';
import type { RepositoryContext } from '../repositories/repository-context.ts';
import { decodeRuns } from './decode-runs.ts';
import { encodeRuns } from './encode-runs.ts';
import { insertBatch } from './insert-batch.ts';
import { runsOfRecords } from './runs-of-records.ts';

/** Batches of this much text stay as they are. */
const LARGE_BYTES = 64 * 1024;
/** A span of time that small batches are joined for, in milliseconds. */
const WINDOW_MS = 15 * 60_000;
/** How long after its window a batch is joined: it may have come late. */
const SETTLED_MS = 60_000;
/** Batches that are joined in one transaction. */
const MAX_JOINED = 100;

interface Candidate {
  readonly id: string;
  readonly last_at: number;
  readonly bytes: number;
}

/** Joins neighbours of the same process and window until none is left. */
export async function mergeBatches(context: RepositoryContext): Promise<number> {
  const until = Math.floor((context.clock() - SETTLED_MS) / WINDOW_MS) * WINDOW_MS;
  let joined = 0;
  for (;;) {
    const group = firstGroup(await readCandidates(context, until));
    if (group.length === 0) return joined;
    await joinBatches(
      context,
      group.map(({ id }) => id),
    );
    joined += group.length;
    await othersTurn();
  }
}

function readCandidates({ db, tenantId }: RepositoryContext, until: number): Promise<readonly Candidate[]> {
  return db
    .selectFrom('run_batches')
    .select(['id', 'last_at', 'bytes'])
    .where('tenant_id', '=', tenantId)
    .where('merged', '=', 0)
    .where('last_at', '<', until)
    .orderBy('first_run')
    .limit(MAX_JOINED)
    .execute();
}

/** The first batch with those behind it that belong to the same process and window and are small together. */
function firstGroup(candidates: readonly Candidate[]): readonly Candidate[] {
  const [first] = candidates;
  if (first === undefined) return [];
  let bytes = 0;
  const end = candidates.findIndex((batch, index) => {
    bytes += Number(batch.bytes);
    return index > 0 && (groupOf(batch) !== groupOf(first) || bytes > 2 * LARGE_BYTES);
  });
  return end === -1 ? candidates : candidates.slice(0, end);
}

/** Ids of one process have one beginning. */
const groupOf = ({ id, last_at }: Candidate): string =>
  `${Math.floor(Number(last_at) / WINDOW_MS)} ${id.slice(0, id.lastIndexOf('-') + 1)}`;

async function joinBatches({ db, tenantId }: RepositoryContext, ids: readonly string[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (ids.length === 1) {
      await transaction
        .updateTable('run_batches')
        .set({ merged: 1 })
        .where('tenant_id', '=', tenantId)
        .where('id', 'in', ids)
        .execute();
      return;
    }
    const rows = await transaction
      .selectFrom('run_lines')
      .innerJoin('run_batches', (join) =>
        join
          .onRef('run_batches.tenant_id', '=', 'run_lines.tenant_id')
          .onRef('run_batches.id', '=', 'run_lines.batch_id'),
      )
      .select('lines')
      .where('run_lines.tenant_id', '=', tenantId)
      .where('batch_id', 'in', ids)
      .orderBy('first_run')
      .execute();
    await transaction.deleteFrom('run_batches').where('tenant_id', '=', tenantId).where('id', 'in', ids).execute();
    const records = rows.flatMap(({ lines }) => decodeRuns(lines).map((line) => line.toRecord()));
    // Another process may have joined them in the meantime.
    if (records.length === 0) return;
    await insertBatch(transaction, tenantId, encodeRuns(runsOfRecords(records)), { merged: true });
  });
}
