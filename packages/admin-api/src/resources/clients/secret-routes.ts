import { generateClientSecret } from '@waymark/authorization-server';
import { logClientSecretCreated, logClientSecretRevoked } from '@waymark/telemetry';
import { NO_CONTENT, operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { EDITOR, VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf, administratorOf } from '../../session/authorize.ts';
import type { Api } from '../../type-provider.ts';
import { presentSecret } from './present-client.ts';
import { clientParams, secretListSchema, secretParams } from './schema.ts';

const PATH = '/applications/:applicationId/clients/:clientId/secrets';

/** Secrets of a client: at most two live, at least one. */
export function clientSecretRoutes(api: Api, { storage, logger, clock = Date.now }: AdminApiOptions): void {
  const tag = 'Clients';

  api.get(
    PATH,
    operation({
      operationId: 'listClientSecrets',
      summary: 'List the live secrets of a client',
      tag,
      policy: VIEWER,
      params: clientParams,
      response: { 200: secretListSchema },
      problems: ['not-found'],
    }),
    async ({ params }, reply) => {
      const client = await storage.clients.get(params.clientId);
      if (client?.applicationId !== params.applicationId) return sendProblem(reply, 'not-found');
      return { items: client.secrets.map(presentSecret) };
    },
  );

  api.post(
    PATH,
    operation({
      operationId: 'createClientSecret',
      summary: 'Create a second secret',
      description: 'Both secrets work until one is revoked. The answer shows the new one, this once.',
      tag,
      policy: EDITOR,
      params: clientParams,
      response: { 201: { $ref: 'NewClientSecret#' } },
      problems: ['not-found', 'too-many-secrets'],
    }),
    async (request, reply) => {
      const { applicationId, clientId } = request.params;
      const client = await storage.clients.get(clientId);
      if (client?.applicationId !== applicationId) return sendProblem(reply, 'not-found');
      const { secret, record } = generateClientSecret(clock());
      const outcome = await storage.clients.addSecret(clientId, record, actorOf(request));
      if (outcome.kind === 'not-found') return sendProblem(reply, 'not-found');
      if (outcome.kind === 'too-many-secrets') {
        return sendProblem(reply, 'too-many-secrets', { detail: 'Revoke one of them first.' });
      }
      logClientSecretCreated(logger, { clientId, secretId: record.id, administratorId: administratorOf(request).id });
      return reply.code(201).send({ ...presentSecret(record), secret: secret.reveal() });
    },
  );

  api.delete(
    `${PATH}/:secretId`,
    operation({
      operationId: 'revokeClientSecret',
      summary: 'Revoke a secret',
      tag,
      policy: EDITOR,
      params: secretParams,
      response: NO_CONTENT,
      problems: ['not-found', 'last-secret'],
    }),
    async (request, reply) => {
      const { applicationId, clientId, secretId } = request.params;
      const client = await storage.clients.get(clientId);
      if (client?.applicationId !== applicationId) return sendProblem(reply, 'not-found');
      const outcome = await storage.clients.revokeSecret(clientId, secretId, actorOf(request));
      if (outcome.kind === 'not-found') return sendProblem(reply, 'not-found');
      if (outcome.kind === 'last-secret') {
        return sendProblem(reply, 'last-secret', { detail: 'Create the new secret first, then revoke this one.' });
      }
      logClientSecretRevoked(logger, { clientId, secretId, administratorId: administratorOf(request).id });
      return reply.code(204).send();
    },
  );
}
