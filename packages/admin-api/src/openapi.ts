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
  mend(document);
  return document;
}

/** The generator calls every body required, and has no words for a response that is a reference. */
function mend(document: object): void {
  const { paths } = document as { paths: Record<string, Record<string, GeneratedOperation>> };
  for (const item of Object.values(paths)) {
    for (const { requestBody, responses } of Object.values(item)) {
      const schema = requestBody?.content['application/json']?.schema;
      if (requestBody !== undefined && schema !== undefined && Object.hasOwn(schema, 'x-optional')) {
        requestBody.required = false;
        delete schema['x-optional'];
      }
      for (const [status, response] of Object.entries(responses)) {
        if (Number(status) < 300) response.description = status === '201' ? 'Created.' : 'Done.';
      }
    }
  }
}

interface GeneratedOperation {
  readonly requestBody?: { required?: boolean; readonly content: Record<string, { schema: Record<string, unknown> }> };
  readonly responses: Record<string, { description: string }>;
}
