import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { createErrorHandler } from './handle-error.ts';
import { createOpenApiDocument } from './openapi.ts';
import type { AdminApiOptions } from './options.ts';
import { PUBLIC, requirePolicies } from './policy.ts';
import { sendProblem } from './problem.ts';
import { readJsonBodies } from './read-json.ts';
import { registerResources } from './resources/register-resources.ts';
import { authorizeRequests } from './session/authorize.ts';
import type { Api } from './type-provider.ts';

/**
 * The admin API as a Fastify plugin: `app.register(adminApi, options)` adds `/api/v1/…` and `/api/openapi.json`, and
 * answers everything else under `/api` with a problem. `request.id` becomes the correlation id of problems.
 */
export async function adminApi(app: FastifyInstance, options: AdminApiOptions): Promise<void> {
  await app.register(
    (api, _, done) => {
      requirePolicies(api);
      api.register(cookie);
      readJsonBodies(api);
      authorizeRequests(api, options);
      api.setErrorHandler(createErrorHandler(options.logger));
      api.setNotFoundHandler((_request, reply) => sendProblem(reply, 'unknown-route'));
      api.addHook('onSend', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
        reply.header('x-content-type-options', 'nosniff');
      });
      addOpenApiRoute(api, options);
      api.register(addResources, { prefix: '/v1' });
      done();
    },
    { prefix: '/api' },
  );

  function addResources(v1: FastifyInstance, _: object, done: () => void): void {
    registerResources(v1 as unknown as Api, options);
    done();
  }
}

function addOpenApiRoute(api: FastifyInstance, options: AdminApiOptions): void {
  let document: Promise<object> | undefined;
  api.get('/openapi.json', { config: { policy: PUBLIC } }, async () => {
    document ??= createOpenApiDocument(options);
    return document;
  });
}
