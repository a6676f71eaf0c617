import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import type { Journey } from '../../api/generated/admin-api.ts';
import { RANGES, type RangeName, type Span, spanBefore, spanOf } from './ranges.ts';
import { toSeries } from './series.ts';
import { mostFailing, toTotals } from './totals.ts';

const REFRESH_MS = 15_000;
/** More journeys than these are not offered as a filter. */
const MAX_PAGES = 10;

/** What the page shows of a range, and whether it goes on by itself. */
export interface Shown {
  readonly range: RangeName;
  readonly journey: string | undefined;
  readonly isLive: boolean;
}

const refetch = (isLive: boolean) => ({ refetchInterval: isLive ? REFRESH_MS : (false as const) });

function statistics(
  span: Span,
  options: { journey?: string | undefined; interval: 'minute' | 'hour' | 'day' | 'whole'; together: boolean },
) {
  const { journey, interval, together } = options;
  const query = {
    ...span,
    interval,
    together: String(together) as 'true' | 'false',
    ...(journey === undefined ? {} : { journeyId: journey }),
  };
  return unwrap(api.GET('/api/v1/statistics', { params: { query } })).then(({ items }) => items);
}

/** The counts of the range and of the one before. */
export function useStatistics({ range, journey, isLive }: Shown) {
  return useQuery({
    queryKey: ['overview', 'statistics', range, journey],
    queryFn: async () => {
      const now = Date.now();
      const span = spanOf(range, now);
      const { interval, intervalMs } = RANGES[range];
      const [series, total, before, byJourney] = await Promise.all([
        statistics(span, { journey, interval, together: true }),
        statistics(span, { journey, interval: 'whole', together: true }),
        statistics(spanBefore(range, now), { journey, interval: 'whole', together: true }),
        statistics(span, { journey, interval: 'whole', together: false }),
      ]);
      return {
        span,
        series: toSeries(series, span, intervalMs),
        total: toTotals(total),
        before: toTotals(before),
        failing: mostFailing(byJourney, 5),
      };
    },
    placeholderData: keepPreviousData,
    ...refetch(isLive),
  });
}

/** The last runs that failed. */
export function useLastFailures({ journey, isLive }: Shown) {
  const query = { outcome: 'failure', limit: 6, ...(journey === undefined ? {} : { journeyId: journey }) } as const;
  return useQuery({
    queryKey: ['overview', 'failures', journey],
    queryFn: () => unwrap(api.GET('/api/v1/runs', { params: { query } })).then(({ items }) => items),
    ...refetch(isLive),
  });
}

/** The last changes, without the comings and goings of people. */
export function useRecentChanges(isLive: boolean) {
  return useQuery({
    queryKey: ['overview', 'changes'],
    queryFn: async () => {
      const { items } = await unwrap(api.GET('/api/v1/audit-entries', { params: { query: { limit: 60 } } }));
      return items.filter(({ targetType }) => targetType !== 'session').slice(0, 6);
    },
    ...refetch(isLive),
  });
}

/** All journeys, for their names. */
export function useJourneys() {
  return useQuery({
    queryKey: ['overview', 'journeys'],
    queryFn: async () => {
      const journeys: Journey[] = [];
      let cursor: string | null | undefined;
      for (let page = 0; page < MAX_PAGES && cursor !== null; page++) {
        const query = { limit: 200, ...(cursor === undefined ? {} : { cursor }) };
        const { items, nextCursor } = await unwrap(api.GET('/api/v1/journeys', { params: { query } }));
        journeys.push(...items);
        cursor = nextCursor;
      }
      return journeys;
    },
  });
}

/** Which of the first steps are done. */
export function useFirstSteps(journeys: readonly Journey[] | undefined) {
  return useQuery({
    queryKey: ['overview', 'first-steps', journeys?.length ?? 0, journeys?.some(isPublished) ?? false],
    enabled: journeys !== undefined,
    queryFn: async () => {
      const one = { params: { query: { limit: 1 } } };
      const [applications, runs] = await Promise.all([
        unwrap(api.GET('/api/v1/applications', { params: { query: { limit: 50 } } })),
        unwrap(api.GET('/api/v1/runs', one)),
      ]);
      const path = '/api/v1/applications/{applicationId}/clients';
      let client = false;
      for (const { id } of applications.items) {
        const { items } = await unwrap(api.GET(path, { params: { path: { applicationId: id }, query: { limit: 1 } } }));
        client = items.length > 0;
        if (client) break;
      }
      return {
        applicationId: applications.items[0]?.id,
        application: applications.items.length > 0,
        client,
        journey: (journeys?.length ?? 0) > 0,
        publish: journeys?.some(isPublished) ?? false,
        call: runs.items.length > 0,
      };
    },
  });
}

const isPublished = ({ publishedVersion }: Journey) => publishedVersion !== null;
