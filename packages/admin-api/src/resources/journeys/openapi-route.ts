import { type FindSubJourney, openApiOf } from '@waymark/journey';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import type { Api } from '../../type-provider.ts';
import { journeyOpenApiQuery, journeyOpenApiSchema, journeyParams } from './schema.ts';

/** The endpoint of a journey as an OpenAPI document, for those who call it. */
export function openApiRoute(api: Api, { storage, provePublication, baseUrl }: AdminApiOptions): void {
  api.get(
    '/journeys/:journeyId/openapi.json',
    operation({
      operationId: 'describeJourney',
      summary: 'Describe the endpoint in OpenAPI',
      description:
        'What a call needs and every answer that it can get, from the proof: of the version that answers calls, or of the draft.',
      tag: 'Journeys',
      policy: VIEWER,
      params: journeyParams,
      querystring: journeyOpenApiQuery,
      response: { 200: journeyOpenApiSchema },
      problems: ['not-found', 'not-published', 'not-publishable'],
    }),
    async ({ params, query }, reply) => {
      const { journeyId } = params;
      const journey = await storage.journeys.get(journeyId);
      if (journey === undefined) return sendProblem(reply, 'not-found', { detail: 'There is no journey of this id.' });
      if (journey.kind !== 'backend-api') {
        return sendProblem(reply, 'not-found', { detail: 'A sub-journey has no endpoint of its own.' });
      }
      const published = await storage.versions.published();
      const findSubJourney: FindSubJourney = (id) => published.get(id);
      const options = { findSubJourney, serverUrl: baseUrl() };
      if (query.draft === 'true') {
        const { document, diagnostics } = provePublication(journey.draft, published);
        if (document !== undefined) return openApiOf(document, options);
        return sendProblem(reply, 'not-publishable', {
          detail: 'The draft has errors: correct them first.',
          diagnostics,
        });
      }
      const current = published.get(journeyId);
      if (current === undefined) {
        return sendProblem(reply, 'not-published', { detail: 'Publish it, or ask for the draft: ?draft=true.' });
      }
      return openApiOf(current.document, { ...options, version: current.version });
    },
  );
}
