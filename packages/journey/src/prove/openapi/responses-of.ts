import type { AnswerBody, AnswerHeader, JourneyAnswers } from '../answers/journey-answers.ts';
import type { JsonSchema } from './json-schema-of.ts';

/** One status of an OpenAPI operation. */
export interface OpenApiResponse {
  readonly description: string;
  readonly headers: Readonly<Record<string, OpenApiHeader>>;
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

interface OpenApiHeader {
  readonly description?: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** One way to get a status. */
interface Possible {
  readonly status: number;
  readonly description: string;
  readonly headers: readonly AnswerHeader[];
  /** Undefined for no content. */
  readonly content: { readonly mediaType: string; readonly schema: JsonSchema } | undefined;
}

const ERROR: Possible['content'] = { mediaType: 'application/json', schema: { $ref: '#/components/schemas/Error' } };

const USUAL_HEADERS: readonly AnswerHeader[] = [
  { name: 'Cache-Control', value: 'no-store' },
  { name: 'X-Content-Type-Options', value: 'nosniff' },
];

/** Refusals with a challenge (RFC 6750 §3). */
const CHALLENGED: ReadonlySet<number> = new Set([401, 403]);
/** Refusals that need a body. */
const OF_BODIES: ReadonlySet<number> = new Set([413, 415]);

/** Every status that a call can get, with all that can come with it. */
export function responsesOf(answers: JourneyAnswers, method: 'get' | 'post'): Record<string, OpenApiResponse> {
  const byStatus = new Map<number, Possible[]>();
  for (const possible of [...ofSteps(answers), ...ofDefaults(answers), ...ofRefusals(answers, method)]) {
    byStatus.set(possible.status, [...(byStatus.get(possible.status) ?? []), possible]);
  }
  return Object.fromEntries(
    [...byStatus].sort(([left], [right]) => left - right).map(([status, all]) => [String(status), merged(all)]),
  );
}

const ofSteps = ({ answers }: JourneyAnswers): Possible[] =>
  answers.map(({ status, reason, name, step, headers, body }) => ({
    status,
    description: `${name ?? reason} (step ${step})`,
    headers,
    content: contentOf(body),
  }));

const CAUSES = {
  any: 'The run ended without an answer of its own.',
  aborted: 'The journey aborted.',
  failed: 'The journey failed.',
  deadline: 'The journey did not answer within its deadline.',
} as const;

const ofDefaults = ({ defaults }: JourneyAnswers): Possible[] =>
  defaults.answers.map(({ status, cause, headers, body }) => ({
    status,
    description: CAUSES[cause],
    headers,
    content: cause === 'any' ? contentOf(body) : ERROR,
  }));

/** A call by another method gets 405; the operations of this document are made by the right one. */
const ofRefusals = ({ refusals }: JourneyAnswers, method: 'get' | 'post'): Possible[] =>
  refusals
    .filter(({ status }) => status !== 405 && (method === 'post' || !OF_BODIES.has(status)))
    .map(({ status, when }) => ({
      status,
      description: when,
      headers: [...USUAL_HEADERS, ...(CHALLENGED.has(status) ? [{ name: 'WWW-Authenticate', value: null }] : [])],
      content: ERROR,
    }));

function contentOf(body: AnswerBody): Possible['content'] {
  if (body.kind === 'none' || (body.kind === 'constant' && body.text === '')) return undefined;
  const mediaType = body.mediaType.split(';')[0] ?? body.mediaType;
  if (body.kind === 'computed') return { mediaType, schema: body.schema };
  if (!('json' in body)) return { mediaType, schema: { type: 'string', const: body.text } };
  return { mediaType, schema: constantSchema(body.json) };
}

/** `const` alone is enough for a validator; a type tells generators of clients what to make of it. */
function constantSchema(json: unknown): JsonSchema {
  const type = json === null ? 'null' : Array.isArray(json) ? 'array' : typeof json;
  if (type !== 'object') return { type, const: json };
  const members = Object.entries(json as Record<string, unknown>);
  return {
    type,
    properties: Object.fromEntries(members.map(([name, value]) => [name, constantSchema(value)])),
    ...(members.length === 0 ? {} : { required: members.map(([name]) => name) }),
    additionalProperties: false,
  };
}

function merged(all: readonly Possible[]): OpenApiResponse {
  const content = new Map<string, JsonSchema[]>();
  for (const { content: one } of all) {
    if (one === undefined) continue;
    const schemas = content.get(one.mediaType) ?? [];
    if (!schemas.some((schema) => JSON.stringify(schema) === JSON.stringify(one.schema))) schemas.push(one.schema);
    content.set(one.mediaType, schemas);
  }
  return {
    description: [...new Set(all.map(({ description }) => description))].join('\n'),
    headers: headersOf(all),
    ...(content.size === 0
      ? {}
      : { content: Object.fromEntries([...content].map(([type, schemas]) => [type, { schema: oneOf(schemas) }])) }),
  };
}

const oneOf = (schemas: readonly JsonSchema[]): JsonSchema =>
  schemas.length === 1 ? (schemas[0] as JsonSchema) : { anyOf: schemas };

function headersOf(all: readonly Possible[]): Record<string, OpenApiHeader> {
  const names = new Map<string, string>();
  for (const { headers } of all) for (const { name } of headers) names.set(name.toLowerCase(), name);
  // OpenAPI describes it by the keys of `content`.
  names.delete('content-type');
  const described = [...names].map(([lower, name]): [string, OpenApiHeader] => {
    const values = all.map(({ headers }) => headers.find((one) => one.name.toLowerCase() === lower)?.value);
    const [first] = values;
    const isConstant = typeof first === 'string' && values.every((value) => value === first);
    return [
      name,
      {
        required: values.every((value) => value !== undefined),
        schema: isConstant ? { type: 'string', const: first } : { type: 'string' },
      },
    ];
  });
  const correlation = {
    description: 'Id of the call, in the log and in the run.',
    required: true,
    schema: { type: 'string' },
  };
  return { ...Object.fromEntries(described), 'X-Correlation-Id': correlation };
}
