import { type Static, Type } from 'typebox';
import { RESPONSE_CODES } from '../steps/http-complete/response-codes.ts';
import { journeyTestSchema } from '../test-cases/journey-test.ts';
import { ID_PATTERN } from './id-pattern.ts';
import { DOCUMENT_FORMAT } from './journey-document.ts';
import { VARIABLE_PATTERN } from './variable-pattern.ts';

const TARGET_PATTERN = '^([a-z0-9]+(-[a-z0-9]+)*|\\$end)$';
export const MAX_STEPS = 1000;
/** Rows of all set-variables steps together: a proof follows every variable through every step. */
export const MAX_VARIABLE_ROWS = 2000;
export const MAX_DEADLINE_MS = 60_000;
export const DEFAULT_DEADLINE_MS = 10_000;
export const DEFAULT_MAX_STEPS = 10_000;
const MAX_TESTS = 1000;

const id = (description: string) => Type.String({ pattern: ID_PATTERN, maxLength: 64, description });
const closed = { additionalProperties: false } as const;

const stepSchema = Type.Object(
  {
    kind: Type.String({ maxLength: 64, description: 'What the step does, such as `condition`.' }),
    name: Type.Optional(Type.String({ maxLength: 200, description: 'Label on the canvas and in traces.' })),
    description: Type.Optional(Type.String({ maxLength: 4000, description: 'Why the step is here.' })),
    inside: Type.Optional(id('Id of the loop or block that the step is in. Absent: the journey itself.')),
    config: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: "The step's fields; see its kind." }),
    ),
    branches: Type.Optional(
      Type.Record(
        Type.String({ maxLength: 64 }),
        Type.String({
          pattern: TARGET_PATTERN,
          maxLength: 64,
          description: 'Id of the step that the branch leads to, or $end for the end of the loop or block.',
        }),
        { description: 'Branch name to the id of the next step.' },
      ),
    ),
  },
  closed,
);

const defaultAnswerSchema = Type.Object(
  {
    responseCode: Type.Integer({
      enum: Object.keys(RESPONSE_CODES).map(Number),
      description: 'HTTP status of the answer.',
    }),
    headers: Type.Optional(
      Type.Array(
        Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 256, description: 'Header name.' }),
            value: Type.String({ maxLength: 8192, description: 'Header value, as it is.' }),
          },
          closed,
        ),
        { maxItems: 50 },
      ),
    ),
    responseType: Type.Optional(
      Type.Union([Type.Literal('json'), Type.Literal('text'), Type.Literal('html')], { default: 'json' }),
    ),
    body: Type.Optional(Type.Unknown({ description: 'JSON for the type json, text for the others. No expressions.' })),
  },
  { ...closed, description: 'What callers get from a run that was aborted or failed.' },
);

const settingsSchema = Type.Object(
  {
    enforceToken: Type.Optional(
      Type.Boolean({ default: true, description: 'Whether a call must carry a client access token of this server.' }),
    ),
    allowedClients: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
        maxItems: 1000,
        uniqueItems: true,
        description: 'Ids of the clients that may call the journey. Absent: every client of the tenant.',
      }),
    ),
    deadlineMs: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_DEADLINE_MS,
        default: DEFAULT_DEADLINE_MS,
        description: 'Longest run in milliseconds; past it the caller gets 504.',
      }),
    ),
    maxSteps: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        default: DEFAULT_MAX_STEPS,
        description: 'Most steps that a run may take. Naming it allows loops of more than 100 passes.',
      }),
    ),
    defaultAnswer: Type.Optional(defaultAnswerSchema),
    receipts: Type.Optional(
      Type.Union([Type.Literal('failures'), Type.Literal('sample'), Type.Literal('all')], {
        default: 'sample',
        description: 'Of which runs a receipt is kept, to explain and replay them. Failed ones are always kept.',
      }),
    ),
    receiptClients: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
        maxItems: 1000,
        uniqueItems: true,
        description: 'Ids of the clients that may ask for the receipt of a call with `X-Waymark-Receipt: keep`.',
      }),
    ),
    requireTests: Type.Optional(
      Type.Boolean({ default: false, description: "Whether the journey's tests must pass before a publish." }),
    ),
    requiredCoverage: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100,
        description: 'Branches that the tests must take before a publish, in percent of all.',
      }),
    ),
  },
  closed,
);

const parameterSchema = Type.Object(
  {
    name: Type.String({ pattern: VARIABLE_PATTERN, maxLength: 64, description: 'Name to read it by.' }),
    description: Type.Optional(Type.String({ maxLength: 4000 })),
    type: Type.Optional(
      Type.Union(
        [
          Type.Literal('string'),
          Type.Literal('number'),
          Type.Literal('boolean'),
          Type.Literal('object'),
          Type.Literal('array'),
        ],
        { description: 'Checked when the sub-journey is called. Absent: any value.' },
      ),
    ),
    required: Type.Optional(
      Type.Boolean({ default: true, description: 'One that is not required is null where it is left out.' }),
    ),
  },
  closed,
);

/** The document's shape without the steps' fields, which belong to their kinds. */
export const journeySchema = Type.Object(
  {
    format: Type.Literal(DOCUMENT_FORMAT, { description: 'Version of this file format.' }),
    id: id('Id of the journey; part of its URL.'),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    description: Type.Optional(Type.String({ maxLength: 4000 })),
    kind: Type.Union([Type.Literal('backend-api'), Type.Literal('sub-journey')]),
    affinity: Type.Union([Type.Literal('b2c'), Type.Literal('b2b')]),
    settings: Type.Optional(settingsSchema),
    parameters: Type.Optional(
      Type.Array(parameterSchema, {
        maxItems: 50,
        description: 'Of a sub-journey: what it is called with. Its steps read them as variables.',
      }),
    ),
    start: id('Id of the first step.'),
    steps: Type.Record(Type.String({ pattern: ID_PATTERN }), stepSchema, {
      additionalProperties: false,
      minProperties: 1,
      maxProperties: MAX_STEPS,
      description: 'The steps by id.',
    }),
    tests: Type.Optional(
      Type.Array(journeyTestSchema, {
        maxItems: MAX_TESTS,
        description: 'Requests and the answers that the journey must give; `waymark test` runs them.',
      }),
    ),
    layout: Type.Optional(
      Type.Record(Type.String(), Type.Object({ x: Type.Number(), y: Type.Number() }, closed), {
        description: 'Canvas positions by step id. Never a change of logic.',
      }),
    ),
  },
  { ...closed, title: 'Waymark journey', description: 'A journey document, format journey/1.' },
);

export type JourneyShape = Static<typeof journeySchema>;
