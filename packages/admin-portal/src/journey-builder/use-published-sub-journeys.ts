import { useQuery } from '@tanstack/react-query';
import type { FindSubJourney, JourneyDocument, PublishedSubJourney } from '@waymark/journey';
import { useMemo } from 'react';
import { api, unwrap } from '../api/client.ts';
import type { Journey } from '../api/generated/admin-api.ts';

const NONE: ReadonlyMap<string, PublishedSubJourney> = new Map();

/** The published sub-journeys of the server: what a proof and a simulation in the page need to follow calls. */
export function usePublishedSubJourneys(): FindSubJourney {
  const { data = NONE } = useQuery({
    queryKey: ['journeys', 'published-sub-journeys'],
    queryFn: load,
    staleTime: 30_000,
  });
  return useMemo(() => (id) => data.get(id), [data]);
}

async function load(): Promise<ReadonlyMap<string, PublishedSubJourney>> {
  const published = (await allJourneys()).flatMap(({ id, kind, publishedVersion }) =>
    kind === 'sub-journey' && publishedVersion !== null ? [{ id, version: publishedVersion }] : [],
  );
  const entries = await Promise.all(
    published.map(async ({ id, version }) => {
      const path = { journeyId: id, version };
      const { document } = await unwrap(
        api.GET('/api/v1/journeys/{journeyId}/versions/{version}', { params: { path } }),
      );
      return [id, { version, document: document as unknown as JourneyDocument }] as const;
    }),
  );
  return new Map(entries);
}

async function allJourneys(): Promise<Journey[]> {
  const all: Journey[] = [];
  let cursor: string | null = null;
  do {
    const query: { cursor?: string } = cursor === null ? {} : { cursor };
    const page: { items: Journey[]; nextCursor: string | null } = await unwrap(
      api.GET('/api/v1/journeys', { params: { query } }),
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
