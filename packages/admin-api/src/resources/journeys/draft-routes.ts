import type { JourneyDocument } from '@waymark/journey';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { EDITOR, VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf } from '../../session/authorize.ts';
import type { Api } from '../../type-provider.ts';
import { InvalidRequest } from '../../validate-request.ts';
import { checkDocumentDepth } from './new-draft.ts';
import {
  DOCUMENT_BODY_LIMIT,
  documentSchema,
  ifMatchHeader,
  journeyParams,
  MAX_DOCUMENT_BYTES,
  validateBody,
} from './schema.ts';

/** The draft of a journey: read, save, validate. */
export function draftRoutes(api: Api, { storage, provePublication }: AdminApiOptions): void {
  const tag = 'Journeys';
  const path = '/journeys/:journeyId/draft';

  api.get(
    path,
    operation({
      operationId: 'getDraft',
      summary: 'Read the draft',
      description: 'The ETag is the revision to name when the draft is saved.',
      tag,
      policy: VIEWER,
      params: journeyParams,
      response: { 200: { $ref: 'JourneyDraft#' } },
      problems: ['not-found'],
    }),
    async ({ params }, reply) => {
      const journey = await storage.journeys.get(params.journeyId);
      if (journey === undefined) return sendProblem(reply, 'not-found', { detail: 'There is no journey of this id.' });
      reply.header('etag', etagOf(journey.draftRevision));
      return { document: journey.draft, revision: journey.draftRevision };
    },
  );

  api.put(
    path,
    operation({
      operationId: 'saveDraft',
      summary: 'Save the draft',
      description: 'The body is the document. It may have errors: they matter when it is published.',
      tag,
      policy: EDITOR,
      params: journeyParams,
      headers: ifMatchHeader,
      body: documentSchema,
      bodyLimit: MAX_DOCUMENT_BYTES,
      response: { 200: { $ref: 'SavedJourneyDraft#' } },
      problems: ['not-found', 'stale-revision', 'revision-required'],
    }),
    async (request, reply) => {
      const { journeyId } = request.params;
      const expected = revisionOf(request.headers['if-match']);
      if (expected === undefined) {
        return sendProblem(reply, 'revision-required', { detail: 'Send the ETag of the draft as If-Match.' });
      }
      if (request.body.id !== journeyId) {
        throw new InvalidRequest([{ in: 'body', pointer: '/id', message: `The id must stay "${journeyId}".` }]);
      }
      checkDocumentDepth(request.body, '');
      const document = request.body as unknown as JourneyDocument;
      const outcome = await storage.journeys.saveDraft(journeyId, document, expected, actorOf(request));
      if (outcome.kind === 'not-found') return sendProblem(reply, 'not-found');
      if (outcome.kind === 'conflict') {
        const { currentRevision } = outcome;
        const detail = `Somebody saved revision ${currentRevision} in the meantime: read it, then make your change again.`;
        return sendProblem(reply, 'stale-revision', { detail, currentRevision });
      }
      const { draftRevision, updatedAt } = outcome.value;
      reply.header('etag', etagOf(draftRevision));
      return { revision: draftRevision, updatedAt };
    },
  );

  api.post(
    '/journeys/:journeyId/validate',
    operation({
      operationId: 'validateJourney',
      summary: 'Prove the draft, or the document in the body',
      tag,
      policy: VIEWER,
      params: journeyParams,
      body: validateBody,
      bodyLimit: DOCUMENT_BODY_LIMIT,
      response: { 200: { $ref: 'JourneyValidation#' } },
      problems: ['not-found'],
    }),
    async ({ params, body }, reply) => {
      const journey = await storage.journeys.get(params.journeyId);
      if (journey === undefined) return sendProblem(reply, 'not-found', { detail: 'There is no journey of this id.' });
      const { diagnostics } = provePublication(body?.document ?? journey.draft, await storage.versions.published());
      return { publishable: !diagnostics.some(({ severity }) => severity === 'error'), diagnostics };
    },
  );
}

function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** `If-Match` compares strongly (RFC 9110 §13.1.1): a weak tag matches no revision. */
function revisionOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const match = /^\s*"(\d{1,15})"\s*$/.exec(header);
  return match?.[1] === undefined ? -1 : Number(match[1]);
}
