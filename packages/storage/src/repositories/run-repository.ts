import type { Receipt, RunFilter, RunRecord } from '@waymark/journey';
import type { Page, PageRequest } from '../page.ts';
import { encodeRuns } from '../runs/encode-runs.ts';
import type { PrunedRuns, RunBounds } from '../runs/prune-runs.ts';
import type { RunStatistics, StatisticsRequest } from '../runs/read-statistics.ts';
import { RunBatchBuilder, type SealReceipt } from '../runs/run-batch-builder.ts';
import type { RunOperations } from '../runs/run-operations.ts';
import type { RunBatch, RunToKeep } from '../runs/run-to-keep.ts';
import type { Envelope, SealedPlace } from '../secrets/envelope.ts';
import type { RepositoryContext } from './repository-context.ts';

export type { RunBounds } from '../runs/prune-runs.ts';

/** Records of runs, stored in batches and never changed; receipts are sealed. */
export class RunRepository {
  readonly #context: RepositoryContext;
  readonly #envelope: Envelope;
  readonly #operations: RunOperations;

  /** @param operations - On this thread or on another one */
  constructor(context: RepositoryContext, envelope: Envelope, operations: RunOperations) {
    this.#context = context;
    this.#envelope = envelope;
    this.#operations = operations;
  }

  /** Writes runs down in the form in which {@link append} stores them. Does not touch the database. */
  newBatch(): RunBatchBuilder {
    return new RunBatchBuilder(this.#seal);
  }

  /** A batch of these runs. @param runs - At least one. */
  encode(runs: readonly RunToKeep[]): RunBatch {
    return encodeRuns(runs, this.#seal);
  }

  /** Stores a batch, all of it or nothing. @returns False if it was stored before. */
  append(batch: RunBatch): Promise<boolean> {
    return this.#operations.append(batch);
  }

  /** Stores a batch that may have been stored, and joined with others, a while ago. @returns False if it was. */
  appendOnce(batch: RunBatch): Promise<boolean> {
    return this.#operations.appendOnce(batch);
  }

  /**
   * Runs, newest call first. A search that has looked at much without finding enough gives what it has: `next` is null only
   * at the end, and a page may be empty before.
   */
  list(filter: RunFilter = {}, page: PageRequest = {}): Promise<Page<RunRecord>> {
    return this.#operations.list(filter, page);
  }

  find(id: string): Promise<RunRecord | undefined> {
    return this.#operations.find(id);
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
    return this.#operations.statistics(request);
  }

  /** Forgets what is too old or too much, oldest first. */
  prune(bounds: RunBounds): Promise<PrunedRuns> {
    return this.#operations.prune(bounds);
  }

  /**
   * Joins small batches that are complete by now, so that a quiet server does not end with a row for each run.
   *
   * @returns How many batches became part of another
   */
  merge(): Promise<number> {
    return this.#operations.merge();
  }

  readonly #seal: SealReceipt = (runId, receipt) => this.#envelope.seal(JSON.stringify(receipt), this.#place(runId));

  #place(runId: string): SealedPlace {
    return { table: 'run_receipts', column: 'sealed', tenantId: this.#context.tenantId, rowId: runId };
  }
}
