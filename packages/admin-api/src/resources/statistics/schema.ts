import { Type } from 'typebox';

const time = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });

/** Lengths of an interval, in milliseconds. */
export const INTERVALS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

export const statisticsQuery = Type.Object(
  {
    journeyId: Type.Optional(Type.String({ maxLength: 64 })),
    from: Type.Optional({ ...time, description: 'Epoch milliseconds, inclusive; default: a day before until' }),
    until: Type.Optional({ ...time, description: 'Epoch milliseconds, exclusive; default: now' }),
    interval: Type.Optional(
      Type.Enum(['minute', 'hour', 'day', 'whole'], {
        description: 'Default: hour; whole: one interval from begin to end',
      }),
    ),
    together: Type.Optional(
      Type.Enum(['true', 'false'], { description: 'true: all journeys count as one, whose id is empty' }),
    ),
  },
  { additionalProperties: false },
);

const micros = (description: string) => Type.Number({ description });

export const runStatisticsSchema = Type.Object(
  {
    journeyId: Type.String({ description: 'Empty where all journeys count as one' }),
    at: Type.Integer({ description: 'Begin of the interval, epoch milliseconds' }),
    calls: Type.Integer(),
    failures: Type.Integer({ description: 'Runs without an answer of their own' }),
    statuses: Type.Record(Type.String(), Type.Integer(), { description: 'Calls by HTTP status' }),
    latencyMicros: Type.Object(
      { p50: micros('Half of the runs were as quick'), p95: micros('95 of 100'), p99: micros('99 of 100') },
      { additionalProperties: false, description: 'First step to last, in microseconds, to within a sixteenth' },
    ),
  },
  { $id: 'RunStatistics', additionalProperties: false },
);

export const statisticsSchema = Type.Object(
  { items: Type.Array(Type.Unsafe({ $ref: 'RunStatistics#' })) },
  { additionalProperties: false },
);
