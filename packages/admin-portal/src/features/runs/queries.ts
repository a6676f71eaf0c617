import { useMutation, useQuery } from '@tanstack/react-query';
import type { JourneyDocument } from '@waymark/journey';
import { isProblem } from '../../api/api-error.ts';
import { api, unwrap } from '../../api/client.ts';

/** The journeys that there are, for a list to choose from. */
export function useJourneyChoices() {
  return useQuery({
    queryKey: ['journeys', 'choices'],
    queryFn: () => unwrap(api.GET('/api/v1/journeys', { params: { query: { limit: 200 } } })),
    staleTime: 60_000,
  });
}

/** The draft of a journey, to name its steps; null when the journey is gone. */
export function useDraft(journeyId: string | undefined) {
  return useQuery({
    queryKey: ['journeys', journeyId, 'draft-of-runs'],
    queryFn: () => loadDraft(journeyId as string),
    enabled: journeyId !== undefined,
    staleTime: 60_000,
  });
}

export function useRun(runId: string) {
  return useQuery({
    queryKey: ['runs', 'one', runId],
    queryFn: () => unwrap(api.GET('/api/v1/runs/{runId}', { params: { path: { runId } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What a run saw, from its receipt. Its absence is an answer, too: the error says why. */
export function useExplanation(runId: string, hasReceipt: boolean) {
  return useQuery({
    queryKey: ['runs', 'explanation', runId],
    queryFn: () => unwrap(api.GET('/api/v1/runs/{runId}/explanation', { params: { path: { runId } } })),
    enabled: hasReceipt,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The document of a version; null when it is gone. */
export function useVersionDocument(journeyId: string | undefined, version: number | undefined) {
  return useQuery({
    queryKey: ['journeys', journeyId, 'versions', version, 'of-runs'],
    queryFn: () => loadVersion(journeyId as string, version as number),
    enabled: journeyId !== undefined && version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useReplay(runId: string) {
  return useMutation({
    mutationFn: (on: 'version' | 'draft') =>
      unwrap(api.POST('/api/v1/runs/{runId}/replay', { params: { path: { runId } }, body: { on } })),
    meta: { showsErrors: true },
  });
}

async function loadDraft(journeyId: string): Promise<JourneyDocument | null> {
  const call = api.GET('/api/v1/journeys/{journeyId}/draft', { params: { path: { journeyId } } });
  return orGone(unwrap(call).then((draft) => draft.document as unknown as JourneyDocument));
}

async function loadVersion(journeyId: string, version: number): Promise<JourneyDocument | null> {
  const path = { journeyId, version };
  const call = api.GET('/api/v1/journeys/{journeyId}/versions/{version}', { params: { path } });
  return orGone(unwrap(call).then((found) => found.document as unknown as JourneyDocument));
}

const orGone = <Found>(loading: Promise<Found>): Promise<Found | null> =>
  loading.catch((error: unknown) => {
    if (isProblem(error, 'not-found')) return null;
    throw error;
  });
