import type { JourneyDocument } from '../../document/journey-document.ts';
import { type FindSubJourney, noSubJourneys } from '../../plan/sub-journeys.ts';
import { answersOf } from '../answers/answers-of.ts';
import type { JourneyAnswers } from '../answers/journey-answers.ts';
import type { RequestPath } from '../taint/request-value.ts';
import { ERROR_SCHEMA } from './error-schema.ts';
import type { JsonSchema } from './json-schema-of.ts';
import { type RequestUses, requestUsesOf } from './request-uses.ts';
import { type OpenApiResponse, responsesOf } from './responses-of.ts';

/** An OpenAPI 3.1 document of one journey. Plain JSON. */
export interface JourneyOpenApi {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, OpenApiPath>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface OpenApiPath {
  readonly post?: OpenApiOperation;
  readonly get?: OpenApiOperation;
}

interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly OpenApiParameter[];
  readonly requestBody?: unknown;
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, OpenApiResponse>>;
}

interface OpenApiParameter {
  readonly name: string;
  readonly in: 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface OpenApiOptions {
  readonly findSubJourney?: FindSubJourney;
  /** Number of the published version; absent: a draft. */
  readonly version?: number;
  /** Where the server is reached: `https://journeys.example.com`. */
  readonly serverUrl?: string;
}

/** Headers that OpenAPI describes elsewhere, or that belong to the connection. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'accept',
  'content-type',
  'content-length',
  'host',
  'connection',
  'x-correlation-id',
]);

/**
 * Describes the endpoint of a proven backend API journey: what it reads, what it asks of callers, and every answer. A sub-journey
 * has no endpoint; asking for its document is a bug of the caller.
 */
export function openApiOf(document: JourneyDocument, options: OpenApiOptions = {}): JourneyOpenApi {
  if (document.kind !== 'backend-api') throw new Error(`The sub-journey ${document.id} has no endpoint of its own`);
  const { findSubJourney = noSubJourneys, version, serverUrl } = options;
  const answers = answersOf(document, findSubJourney);
  const uses = requestUsesOf(document, findSubJourney);
  const readsBody = uses.root.find(['body']) !== undefined;
  const path = `/ido/api/v2/invoke-api-journey/${document.id}`;
  const { enforceToken = true } = document.settings ?? {};
  return {
    openapi: '3.1.0',
    info: {
      title: document.name,
      version: version === undefined ? 'draft' : String(version),
      ...(document.description === undefined ? {} : { description: document.description }),
    },
    ...(serverUrl === undefined ? {} : { servers: [{ url: serverUrl }] }),
    paths: {
      [path]: {
        post: operationOf('post', document, uses, answers),
        ...(readsBody ? {} : { get: operationOf('get', document, uses, answers) }),
      },
    },
    components: {
      schemas: { Error: ERROR_SCHEMA },
      ...(enforceToken ? { securitySchemes: SECURITY_SCHEMES } : {}),
    },
  };
}

const SECURITY_SCHEMES = {
  accessToken: { type: 'http', scheme: 'bearer', description: 'A client access token of this server.' },
  clientCredentials: {
    type: 'oauth2',
    description: 'How a client gets its access token (RFC 6749 §4.4).',
    flows: { clientCredentials: { tokenUrl: '/oidc/token', scopes: {} } },
  },
} as const;

function operationOf(
  method: 'get' | 'post',
  document: JourneyDocument,
  uses: RequestUses,
  answers: JourneyAnswers,
): OpenApiOperation {
  const { enforceToken = true } = document.settings ?? {};
  const body = uses.root.find(['body']);
  return {
    operationId: `${method === 'get' ? 'get' : 'invoke'}-${document.id}`,
    summary: document.name,
    parameters: parametersOf(uses),
    ...(method === 'get' || body === undefined
      ? {}
      : {
          requestBody: {
            required: uses.isRequired(['body']),
            content: { 'application/json': { schema: body.schema((path) => uses.isRequired(['body', ...path])) } },
          },
        }),
    ...(enforceToken ? { security: [{ accessToken: [] }, { clientCredentials: [] }] } : {}),
    responses: responsesOf(answers, method),
  };
}

function parametersOf({ root, isRequired }: RequestUses): OpenApiParameter[] {
  const described = (section: 'params' | 'headers', place: 'query' | 'header') =>
    [...(root.find([section])?.children ?? [])]
      .filter(([name]) => name !== '*' && !(place === 'header' && OWN_HEADERS.has(name)))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, node]): OpenApiParameter => {
        const at = (path: RequestPath) => isRequired([section, name, ...path]);
        const { description, ...schema } = withoutNull(node.schema(at));
        return {
          name,
          in: place,
          required: isRequired([section, name]),
          ...(typeof description === 'string' ? { description } : {}),
          schema: Object.keys(schema).length === 0 ? { type: 'string' } : schema,
        };
      });
  return [
    {
      name: 'clientId',
      in: 'query',
      required: true,
      description: 'Id of the calling client.',
      schema: { type: 'string' },
    },
    ...described('params', 'query').filter(({ name }) => name !== 'clientId'),
    ...described('headers', 'header'),
    {
      name: 'X-Correlation-Id',
      in: 'header',
      required: false,
      description: 'An id of your own for the call; the answer has it too, and the operator finds the run under it.',
      schema: { type: 'string', pattern: '^[A-Za-z0-9._~+/=:-]{1,128}$' },
    },
  ];
}

/** A parameter is there or it isn't; there is no null in a query or a header. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const { type, ...rest } = schema;
  if (!Array.isArray(type)) return schema;
  const kinds = type.filter((kind) => kind !== 'null');
  return { type: kinds.length === 1 ? kinds[0] : kinds, ...rest };
}
