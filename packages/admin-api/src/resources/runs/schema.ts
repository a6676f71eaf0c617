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

export const failureSchema = Type.Object(
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

export const journeyEventSchema = Type.Object(
  {
    name: Type.String(),
    at: Type.Number({ description: 'Epoch milliseconds' }),
    step: Type.String(),
    data: Type.Unknown({ description: 'What the step reported' }),
    fields: Type.Record(Type.String(), Type.Unknown(), { description: 'What steps before had added' }),
  },
  { additionalProperties: false },
);

export const headerSchema = Type.Object({ name: Type.String(), value: Type.String() }, { additionalProperties: false });

export const explainedStepSchema = Type.Object(
  {
    step: Type.String(),
    kind: Type.String(),
    branch: Type.Union([Type.String(), Type.Null()]),
    at: Type.Number({ description: 'Microseconds since the run began, in this repetition' }),
    values: Type.Record(Type.String(), Type.Unknown(), {
      description: "What each formula yielded, by its field's path below the step's config",
    }),
    sets: Type.Record(Type.String(), Type.Unknown(), { description: 'Variables that the step set or changed' }),
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
    events: Type.Array(journeyEventSchema),
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

const documentSchema = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  description: 'A journey document to use instead of the draft',
});

export const replayBody = Type.Object(
  {
    on: optional(Type.Enum(['version', 'draft'], { description: 'Default: the version that ran' })),
    document: optional(documentSchema),
  },
  { additionalProperties: false, 'x-optional': true, description: 'Left out: the version that ran' },
);

export const backtestBody = Type.Object(
  {
    last: optional(
      Type.Integer({ minimum: 1, maximum: 10_000, default: 1000, description: 'How many runs, newest first' }),
    ),
    cursor: optional(
      Type.String({ maxLength: 300, description: 'nextCursor of the report before: goes on with the runs behind it' }),
    ),
    from: optional(time('Earliest call, epoch milliseconds, inclusive')),
    until: optional(time('Latest call, epoch milliseconds, exclusive')),
    document: optional(documentSchema),
  },
  { additionalProperties: false, 'x-optional': true, description: 'Left out: the last 1000 runs on the draft' },
);

const orNull = Type.Union([Type.String(), Type.Null()]);
const stepTaken = Type.Object({ step: Type.String(), branch: orNull }, { additionalProperties: false });
const difference = {
  parting: Type.Union(
    [Type.Object({ after: Type.Integer(), before: orNull, now: orNull }, { additionalProperties: false }), Type.Null()],
    { description: 'After how many common steps the ways part, and what each takes then; null where they do not' },
  ),
  answer: Type.Array(
    Type.Object({ part: Type.String(), before: orNull, now: orNull }, { additionalProperties: false }),
    { description: 'Parts of the answers that differ, such as status or body /decision' },
  ),
};
const unanswered = Type.Array(Type.String(), { description: 'What was asked and is not on record' });

export const runReplaySchema = Type.Object(
  {
    isSame: Type.Boolean(),
    ...difference,
    version: Type.Integer({ description: 'The version that ran' }),
    steps: Type.Object({ before: Type.Array(stepTaken), now: Type.Array(stepTaken) }, { additionalProperties: false }),
    unanswered,
  },
  { $id: 'RunReplay', additionalProperties: false },
);

export const backtestReportSchema = Type.Object(
  {
    replayed: Type.Integer(),
    same: Type.Integer(),
    changed: Type.Integer(),
    skipped: Type.Integer({ description: 'Runs whose version is gone' }),
    groups: Type.Array(
      Type.Object(
        {
          key: Type.String({ description: 'The same in reports on other runs, where the same would change' }),
          ...difference,
          count: Type.Integer(),
          runIds: Type.Array(Type.String()),
          unanswered,
        },
        { additionalProperties: false },
      ),
    ),
    nextCursor: orNull,
  },
  { $id: 'BacktestReport', additionalProperties: false },
);

export const runExplanationSchema = Type.Object(
  {
    runId: Type.String(),
    journeyId: Type.String(),
    version: Type.Integer(),
    subJourneys: Type.Record(Type.String(), Type.Integer(), { description: 'Versions of the sub-journeys, by id' }),
    caller: Type.Union([Type.Object({ id: Type.String(), appId: Type.String() }), Type.Null()]),
    request: Type.Object({
      body: Type.Unknown(),
      params: Type.Unknown(),
      headers: Type.Unknown(),
      method: Type.String(),
      ip: Type.String(),
    }),
    steps: Type.Array(explainedStepSchema),
    answer: optional(
      Type.Object(
        { status: Type.Integer(), headers: Type.Array(headerSchema), body: Type.Unknown() },
        { additionalProperties: false },
      ),
    ),
    failure: optional(failureSchema),
  },
  { $id: 'RunExplanation', additionalProperties: false },
);
