import { type Static, Type } from 'typebox';
import { DOCUMENT_FORMAT } from './journey-document.ts';

/** Ids that people choose: `check-mfa`. They appear in URLs, traces and files. */
export const ID_PATTERN = '^[a-z0-9]+(-[a-z0-9]+)*$';
export const MAX_STEPS = 1000;
/** Rows of all set-variables steps together: a proof follows every variable through every step. */
export const MAX_VARIABLE_ROWS = 2000;
export const MAX_DEADLINE_MS = 60_000;
export const DEFAULT_DEADLINE_MS = 10_000;

const id = (description: string) => Type.String({ pattern: ID_PATTERN, maxLength: 64, description });
const closed = { additionalProperties: false } as const;

const stepSchema = Type.Object(
  {
    kind: Type.String({ maxLength: 64, description: 'What the step does, such as `condition`.' }),
    name: Type.Optional(Type.String({ maxLength: 200, description: 'Label on the canvas and in traces.' })),
    description: Type.Optional(Type.String({ maxLength: 4000, description: 'Why the step is here.' })),
    config: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: "The step's fields; see its kind." }),
    ),
    branches: Type.Optional(
      Type.Record(Type.String({ maxLength: 64 }), id('Id of the step that the branch leads to.'), {
        description: 'Branch name to the id of the next step.',
      }),
    ),
  },
  closed,
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
    start: id('Id of the first step.'),
    steps: Type.Record(Type.String({ pattern: ID_PATTERN }), stepSchema, {
      additionalProperties: false,
      minProperties: 1,
      maxProperties: MAX_STEPS,
      description: 'The steps by id.',
    }),
    layout: Type.Optional(
      Type.Record(Type.String(), Type.Object({ x: Type.Number(), y: Type.Number() }, closed), {
        description: 'Canvas positions by step id. Never a change of logic.',
      }),
    ),
  },
  { ...closed, title: 'Waymark journey', description: 'A journey document, format journey/1.' },
);

export type JourneyShape = Static<typeof journeySchema>;
