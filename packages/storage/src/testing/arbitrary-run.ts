import type { RunRecord } from '@waymark/journey';
import fc from 'fast-check';

/** Texts that break formats: separators, quotes, line breaks, halves of surrogate pairs, other scripts. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '\t',
        '\n',
        '\r',
        '"',
        '\\',
        '|',
        ' ',
        ',',
        '=',
        '{',
        '\u0000',
        '\u2028',
        '\ud800',
        '\udc00',
        '😀',
        'a-1',
      ),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('', '-', '=', '"', 'null', '__proto__', 'r'),
);
const number = fc.oneof(
  fc.nat(),
  fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1e300, 5e-324, 0.1),
);
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));
const outcome = fc.constantFrom<RunRecord['outcome']>('answer', 'aborted', 'expression-failed', 'cancelled');

/** Any record that the types allow, likely or not. */
export const arbitraryRecord: fc.Arbitrary<RunRecord> = fc.record(
  {
    id: hostileText,
    journeyId: hostileText,
    version: number,
    at: number,
    durationMicros: number,
    status: number,
    clientId: fc.option(hostileText),
    correlationId: hostileText,
    outcome,
    failure: fc.record(
      {
        code: fc.constantFrom('aborted' as const, 'internal-error' as const),
        message: hostileText,
        step: hostileText,
        field: hostileText,
        errorCode: hostileText,
        range: fc.record({ start: fc.nat(), end: fc.nat() }),
      },
      { requiredKeys: ['code', 'message', 'step'], noNullPrototype: true },
    ),
    steps: fc.array(
      fc.record({ step: hostileText, branch: fc.option(hostileText), at: number }, { noNullPrototype: true }),
      { maxLength: 6 },
    ),
    events: fc.array(
      fc.record(
        { name: hostileText, at: number, step: hostileText, data: json, fields: fc.constant({}) },
        { noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    hasReceipt: fc.boolean(),
  },
  {
    requiredKeys: [
      'id',
      'journeyId',
      'version',
      'at',
      'durationMicros',
      'status',
      'clientId',
      'correlationId',
      'outcome',
      'steps',
      'hasReceipt',
    ],
    noNullPrototype: true,
  },
);
