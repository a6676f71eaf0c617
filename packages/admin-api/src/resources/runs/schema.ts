import { Type } from 'typebox';

const FAILURES = [
  'aborted',
  'expression-failed',
  'step-failed',
  'limit-exceeded',
  'deadline-exceeded',
  'cancelled',
  'internal-error',
] as const;
const outcome = Type.Enum(['answer', ...FAILURES], { description: 'answer, or why the run gave none of its own' });
const optional = Type.Optional;
const time = (description: string) => Type.Integer({ description, minimum: 0, maximum: 8_640_000_000_000_000 });

const failureSchema = Type.Object(
  {
    code: Type.Enum([...FAILURES]),
    message: Type.String({ description: 'What went wrong; never a value of the request' }),
    step: Type.String({ description: 'Id of the step' }),
    field: optional(Type.String({ description: "Path of the field below the step's config" })),
    errorCode: optional(Type.String({ description: 'Code of the language or the step, such as E_DIV_ZERO' })),
    range: optional(
      Type.Object(
        { start: Type.Integer(), end: Type.Integer() },
        { description: 'Place in the formula, in characters' },
      ),
    ),
  },
  { additionalProperties: false },
);

const summary = {
  id: Type.String(),
  journeyId: Type.String(),
  version: Type.Integer(),
  at: Type.Number({ description: 'When the call arrived, epoch milliseconds' }),
  durationMicros: Type.Number({ description: 'From the first step to the last, in microseconds' }),
  status: Type.Integer({ description: 'HTTP status that the caller got; 499 when it had gone' }),
  clientId: Type.Union([Type.String(), Type.Null()]),
  correlationId: Type.String(),
  outcome,
  failure: optional(failureSchema),
  stepCount: Type.Integer({ description: 'How many steps the run took' }),
  hasReceipt: Type.Boolean({ description: 'Whether what the run saw was kept' }),
};

export const runSummarySchema = Type.Object(summary, { $id: 'RunSummary', additionalProperties: false });

export const runSchema = Type.Object(
  {
    ...summary,
    steps: Type.Array(
      Type.Object(
        {
          step: Type.String({
            description: "Id of the step; a sub-journey's behind the id of the step that called it",
          }),
          branch: Type.Union([Type.String(), Type.Null()], { description: 'Null for the step that ended the run' }),
          at: Type.Number({ description: 'Microseconds since the run began, when the step was done' }),
        },
        { additionalProperties: false },
      ),
    ),
    events: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          at: Type.Number({ description: 'Epoch milliseconds' }),
          step: Type.String(),
          data: Type.Unknown({ description: 'What the step reported' }),
          fields: Type.Record(Type.String(), Type.Unknown(), { description: 'What steps before had added' }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { $id: 'Run', additionalProperties: false },
);

export const runParams = Type.Object({ runId: Type.String({ maxLength: 100 }) });

export const runFilters = {
  journeyId: optional(Type.String({ maxLength: 64 })),
  version: optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
  status: optional(Type.Integer({ minimum: 100, maximum: 599 })),
  statusClass: optional(
    Type.Integer({ minimum: 1, maximum: 5, description: 'First digit of the status: 2 for 200 to 299' }),
  ),
  outcome: optional(
    Type.Enum(['answer', 'failure', ...FAILURES], { description: 'failure: any run without an answer of its own' }),
  ),
  clientId: optional(Type.String({ maxLength: 100 })),
  correlationId: optional(Type.String({ maxLength: 128 })),
  step: optional(Type.String({ maxLength: 200, description: 'Id of a step that the run took' })),
  branch: optional(Type.String({ maxLength: 200, description: 'Branch that the run took out of step; needs step' })),
  from: optional(time('Earliest call, epoch milliseconds, inclusive')),
  until: optional(time('Latest call, epoch milliseconds, exclusive')),
  minDurationMicros: optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })),
  hasReceipt: optional(Type.Enum(['true', 'false'])),
};
