import { checkKeySet, type KeySet } from '@waymark/authorization-server';
import { NO_CONTENT, operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { pageQuery, pageSchema, presentPage, toPageRequest } from '../../page-schema.ts';
import { EDITOR, VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf } from '../../session/authorize.ts';
import type { Api } from '../../type-provider.ts';
import { InvalidRequest } from '../../validate-request.ts';
import { findKeySetUses } from './find-uses.ts';
import { createKeySetBody, keySetParams, keySetUsesSchema, updateKeySetBody } from './schema.ts';

const BODY_LIMIT = 512 * 1024;

/** Key sets: public keys of other issuers, for journeys that verify tokens. */
export function keySetRoutes(api: Api, { storage }: AdminApiOptions): void {
  const tag = 'Key sets';
  const one = { $ref: 'KeySet#' };

  api.get(
    '/key-sets',
    operation({
      operationId: 'listKeySets',
      summary: 'List key sets',
      tag,
      policy: VIEWER,
      querystring: pageQuery({}),
      response: { 200: pageSchema('KeySet') },
    }),
    async ({ query }) => presentPage(await storage.keySets.list(toPageRequest(query)), (keySet) => keySet),
  );

  api.post(
    '/key-sets',
    operation({
      operationId: 'createKeySet',
      summary: 'Import a key set',
      tag,
      policy: EDITOR,
      body: createKeySetBody,
      bodyLimit: BODY_LIMIT,
      response: { 201: one },
      problems: ['id-taken'],
    }),
    async (request, reply) => {
      const { name, description = '' } = request.body;
      const outcome = await storage.keySets.create(
        { name, description, jwks: checked(request.body.jwks) },
        actorOf(request),
      );
      if (outcome.kind === 'taken') return sendProblem(reply, 'id-taken', { detail: 'Choose another name.' });
      return reply.code(201).send(outcome.value);
    },
  );

  api.get(
    '/key-sets/:name',
    operation({
      operationId: 'getKeySet',
      summary: 'Read a key set',
      tag,
      policy: VIEWER,
      params: keySetParams,
      response: { 200: one },
      problems: ['not-found'],
    }),
    async ({ params }, reply) => (await storage.keySets.get(params.name)) ?? sendProblem(reply, 'not-found'),
  );

  api.get(
    '/key-sets/:name/uses',
    operation({
      operationId: 'listKeySetUses',
      summary: 'List the journeys that verify tokens with a key set',
      tag,
      policy: VIEWER,
      params: keySetParams,
      response: { 200: keySetUsesSchema },
      problems: ['not-found'],
    }),
    async ({ params }, reply) => {
      if ((await storage.keySets.get(params.name)) === undefined) return sendProblem(reply, 'not-found');
      return { items: await findKeySetUses(storage, params.name) };
    },
  );

  api.put(
    '/key-sets/:name',
    operation({
      operationId: 'updateKeySet',
      summary: 'Replace the keys of a key set',
      tag,
      policy: EDITOR,
      params: keySetParams,
      body: updateKeySetBody,
      bodyLimit: BODY_LIMIT,
      response: { 200: one },
      problems: ['not-found'],
    }),
    async (request, reply) => {
      const fields = { description: request.body.description ?? '', jwks: checked(request.body.jwks) };
      const outcome = await storage.keySets.update(request.params.name, fields, actorOf(request));
      return outcome.kind === 'done' ? outcome.value : sendProblem(reply, 'not-found');
    },
  );

  api.delete(
    '/key-sets/:name',
    operation({
      operationId: 'deleteKeySet',
      summary: 'Delete a key set',
      description: 'Journeys that verify tokens with it fail from now on.',
      tag,
      policy: EDITOR,
      params: keySetParams,
      response: NO_CONTENT,
      problems: ['not-found'],
    }),
    async (request, reply) => {
      const outcome = await storage.keySets.delete(request.params.name, actorOf(request));
      return outcome.kind === 'done' ? reply.code(204).send() : sendProblem(reply, 'not-found');
    },
  );
}

/** @throws InvalidRequest when it is not a set of usable public keys */
function checked(jwks: { readonly keys: readonly Record<string, unknown>[] }): KeySet['jwks'] {
  const message = checkKeySet(jwks);
  if (message !== null) throw new InvalidRequest([{ in: 'body', pointer: '/jwks', message }]);
  return { keys: jwks.keys };
}
