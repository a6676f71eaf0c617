import type { AdminApiOptions } from './options.ts';
import { registerResources } from './resources/register-resources.ts';
import { CSRF_HEADER, SESSION_COOKIE } from './session/session-token.ts';
import type { Api } from './type-provider.ts';

/**
 * The OpenAPI 3.1 document, made from the schemas of the routes. It is built aside when somebody asks for it, because the
 * generator would slow down every start of the server.
 */
export async function createOpenApiDocument(options: AdminApiOptions): Promise<object> {
  const [{ fastify }, { default: swagger }] = await Promise.all([import('fastify'), import('@fastify/swagger')]);
  const app = fastify();
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Waymark admin API',
        version: '1',
        description: 'Everything that the portal and the command line do: people, applications, clients, journeys.',
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'Set by POST /api/v1/session' },
          csrfToken: {
            type: 'apiKey',
            in: 'header',
            name: CSRF_HEADER,
            description: "The session's csrfToken; needed by every method but GET and HEAD",
          },
        },
      },
      security: [{ session: [], csrfToken: [] }],
    },
    refResolver: { buildLocalReference: (schema, _base, _fragment, index) => String(schema.$id ?? `Schema${index}`) },
  });
  await app.register(
    (api, _, done) => {
      registerResources(api as unknown as Api, options);
      done();
    },
    { prefix: '/api/v1' },
  );
  await app.ready();
  const document = app.swagger();
  await app.close();
  markOptionalBodies(document);
  return document;
}

/** The generator calls every body required. */
function markOptionalBodies(document: object): void {
  const { paths } = document as { paths: Record<string, Record<string, { requestBody?: RequestBody }>> };
  for (const item of Object.values(paths)) {
    for (const { requestBody } of Object.values(item)) {
      const schema = requestBody?.content['application/json']?.schema;
      if (requestBody === undefined || schema === undefined || !Object.hasOwn(schema, 'x-optional')) continue;
      requestBody.required = false;
      delete schema['x-optional'];
    }
  }
}

interface RequestBody {
  required?: boolean;
  readonly content: Record<string, { readonly schema: Record<string, unknown> }>;
}
