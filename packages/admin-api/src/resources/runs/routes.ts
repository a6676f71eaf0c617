import type { RunFilter } from '@waymark/journey';
import type { Static, TObject } from 'typebox';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { pageQuery, pageSchema, presentPage, toPageRequest } from '../../page-schema.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import type { Api } from '../../type-provider.ts';
import { InvalidRequest } from '../../validate-request.ts';
import { presentRun, presentRunSummary } from './present-run.ts';
import { runFilters, runParams } from './schema.ts';

/** Records of runs: list and read. What a run saw is in its receipt, which no route gives out as it is. */
export function runRoutes(api: Api, { storage }: AdminApiOptions): void {
  const tag = 'Runs';

  api.get(
    '/runs',
    operation({
      operationId: 'listRuns',
      summary: 'List runs, newest first',
      description:
        'All filters that are given must fit. A search looks at a part of the records at a time: a page may hold fewer items than asked for, even none, and the end is where nextCursor is null.',
      tag,
      policy: VIEWER,
      querystring: pageQuery(runFilters),
      response: { 200: pageSchema('RunSummary') },
    }),
    async ({ query }) => {
      const { limit: _limit, cursor: _cursor, ...filters } = query;
      return presentPage(await storage.runs.list(toFilter(filters), toPageRequest(query)), presentRunSummary);
    },
  );

  api.get(
    '/runs/:runId',
    operation({
      operationId: 'getRun',
      summary: 'Read a run',
      tag,
      policy: VIEWER,
      params: runParams,
      response: { 200: { $ref: 'Run#' } },
      problems: ['not-found'],
    }),
    async ({ params }, reply) => {
      const record = await storage.runs.find(params.runId);
      return record === undefined
        ? sendProblem(reply, 'not-found', { detail: 'There is no record of such a run, or it is no longer kept.' })
        : presentRun(record);
    },
  );
}

type RunQuery = Static<TObject<typeof runFilters>>;

function toFilter({ hasReceipt, ...filters }: RunQuery): RunFilter {
  if (filters.branch !== undefined && filters.step === undefined) {
    throw new InvalidRequest([
      { in: 'query', pointer: '/branch', message: 'A branch belongs to a step: name it with step.' },
    ]);
  }
  return { ...filters, ...(hasReceipt === undefined ? {} : { hasReceipt: hasReceipt === 'true' }) } as RunFilter;
}
