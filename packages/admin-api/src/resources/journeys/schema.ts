import { ID_PATTERN, journeyTestSchema } from '@waymark/journey';
import { Type } from 'typebox';
import { explainedStepSchema, failureSchema, headerSchema, journeyEventSchema } from '../runs/schema.ts';

/** Largest journey document, in bytes of JSON. */
export const MAX_DOCUMENT_BYTES = 1_048_576;
/** A document inside of another object. */
export const DOCUMENT_BODY_LIMIT = MAX_DOCUMENT_BYTES + 4096;

const kind = Type.Enum(['backend-api', 'sub-journey']);
const affinity = Type.Enum(['b2c', 'b2b']);
const integer = (description: string) => Type.Integer({ description });
const publishedVersion = Type.Union([Type.Integer(), Type.Null()], {
  description: 'The version that answers calls, or null when none does',
});

/** A document under work: any JSON object with the id of its journey. */
export const documentSchema = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  description: 'A journey document (format journey/1); a draft may still be incomplete',
});

export const journeySchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    kind,
    affinity,
    draftRevision: integer('Counts changes of the draft from 1'),
    publishedVersion,
    state: Type.Enum(['draft', 'published', 'changed', 'disabled'], {
      description:
        'draft: never published; published: the draft does what the version does; changed: the draft does something else; disabled: answers no calls any more',
    }),
    changedBy: Type.Union([Type.String(), Type.Null()], { description: 'Who made the latest change' }),
    createdAt: integer('Epoch milliseconds'),
    updatedAt: integer('Epoch milliseconds'),
  },
  { $id: 'Journey', additionalProperties: false },
);

export const draftSchema = Type.Object(
  { document: documentSchema, revision: integer('Revision of the draft; also its ETag') },
  { $id: 'JourneyDraft', additionalProperties: false },
);

export const savedDraftSchema = Type.Object(
  { revision: integer('The new revision; also its ETag'), updatedAt: integer('Epoch milliseconds') },
  { $id: 'SavedJourneyDraft', additionalProperties: false },
);

export const validationSchema = Type.Object(
  {
    publishable: Type.Boolean({ description: 'Whether no error stands in the way of a publish' }),
    diagnostics: Type.Array(Type.Unsafe({ $ref: 'JourneyDiagnostic#' })),
  },
  { $id: 'JourneyValidation', additionalProperties: false },
);

export const journeyParams = Type.Object({ journeyId: Type.String({ maxLength: 64 }) });

export const journeyFilters = {
  search: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the name or id' })),
  affinity: Type.Optional(affinity),
  kind: Type.Optional(kind),
};

export const createJourneyBody = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S(.*\\S)?$' })),
    affinity: Type.Optional(affinity),
    kind: Type.Optional(kind),
    id: Type.Optional(Type.String({ pattern: ID_PATTERN, maxLength: 64 })),
    document: Type.Optional(documentSchema),
  },
  {
    additionalProperties: false,
    description: 'Either name and affinity (kind and id are optional), or a whole document',
  },
);

export const ifMatchHeader = Type.Object({
  'if-match': Type.Optional(Type.String({ description: 'ETag of the draft that was changed, as in "3"; required' })),
});

export const validateBody = Type.Object(
  { document: Type.Optional(documentSchema) },
  { additionalProperties: false, 'x-optional': true, description: 'Left out: the draft is validated' },
);

const { request, client, stubs, now } = journeyTestSchema.properties;

export const simulateBody = Type.Object(
  { document: Type.Optional(documentSchema), request, client, stubs, now },
  { additionalProperties: false, description: 'As in a test of a journey. Without a document, the draft runs.' },
);

export const simulatedRunSchema = Type.Object(
  {
    status: Type.Integer({ description: 'HTTP status that a caller would get' }),
    answer: Type.Optional(
      Type.Object(
        { status: Type.Integer(), headers: Type.Array(headerSchema), body: Type.String() },
        { additionalProperties: false, description: "The journey's own answer; missing where it gave none" },
      ),
    ),
    failure: Type.Optional(failureSchema),
    steps: Type.Array(explainedStepSchema),
    events: Type.Array(journeyEventSchema),
    shortages: Type.Array(Type.String(), { description: 'Calls for which the stubs had no answer' }),
    diagnostics: Type.Array(Type.Unsafe({ $ref: 'JourneyDiagnostic#' }), { description: 'Warnings of the proof' }),
  },
  { $id: 'SimulatedRun', additionalProperties: false },
);

export const testReportSchema = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          differences: Type.Array(Type.String(), { description: 'What was not as expected; none: it passed' }),
          path: Type.Array(Type.String(), { description: 'Ids of the steps that were taken' }),
        },
        { additionalProperties: false },
      ),
    ),
    passed: Type.Integer(),
    failed: Type.Integer(),
    coverage: Type.Object(
      {
        branches: Type.Integer({ description: 'Branches that a run can take' }),
        taken: Type.Integer({ description: 'Of them, those that the tests took' }),
        percent: Type.Integer({ description: 'Whole percent, rounded down' }),
        missing: Type.Array(
          Type.Object({ step: Type.String(), branch: Type.String() }, { additionalProperties: false }),
        ),
      },
      { additionalProperties: false },
    ),
  },
  { $id: 'JourneyTestReport', additionalProperties: false },
);

export const journeyOpenApiQuery = Type.Object(
  {
    draft: Type.Optional(
      Type.Enum(['true', 'false'], { description: 'Describe the draft, not the version that answers calls' }),
    ),
  },
  { additionalProperties: false },
);

export const journeyOpenApiSchema = Type.Unsafe<object>({
  type: 'object',
  description: 'An OpenAPI 3.1 document of one journey',
  properties: { openapi: { type: 'string', const: '3.1.0' } },
  required: ['openapi', 'info', 'paths'],
});
