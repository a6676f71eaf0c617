import { NO_CONTENT, operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { pageQuery, pageSchema, presentPage, toPageRequest } from '../../page-schema.ts';
import { EDITOR, VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf } from '../../session/authorize.ts';
import type { Api } from '../../type-provider.ts';
import { newDraft } from './new-draft.ts';
import type { JourneyPresenter } from './present-journey.ts';
import { createJourneyBody, DOCUMENT_BODY_LIMIT, journeyFilters, journeyParams } from './schema.ts';

/** Journeys: list, create, read, delete. */
export function journeyRoutes(api: Api, { storage }: AdminApiOptions, journeys: JourneyPresenter): void {
  const tag = 'Journeys';
  const one = { $ref: 'Journey#' };

  api.get(
    '/journeys',
    operation({
      operationId: 'listJourneys',
      summary: 'List journeys',
      tag,
      policy: VIEWER,
      querystring: pageQuery(journeyFilters),
      response: { 200: pageSchema('Journey') },
    }),
    async ({ query }) => {
      const { search, affinity, kind } = query;
      const filter = {
        ...toPageRequest(query),
        ...(search === undefined ? {} : { search }),
        ...(affinity === undefined ? {} : { affinity }),
        ...(kind === undefined ? {} : { kind }),
      };
      const page = await storage.journeys.list(filter);
      const items = await Promise.all(page.items.map((journey) => journeys.present(journey)));
      return presentPage({ ...page, items }, (journey) => journey);
    },
  );

  api.post(
    '/journeys',
    operation({
      operationId: 'createJourney',
      summary: 'Create a journey',
      description:
        'A new backend API journey has one HTTP complete step and asks callers for a token; a new sub-journey ends at once.',
      tag,
      policy: EDITOR,
      body: createJourneyBody,
      bodyLimit: DOCUMENT_BODY_LIMIT,
      response: { 201: one },
      problems: ['id-taken'],
    }),
    async (request, reply) => {
      const outcome = await storage.journeys.create(newDraft(request.body), actorOf(request));
      if (outcome.kind === 'taken') return sendProblem(reply, 'id-taken', { detail: 'Choose another id.' });
      return reply.code(201).send(await journeys.present(outcome.value));
    },
  );

  api.get(
    '/journeys/:journeyId',
    operation({
      operationId: 'getJourney',
      summary: 'Read a journey',
      tag,
      policy: VIEWER,
      params: journeyParams,
      response: { 200: one },
      problems: ['not-found'],
    }),
    async ({ params }, reply) => {
      const journey = await storage.journeys.get(params.journeyId);
      return journey === undefined ? sendProblem(reply, 'not-found') : journeys.present(journey);
    },
  );

  api.delete(
    '/journeys/:journeyId',
    operation({
      operationId: 'deleteJourney',
      summary: 'Delete a journey with its versions',
      tag,
      policy: EDITOR,
      params: journeyParams,
      response: NO_CONTENT,
      problems: ['not-found', 'journey-published'],
    }),
    async (request, reply) => {
      const outcome = await storage.journeys.delete(request.params.journeyId, actorOf(request));
      if (outcome.kind === 'done') return reply.code(204).send();
      if (outcome.kind === 'not-found') return sendProblem(reply, 'not-found');
      return sendProblem(reply, 'journey-published', { detail: 'Disable it first.' });
    },
  );
}
