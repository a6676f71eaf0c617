import type {} from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import type { TSchema } from 'typebox';
import type { ProblemCode } from './errors.ts';
import type { Policy } from './policy.ts';
import { problemResponses } from './problem-schema.ts';

/** Schemas of a request, by part. */
interface RequestSchemas {
  readonly params?: TSchema;
  readonly querystring?: TSchema;
  readonly headers?: TSchema;
  readonly body?: TSchema;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly policy: Policy;
  /** Schemas of the successful answers, by status. */
  readonly response: Readonly<Record<number, TSchema | object>>;
  /** Problems of this route beyond those that follow from its policy and its schemas. */
  readonly problems?: readonly ProblemCode[];
  /** Bytes. Default: {@link DEFAULT_BODY_LIMIT}. */
  readonly bodyLimit?: number;
}

export const DEFAULT_BODY_LIMIT = 128 * 1024;

/** Answer without a body. */
export const NO_CONTENT = { 204: { type: 'null', description: 'Done.' } } as const;

/** Options of a route: its policy, its schemas, and its part of the OpenAPI document. */
export function operation<Schemas extends RequestSchemas>(route: Operation & Schemas) {
  const { operationId, summary, description, tag, policy, response, problems = [], bodyLimit } = route;
  const { params, querystring, headers, body } = route;
  const isPublic = policy.access === 'public';
  const codes: ProblemCode[] = [
    ...(body !== undefined || querystring !== undefined || params !== undefined ? (['invalid-request'] as const) : []),
    ...(body === undefined ? [] : (['malformed-json', 'body-too-large', 'unsupported-media-type'] as const)),
    ...(isPublic ? [] : (['not-signed-in', 'role-too-low', 'csrf-token-wrong'] as const)),
    'foreign-origin',
    ...problems,
    'internal-error',
    'server-busy',
  ];
  const schema = {
    operationId,
    summary,
    tags: [tag],
    ...(description === undefined ? {} : { description }),
    ...(params === undefined ? {} : { params }),
    ...(querystring === undefined ? {} : { querystring }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
    ...(isPublic ? { security: [] } : {}),
    response: { ...response, ...problemResponses(codes) },
  };
  return {
    config: { policy },
    bodyLimit: bodyLimit ?? DEFAULT_BODY_LIMIT,
    schema: schema as unknown as FastifySchema & Pick<Schemas, keyof RequestSchemas & keyof Schemas>,
  };
}
