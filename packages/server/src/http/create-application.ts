import { adminApi } from '@waymark/admin-api';
import { provePublication } from '@waymark/journey';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { ServerContext } from '../context.ts';
import { correlationIdOf } from '../invoke/correlation-id.ts';
import { oidcRoutes } from '../oidc/index.ts';
import { describeServer } from './describe-server.ts';
import { health } from './health.ts';
import { portal } from './portal.ts';

/** Everything but the journey endpoint: token service, admin API, health and the portal. */
export async function createApplication(context: ServerContext, isReady: () => boolean): Promise<FastifyInstance> {
  const { storage, logger, keyring, tokenEndpoint, updates } = context;
  const baseUrl = () => context.baseUrl;
  const fastify = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    genReqId: ({ headers }) => correlationIdOf(headers['x-correlation-id']),
  });
  await fastify.register(oidcRoutes, { tokenEndpoint, keyring, baseUrl });
  await fastify.register(administration);

  fastify.setNotFoundHandler((request, reply) => {
    const error = { error_code: 404, message: 'There is nothing at this address.', correlation_id: request.id };
    return reply.code(404).header('X-Correlation-Id', error.correlation_id).send(error);
  });
  portal(fastify);
  health(fastify, isReady);
  return fastify;

  async function administration(scope: FastifyInstance): Promise<void> {
    // A change is live before its answer is sent: whoever publishes may call right away.
    scope.addHook('onSend', async (request) => {
      if (request.method !== 'GET') await updates.settled();
    });
    await scope.register(adminApi, {
      storage,
      logger,
      provePublication,
      tokens: context.ports.tokens,
      baseUrl,
      setupCode: context.setupCode,
      describeServer: () => describeServer(context.configuration),
      clock: () => Date.now(),
      secureCookies: context.baseUrl.startsWith('https:'),
    });
  }
}
