import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import type { Api } from '../../type-provider.ts';
import { InvalidRequest } from '../../validate-request.ts';
import { INTERVALS, statisticsQuery, statisticsSchema } from './schema.ts';

/** More intervals than this are a mistake: a chart shows fewer. */
const MAX_INTERVALS = 3000;

/** Calls, failures, answers and latencies of each journey over time. */
export function statisticsRoutes(api: Api, { storage, clock = Date.now }: AdminApiOptions): void {
  api.get(
    '/statistics',
    operation({
      operationId: 'getStatistics',
      summary: 'Count runs over time',
      description:
        'An item for each journey and interval with a run, oldest first. Runs without a record do not count.',
      tag: 'Runs',
      policy: VIEWER,
      querystring: statisticsQuery,
      response: { 200: statisticsSchema },
    }),
    async ({ query }) => {
      const { journeyId, until = clock(), from = Math.max(0, until - INTERVALS.day), interval = 'hour' } = query;
      const intervalMs = interval === 'whole' ? undefined : INTERVALS[interval as keyof typeof INTERVALS];
      if (from >= until) throw refuse('/from', 'The begin must be before the end.');
      if (intervalMs !== undefined && (until - from) / intervalMs > MAX_INTERVALS) {
        throw refuse('/interval', `The span has more than ${MAX_INTERVALS} intervals: choose a longer one.`);
      }
      const request = {
        from,
        until,
        ...(intervalMs === undefined ? {} : { intervalMs }),
        ...(journeyId === undefined ? {} : { journeyId }),
        together: query.together === 'true',
      };
      return { items: await storage.runs.statistics(request) };
    },
  );
}

const refuse = (pointer: string, message: string) => new InvalidRequest([{ in: 'query', pointer, message }]);
