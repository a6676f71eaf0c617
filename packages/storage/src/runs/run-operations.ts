import type { RunFilter, RunRecord } from '@waymark/journey';
import type { Page, PageRequest } from '../page.ts';
import type { RepositoryContext } from '../repositories/repository-context.ts';
import { findRun } from './find-run.ts';
import { insertBatch } from './insert-batch.ts';
import { listRuns } from './list-runs.ts';
import { mergeBatches } from './merge-batches.ts';
import { type PrunedRuns, pruneRuns, type RunBounds } from './prune-runs.ts';
import { type RunStatistics, readStatistics, type StatisticsRequest } from './read-statistics.ts';
import type { RunBatch } from './run-to-keep.ts';

/** What is done with stored runs. Arguments and results are plain data, so that it can be done on another thread. */
export interface RunOperations {
  append(batch: RunBatch): Promise<boolean>;
  appendOnce(batch: RunBatch): Promise<boolean>;
  list(filter: RunFilter, page: PageRequest): Promise<Page<RunRecord>>;
  find(id: string): Promise<RunRecord | undefined>;
  statistics(request: StatisticsRequest): Promise<readonly RunStatistics[]>;
  prune(bounds: RunBounds): Promise<PrunedRuns>;
  merge(): Promise<number>;
}

/** The operations on this thread. */
export function createRunOperations(context: RepositoryContext): RunOperations {
  const append = (batch: RunBatch) =>
    context.db.transaction().execute((db) => insertBatch(db, context.tenantId, batch, { merged: false }));
  return {
    append,
    appendOnce: async (batch) => (await findRun(context, batch.id)) === undefined && (await append(batch)),
    list: (filter, page) => listRuns(context, filter, page),
    find: (id) => findRun(context, id),
    statistics: (request) => readStatistics(context, request),
    prune: (bounds) => pruneRuns(context, bounds),
    merge: () => mergeBatches(context),
  };
}
