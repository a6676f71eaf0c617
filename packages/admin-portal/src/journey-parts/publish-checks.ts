import { useQuery } from '@tanstack/react-query';
import { compareDocuments, type DocumentDifference } from '@waymark/journey';
import { api, unwrap } from '../api/client.ts';
import type { Journey, JourneyDiagnostic, JourneyTestReport } from '../api/generated/admin-api.ts';
import { fetchDraft } from './journey-queries.ts';

/** What is known about a draft before it is published. */
export interface PublishChecks {
  readonly journey: Journey;
  readonly revision: number;
  readonly errors: readonly JourneyDiagnostic[];
  readonly warnings: readonly JourneyDiagnostic[];
  /** Against the version that answers calls; undefined when none does. */
  readonly differences: readonly DocumentDifference[] | undefined;
  /** undefined: there are errors, and nothing can run. */
  readonly tests: JourneyTestReport | undefined;
  readonly areTestsRequired: boolean;
}

/** Asked anew each time: a dialog must not show what was true before the last edit. */
export function usePublishChecks(journeyId: string) {
  return useQuery({
    queryKey: ['publish-checks', journeyId],
    queryFn: () => fetchChecks(journeyId),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
}

async function fetchChecks(journeyId: string): Promise<PublishChecks> {
  const params = { path: { journeyId } };
  const [journey, { document, revision }] = await Promise.all([
    unwrap(api.GET('/api/v1/journeys/{journeyId}', { params })),
    fetchDraft(journeyId),
  ]);
  const body = { document: { ...document } };
  const [{ diagnostics }, published] = await Promise.all([
    unwrap(api.POST('/api/v1/journeys/{journeyId}/validate', { params, body })),
    fetchPublished(journey),
  ]);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const { requireTests = false, requiredCoverage = 0 } = document.settings ?? {};
  return {
    journey,
    revision,
    errors,
    warnings: diagnostics.filter(({ severity }) => severity === 'warning'),
    differences: published === undefined ? undefined : compareDocuments(published.document, document),
    tests:
      errors.length > 0 ? undefined : await unwrap(api.POST('/api/v1/journeys/{journeyId}/test', { params, body })),
    areTestsRequired: requireTests || requiredCoverage > 0,
  };
}

async function fetchPublished({ id, publishedVersion }: Journey) {
  if (publishedVersion === null) return undefined;
  const path = { journeyId: id, version: publishedVersion };
  return unwrap(api.GET('/api/v1/journeys/{journeyId}/versions/{version}', { params: { path } }));
}
