import { useQuery } from '@tanstack/react-query';
import type { JourneyDocument } from '@waymark/journey';
import { api, unwrap } from '../api/client.ts';
import { usePages } from '../api/use-pages.ts';
import type { Side } from './compare-search.ts';

// Below the key of journeys: what changes those changes these.
const versionsKey = (journeyId: string) => ['journeys', 'versions', journeyId] as const;

export function useVersions(journeyId: string) {
  const params = { path: { journeyId } };
  return usePages(versionsKey(journeyId), (query) =>
    unwrap(api.GET('/api/v1/journeys/{journeyId}/versions', { params: { ...params, query } })),
  );
}

/** A version with its document. */
export function useVersion(journeyId: string, version: number) {
  return useQuery({
    queryKey: [...versionsKey(journeyId), version],
    queryFn: () => fetchVersion(journeyId, version),
    enabled: Number.isInteger(version) && version > 0,
  });
}

/** The document of a side of a comparison; undefined side: nothing to load. */
export function useDocument(journeyId: string, side: Side | undefined) {
  return useQuery({
    queryKey: [...versionsKey(journeyId), 'document', side ?? null],
    queryFn: () => fetchDocument(journeyId, side ?? 'draft'),
    enabled: side !== undefined,
    ...(side === 'draft' ? { staleTime: 0 } : {}),
  });
}

async function fetchDocument(journeyId: string, side: Side): Promise<JourneyDocument> {
  const { document } =
    side === 'draft'
      ? await unwrap(api.GET('/api/v1/journeys/{journeyId}/draft', { params: { path: { journeyId } } }))
      : await fetchVersion(journeyId, side);
  return document as unknown as JourneyDocument;
}

export function fetchVersion(journeyId: string, version: number) {
  const params = { path: { journeyId, version } };
  return unwrap(api.GET('/api/v1/journeys/{journeyId}/versions/{version}', { params }));
}

export function rollBack(journeyId: string, version: number, note: string) {
  const params = { path: { journeyId, version } };
  return unwrap(api.POST('/api/v1/journeys/{journeyId}/versions/{version}/roll-back', { params, body: { note } }));
}
