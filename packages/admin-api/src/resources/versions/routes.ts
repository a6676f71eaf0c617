import { callersOf } from '@waymark/journey';
import { logJourneyDisabled, logJourneyRolledBack } from '@waymark/telemetry';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { pageQuery, pageSchema, presentPage, toPageRequest } from '../../page-schema.ts';
import { EDITOR, VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf, administratorOf } from '../../session/authorize.ts';
import type { Api } from '../../type-provider.ts';
import type { JourneyPresenter } from '../journeys/present-journey.ts';
import { journeyParams } from '../journeys/schema.ts';
import { presentVersion } from './present-version.ts';
import { rollBackBody, versionParams } from './schema.ts';

/** Versions of a journey: list, read, roll back, disable. */
export function versionRoutes(
  api: Api,
  { storage, logger, provePublication }: AdminApiOptions,
  journeys: JourneyPresenter,
): void {
  const tag = 'Versions';

  api.get(
    '/journeys/:journeyId/versions',
    operation({
      operationId: 'listVersions',
      summary: 'List versions, newest first',
      tag,
      policy: VIEWER,
      params: journeyParams,
      querystring: pageQuery({}),
      response: { 200: pageSchema('JourneyVersionSummary') },
      problems: ['not-found'],
    }),
    async ({ params, query }, reply) => {
      const { journeyId } = params;
      if ((await storage.journeys.get(journeyId)) === undefined) return sendProblem(reply, 'not-found');
      const page = await storage.versions.list(journeyId, toPageRequest(query));
      const items = await Promise.all(page.items.map((version) => presentVersion(storage, version)));
      return presentPage({ ...page, items }, (version) => version);
    },
  );

  api.get(
    '/journeys/:journeyId/versions/:version',
    operation({
      operationId: 'getVersion',
      summary: 'Read a version with its document',
      tag,
      policy: VIEWER,
      params: versionParams,
      response: { 200: { $ref: 'JourneyVersion#' } },
      problems: ['not-found'],
    }),
    async ({ params }, reply) => {
      const version = await storage.versions.get(params.journeyId, params.version);
      if (version === undefined) return sendProblem(reply, 'not-found');
      const { document, warnings } = version;
      return { ...(await presentVersion(storage, version)), document, warnings };
    },
  );

  api.post(
    '/journeys/:journeyId/versions/:version/roll-back',
    operation({
      operationId: 'rollBackVersion',
      summary: 'Answer calls with this version again',
      description:
        'The version that answers calls now is retired. The draft stays as it is. The version is proved once more, as what it calls and what calls it may have changed.',
      tag,
      policy: EDITOR,
      params: versionParams,
      body: rollBackBody,
      response: { 200: { $ref: 'JourneyVersionSummary#' } },
      problems: ['not-found', 'already-published', 'not-publishable'],
    }),
    async (request, reply) => {
      const { journeyId, version } = request.params;
      const wanted = await storage.versions.get(journeyId, version);
      if (wanted === undefined) return sendProblem(reply, 'not-found');
      const { document, diagnostics } = provePublication(wanted.document, await storage.versions.published());
      if (document === undefined) return sendProblem(reply, 'not-publishable', { diagnostics });
      const outcome = await storage.versions.rollBack(journeyId, version, request.body.note, actorOf(request));
      if (outcome.kind !== 'done') return sendProblem(reply, outcome.kind);
      logJourneyRolledBack(logger, { journeyId, version, administratorId: administratorOf(request).id });
      return presentVersion(storage, outcome.value);
    },
  );

  api.post(
    '/journeys/:journeyId/disable',
    operation({
      operationId: 'disableJourney',
      summary: 'Stop answering calls',
      description: 'Calls get 404 until a version is published or rolled back to.',
      tag,
      policy: EDITOR,
      params: journeyParams,
      response: { 200: { $ref: 'Journey#' } },
      problems: ['not-found', 'not-published', 'journey-in-use'],
    }),
    async (request, reply) => {
      const { journeyId } = request.params;
      const callers = callersOf(journeyId, await storage.versions.published());
      if (callers.length > 0) {
        const detail = `Published journeys call it: ${callers.join(', ')}. Change or disable them first.`;
        return sendProblem(reply, 'journey-in-use', { detail });
      }
      const outcome = await storage.versions.disable(journeyId, actorOf(request));
      if (outcome.kind !== 'done') return sendProblem(reply, outcome.kind);
      logJourneyDisabled(logger, { journeyId, administratorId: administratorOf(request).id });
      return journeys.present(outcome.value);
    },
  );
}
