import { isDeepStrictEqual } from 'node:util';
import { checkTestRequirements } from '@waymark/journey';
import { logJourneyPublished } from '@waymark/telemetry';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { EDITOR } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf, administratorOf } from '../../session/authorize.ts';
import type { Api } from '../../type-provider.ts';
import { journeyParams } from '../journeys/schema.ts';
import { presentVersion } from './present-version.ts';
import { publishBody } from './schema.ts';

/** Publishing: the draft is proved, and what was proved becomes the next version. */
export function publishRoute(api: Api, { storage, logger, provePublication, tokens }: AdminApiOptions): void {
  api.post(
    '/journeys/:journeyId/publish',
    operation({
      operationId: 'publishJourney',
      summary: 'Publish the draft',
      description:
        'Proves the draft, runs its tests where its settings require them, and makes it the version that answers calls. Errors are listed as diagnostics. A draft without errors that is what answers calls already makes no version.',
      tag: 'Versions',
      policy: EDITOR,
      params: journeyParams,
      body: publishBody,
      response: { 201: { $ref: 'PublishedJourneyVersion#' } },
      problems: ['not-found', 'draft-changed', 'nothing-to-publish', 'not-publishable'],
    }),
    async (request, reply) => {
      const { journeyId } = request.params;
      const { note, revision } = request.body;
      const journey = await storage.journeys.get(journeyId);
      if (journey === undefined) return sendProblem(reply, 'not-found', { detail: 'There is no journey of this id.' });
      const { draftRevision } = journey;
      if (revision !== undefined && revision !== draftRevision) return draftChanged(draftRevision);
      const published = await storage.versions.published();
      const proof = provePublication(journey.draft, published);
      const diagnostics = [
        ...proof.diagnostics,
        ...(proof.document === undefined
          ? []
          : await checkTestRequirements(proof.document, {
              ...(tokens === undefined ? {} : { tokens }),
              findSubJourney: (id) => published.get(id),
              monotonic: () => performance.now(),
            })),
      ];
      const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) {
        const detail = errors === 1 ? 'One error stands in the way.' : `${errors} errors stand in the way.`;
        return sendProblem(reply, 'not-publishable', { detail, diagnostics });
      }
      // Behind the proof, which may find more than it did back then. Sub-journeys are live: a change of one that is called
      // is no reason to publish the same once more.
      const current = published.get(journeyId);
      if (current !== undefined && isDeepStrictEqual(current.document, journey.draft)) {
        const detail = `The draft is the same as version ${current.version}, which answers calls: there is nothing to publish.`;
        return sendProblem(reply, 'nothing-to-publish', { detail });
      }
      const outcome = await storage.versions.publish(
        { journeyId, expectedRevision: draftRevision, note, warnings: diagnostics },
        actorOf(request),
      );
      if (outcome.kind === 'not-found') return sendProblem(reply, 'not-found');
      if (outcome.kind === 'conflict') return draftChanged(outcome.currentRevision);
      const version = await presentVersion(storage, outcome.value);
      const administratorId = administratorOf(request).id;
      logJourneyPublished(logger, { journeyId, version: version.version, administratorId });
      return reply.code(201).send({ ...version, diagnostics });

      function draftChanged(currentRevision: number) {
        const detail = `The draft is at revision ${currentRevision} now: look at it, then publish again.`;
        return sendProblem(reply, 'draft-changed', { detail, currentRevision });
      }
    },
  );
}
