import { type JourneyDocument, runJourneyTests } from '@waymark/journey';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import type { Api } from '../../type-provider.ts';
import { BROKEN_DRAFT } from '../runs/draft-plan.ts';
import { DOCUMENT_BODY_LIMIT, journeyParams, validateBody } from './schema.ts';

/** The tests of a draft, with the key sets and keys that a publish runs them with. */
export function testRoute(api: Api, { storage, provePublication, tokens }: AdminApiOptions): void {
  api.post(
    '/journeys/:journeyId/test',
    operation({
      operationId: 'testJourney',
      summary: 'Run the tests of the draft, or of the document in the body',
      description: 'Says which tests pass and how many branches they take. No run is recorded.',
      tag: 'Journeys',
      policy: VIEWER,
      params: journeyParams,
      body: validateBody,
      bodyLimit: DOCUMENT_BODY_LIMIT,
      response: { 200: { $ref: 'JourneyTestReport#' } },
      problems: ['not-found', 'not-publishable'],
    }),
    async ({ params, body }, reply) => {
      const journey = await storage.journeys.get(params.journeyId);
      if (journey === undefined) return sendProblem(reply, 'not-found', { detail: 'There is no journey of this id.' });
      const published = await storage.versions.published();
      const { document, diagnostics } = provePublication(body?.document ?? journey.draft, published);
      if (document === undefined) return sendProblem(reply, 'not-publishable', { detail: BROKEN_DRAFT, diagnostics });
      return report(document, {
        ...(tokens === undefined ? {} : { tokens }),
        findSubJourney: (id) => published.get(id),
        monotonic: () => performance.now(),
      });
    },
  );
}

async function report(document: JourneyDocument, options: Parameters<typeof runJourneyTests>[2]) {
  const { results, passed, failed, coverage } = await runJourneyTests(document, document.tests, options);
  const { branches, taken, percent, missing } = coverage;
  return {
    results: results.map(({ name, differences, path }) => ({ name, differences, path })),
    passed,
    failed,
    coverage: { branches, taken, percent, missing },
  };
}
