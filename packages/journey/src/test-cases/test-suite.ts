import { type Static, Type } from 'typebox';
import { Errors } from 'typebox/value';
import { parseDocument } from 'yaml';
import { describeSchemaError } from '../prove/describe-schema-error.ts';

const closed = { additionalProperties: false } as const;

const testCaseSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    now: Type.Optional(Type.String({ description: 'The time that the run sees, ISO 8601; default: the suite’s.' })),
    request: Type.Object(
      {
        method: Type.Optional(Type.Union([Type.Literal('POST'), Type.Literal('GET')])),
        body: Type.Optional(Type.Unknown()),
        params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        headers: Type.Optional(Type.Record(Type.String(), Type.String())),
        ip: Type.Optional(Type.String()),
      },
      closed,
    ),
    expect: Type.Object(
      {
        status: Type.Integer(),
        headers: Type.Optional(Type.Record(Type.String(), Type.String())),
        body: Type.Optional(Type.Unknown({ description: 'Compared as JSON, or as text where it is a string.' })),
        path: Type.Optional(Type.Array(Type.String(), { description: 'The steps taken, in order.' })),
      },
      closed,
    ),
  },
  closed,
);

const testSuiteSchema = Type.Object(
  {
    now: Type.String({ description: 'The time that runs see, ISO 8601.' }),
    cases: Type.Array(testCaseSchema, { minItems: 1 }),
  },
  closed,
);

/** Requests to a journey and the answers that it must give. */
export type TestSuite = Static<typeof testSuiteSchema>;
export type TestCase = Static<typeof testCaseSchema>;

/** Reads a test suite (YAML or JSON). @returns The suite, or what is wrong with the text, one line a fault. */
export function parseTestSuite(text: string): { suite: TestSuite } | { faults: string[] } {
  const parsed = parseDocument(text, { uniqueKeys: true });
  if (parsed.errors.length > 0) return { faults: parsed.errors.map(({ message }) => message) };
  const value: unknown = parsed.toJS();
  const faults = Errors(testSuiteSchema, value)
    .map(describeSchemaError)
    .flatMap((fault) => (fault === null ? [] : [`${fault.pointer || '/'}: ${fault.message}`]));
  if (faults.length > 0) return { faults };
  const suite = value as TestSuite;
  const times = [suite.now, ...suite.cases.flatMap(({ now }) => now ?? [])];
  const wrong = times.filter((time) => Number.isNaN(Date.parse(time)));
  return wrong.length > 0 ? { faults: wrong.map((time) => `"${time}" is not a time in ISO 8601.`) } : { suite };
}
