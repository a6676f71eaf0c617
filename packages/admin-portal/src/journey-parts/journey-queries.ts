import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JourneyDocument } from '@waymark/journey';
import { api, unwrap, unwrapAnswer } from '../api/client.ts';
import type { Journey } from '../api/generated/admin-api.ts';
import { trafficOf } from './traffic.ts';

export type Affinity = Journey['affinity'];

const JOURNEYS = ['journeys'] as const;
const LIST = [...JOURNEYS, 'list'] as const;
const PAGE = 200;

/** Every journey of both areas: lists are searched and sorted here, and ids must be free in both. */
export function useAllJourneys() {
  return useQuery({ queryKey: LIST, queryFn: fetchAll });
}

async function fetchAll(): Promise<readonly Journey[]> {
  const all: Journey[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor === '' ? {} : { cursor }) };
    const page: { items: Journey[]; nextCursor: string | null } = await unwrap(
      api.GET('/api/v1/journeys', { params: { query } }),
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

/** Calls and errors of the last day, by journey. */
export function useTraffic() {
  return useQuery({
    queryKey: ['statistics', 'last-day-by-journey'],
    queryFn: async () =>
      trafficOf((await unwrap(api.GET('/api/v1/statistics', { params: { query: { interval: 'whole' } } }))).items),
    refetchInterval: 60_000,
  });
}

export function useJourney(journeyId: string) {
  return useQuery({
    queryKey: [...JOURNEYS, 'one', journeyId],
    queryFn: () => unwrap(api.GET('/api/v1/journeys/{journeyId}', ofJourney(journeyId))),
  });
}

/** The draft with its revision, as the server has it now. */
export async function fetchDraft(journeyId: string): Promise<{ document: JourneyDocument; revision: number }> {
  const { document, revision } = await unwrap(api.GET('/api/v1/journeys/{journeyId}/draft', ofJourney(journeyId)));
  return { document: document as unknown as JourneyDocument, revision };
}

const ofJourney = (journeyId: string) => ({ params: { path: { journeyId } } });

export function createJourney(document: JourneyDocument): Promise<Journey> {
  return unwrap(api.POST('/api/v1/journeys', { body: { document: { ...document } } }));
}

/** Replaces the draft of a journey with what is in a file. */
export async function overwriteDraft(document: JourneyDocument): Promise<void> {
  const { response } = await unwrapAnswer(api.GET('/api/v1/journeys/{journeyId}/draft', ofJourney(document.id)));
  const ifMatch = response.headers.get('etag') ?? '';
  const params = { path: { journeyId: document.id }, header: { 'if-match': ifMatch } };
  await unwrap(api.PUT('/api/v1/journeys/{journeyId}/draft', { params, body: { ...document } }));
}

export function disableJourney(journeyId: string): Promise<Journey> {
  return unwrap(api.POST('/api/v1/journeys/{journeyId}/disable', ofJourney(journeyId)));
}

export async function deleteJourney(journeyId: string): Promise<void> {
  await unwrap(api.DELETE('/api/v1/journeys/{journeyId}', ofJourney(journeyId)));
}

/** A change of journeys: what shows them is loaded again; errors belong to the dialog unless said otherwise. */
export function useJourneyChange<Input, Result>(
  change: (input: Input) => Promise<Result>,
  { showsErrors = true }: { readonly showsErrors?: boolean } = {},
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: JOURNEYS }),
    meta: { showsErrors },
  });
}
