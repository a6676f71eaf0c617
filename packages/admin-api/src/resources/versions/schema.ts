import { Type } from 'typebox';
import { documentSchema } from '../journeys/schema.ts';

const summary = {
  journeyId: Type.String(),
  version: Type.Integer({ description: 'Counts from 1 within the journey, without gaps' }),
  state: Type.Enum(['published', 'retired', 'disabled']),
  note: Type.String({ description: 'Why it was published' }),
  createdBy: Type.String({ description: 'Id of the administrator who published it' }),
  createdByName: Type.Union([Type.String(), Type.Null()], {
    description: 'E-mail address of that administrator; null when there is none any more',
  }),
  createdAt: Type.Integer({ description: 'Epoch milliseconds' }),
  warningCount: Type.Integer({ description: 'How much the proof warned of when it was published' }),
};

export const versionSummarySchema = Type.Object(summary, { $id: 'JourneyVersionSummary', additionalProperties: false });

export const versionSchema = Type.Object(
  {
    ...summary,
    document: documentSchema,
    warnings: Type.Array(Type.Unsafe({ $ref: 'JourneyDiagnostic#' }), {
      description: 'What the proof warned of when it was published',
    }),
  },
  { $id: 'JourneyVersion', additionalProperties: false },
);

export const publishedVersionSchema = Type.Object(
  {
    ...summary,
    diagnostics: Type.Array(Type.Unsafe({ $ref: 'JourneyDiagnostic#' }), { description: 'Warnings of the proof' }),
  },
  { $id: 'PublishedJourneyVersion', additionalProperties: false },
);

const journeyId = Type.String({ maxLength: 64 });
export const versionParams = Type.Object({ journeyId, version: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) });

const note = Type.String({ minLength: 1, maxLength: 1000, description: 'Why, for those who read the history' });

export const publishBody = Type.Object(
  {
    note,
    revision: Type.Optional(Type.Integer({ minimum: 1, description: 'Publish only if the draft is at this revision' })),
  },
  { additionalProperties: false },
);

export const rollBackBody = Type.Object({ note }, { additionalProperties: false });
