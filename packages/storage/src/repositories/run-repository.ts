import type { Receipt, RunFilter, RunRecord } from '@waymark/journey';
import type { Page, PageRequest } from '../page.ts';
import { decodeRuns } from '../runs/decode-runs.ts';
import { encodeRuns } from '../runs/encode-runs.ts';
import { insertBatch } from '../runs/insert-batch.ts';
import { listRuns } from '../runs/list-runs.ts';
import { mergeBatches } from '../runs/merge-batches.ts';
import { type PrunedRuns, pruneRuns, type RunBounds } from '../runs/prune-runs.ts';
import { type RunStatistics, readStatistics, type StatisticsRequest } from '../runs/read-statistics.ts';
import type { RunBatch, RunToKeep } from '../runs/run-to-keep.ts';
import type { Envelope, SealedPlace } from '../secrets/envelope.ts';
import type { RepositoryContext } from './repository-context.ts';

export type { RunBounds } from '../runs/prune-runs.ts';

/** Records of runs, stored in batches and never changed; receipts are sealed. */
export class RunRepository {
  readonly #context: RepositoryContext;
  readonly #envelope: Envelope;

  constructor(context: RepositoryContext, envelope: Envelope) {
    this.#context = context;
    this.#envelope = envelope;
  }

  /** Writes runs down in the form in which {@link append} stores them. Does not touch the database. @param runs - At least one. */
  encode(runs: readonly RunToKeep[]): RunBatch {
    const receipts = runs.flatMap(({ id, at, receipt }) =>
      receipt === undefined
        ? []
        : [{ runId: id, at, sealed: this.#envelope.seal(JSON.stringify(receipt), this.#place(id)) }],
    );
    return { ...encodeRuns(runs), receipts };
  }

  /** Stores a batch, all of it or nothing. @returns False if it was stored before. */
  append(batch: RunBatch): Promise<boolean> {
    return this.#context.db
      .transaction()
      .execute((db) => insertBatch(db, this.#context.tenantId, batch, { merged: false }));
  }

  /** Stores a batch that may have been stored, and joined with others, a while ago. @returns False if it was. */
  async appendOnce(batch: RunBatch): Promise<boolean> {
    return (await this.find(batch.id)) === undefined && (await this.append(batch));
  }

  /**
   * Runs, newest call first. A search that has looked at much without finding enough gives what it has: `next` is null only
   * at the end, and a page may be empty before.
   */
  list(filter: RunFilter = {}, page: PageRequest = {}): Promise<Page<RunRecord>> {
    return listRuns(this.#context, filter, page);
  }

  async find(id: string): Promise<RunRecord | undefined> {
    const { db, tenantId } = this.#context;
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
      return record.hasReceipt ? { ...record, hasReceipt: await this.#hasReceipt(id) } : record;
    }
    return undefined;
  }

  /** What the run saw. @throws StorageError `unknown-master-key`, `sealed-value-damaged` */
  async findReceipt(id: string): Promise<Receipt | undefined> {
    const row = await this.#context.db
      .selectFrom('run_receipts')
      .select('sealed')
      .where('tenant_id', '=', this.#context.tenantId)
      .where('run_id', '=', id)
      .executeTakeFirst();
    return row === undefined ? undefined : JSON.parse(this.#envelope.open(row.sealed, this.#place(id)));
  }

  /** Counts and latencies over time, oldest first. */
  statistics(request: StatisticsRequest): Promise<readonly RunStatistics[]> {
    return readStatistics(this.#context, request);
  }

  /** Forgets what is too old or too much, oldest first. */
  prune(bounds: RunBounds): Promise<PrunedRuns> {
    return pruneRuns(this.#context, bounds);
  }

  /**
   * Joins small batches that are complete by now, so that a quiet server does not end with a row for each run.
   *
   * @returns How many batches became part of another
   */
  merge(): Promise<number> {
    return mergeBatches(this.#context);
  }

  async #hasReceipt(id: string): Promise<boolean> {
    const row = await this.#context.db
      .selectFrom('run_receipts')
      .select('run_id')
      .where('tenant_id', '=', this.#context.tenantId)
      .where('run_id', '=', id)
      .executeTakeFirst();
    return row !== undefined;
  }

  #place(runId: string): SealedPlace {
    return { table: 'run_receipts', column: 'sealed', tenantId: this.#context.tenantId, rowId: runId };
  }
}
