import { generateClientId, generateClientSecret } from '@waymark/authorization-server';
import { NO_CONTENT, operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { pageQuery, pageSchema, presentPage, toPageRequest } from '../../page-schema.ts';
import { EDITOR, VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf } from '../../session/authorize.ts';
import type { Api } from '../../type-provider.ts';
import { InvalidRequest } from '../../validate-request.ts';
import { clientFieldsOf, redirectUriErrors } from './client-fields.ts';
import { presentClient, presentSecret } from './present-client.ts';
import { clientBody, clientParams, clientsParams } from './schema.ts';

const PATH = '/applications/:applicationId/clients';

/** Clients of an application. */
export function clientRoutes(api: Api, { storage, clock = Date.now }: AdminApiOptions): void {
  const tag = 'Clients';
  const one = { $ref: 'Client#' };

  api.get(
    PATH,
    operation({
      operationId: 'listClients',
      summary: 'List the clients of an application',
      tag,
      policy: VIEWER,
      params: clientsParams,
      querystring: pageQuery({}),
      response: { 200: pageSchema('Client') },
      problems: ['not-found'],
    }),
    async ({ params, query }, reply) => {
      const { applicationId } = params;
      if ((await storage.applications.get(applicationId)) === undefined) return sendProblem(reply, 'not-found');
      return presentPage(await storage.clients.list({ ...toPageRequest(query), applicationId }), presentClient);
    },
  );

  api.post(
    PATH,
    operation({
      operationId: 'createClient',
      summary: 'Create a client',
      description: 'The answer shows the first secret, this once.',
      tag,
      policy: EDITOR,
      params: clientsParams,
      body: clientBody,
      response: { 201: { $ref: 'NewClient#' } },
      problems: ['not-found'],
    }),
    async (request, reply) => {
      const fields = clientFieldsOf(request.body);
      const errors = redirectUriErrors(fields);
      if (errors.length > 0) throw new InvalidRequest(errors);
      const { secret, record } = generateClientSecret(clock());
      const { applicationId } = request.params;
      const client = { ...fields, id: generateClientId(), applicationId, secret: record };
      const outcome = await storage.clients.create(client, actorOf(request));
      if (outcome.kind === 'not-found') return sendProblem(reply, 'not-found');
      if (outcome.kind === 'taken') throw new Error('A random client id was in use.');
      const newSecret = { ...presentSecret(record), secret: secret.reveal() };
      return reply.code(201).send({ ...presentClient(outcome.value), newSecret });
    },
  );

  api.get(
    `${PATH}/:clientId`,
    operation({
      operationId: 'getClient',
      summary: 'Read a client',
      tag,
      policy: VIEWER,
      params: clientParams,
      response: { 200: one },
      problems: ['not-found'],
    }),
    async ({ params }, reply) => {
      const client = await storage.clients.get(params.clientId);
      if (client?.applicationId !== params.applicationId) return sendProblem(reply, 'not-found');
      return presentClient(client);
    },
  );

  api.put(
    `${PATH}/:clientId`,
    operation({
      operationId: 'updateClient',
      summary: 'Replace the fields of a client',
      tag,
      policy: EDITOR,
      params: clientParams,
      body: clientBody,
      response: { 200: one },
      problems: ['not-found'],
    }),
    async (request, reply) => {
      const { applicationId, clientId } = request.params;
      const fields = clientFieldsOf(request.body);
      const errors = redirectUriErrors(fields);
      if (errors.length > 0) throw new InvalidRequest(errors);
      const client = await storage.clients.get(clientId);
      if (client?.applicationId !== applicationId) return sendProblem(reply, 'not-found');
      const outcome = await storage.clients.update(clientId, fields, actorOf(request));
      return outcome.kind === 'done' ? presentClient(outcome.value) : sendProblem(reply, 'not-found');
    },
  );

  api.delete(
    `${PATH}/:clientId`,
    operation({
      operationId: 'deleteClient',
      summary: 'Delete a client',
      description: 'Its secrets and tokens are refused from now on.',
      tag,
      policy: EDITOR,
      params: clientParams,
      response: NO_CONTENT,
      problems: ['not-found'],
    }),
    async (request, reply) => {
      const { applicationId, clientId } = request.params;
      const client = await storage.clients.get(clientId);
      if (client?.applicationId !== applicationId) return sendProblem(reply, 'not-found');
      const outcome = await storage.clients.delete(clientId, actorOf(request));
      return outcome.kind === 'done' ? reply.code(204).send() : sendProblem(reply, 'not-found');
    },
  );
}
