import fc from 'fast-check';
import type { JourneyDocument, Step } from '../document/journey-document.ts';

const BODY = '@policy.request().body';
const member = fc.constantFrom('a', 'b', 'c', 'd').map((name) => `${BODY}.${name}`);
const number = fc.integer({ min: -50, max: 50 });
const text = fc.constantFrom('"x"', '"yes"', '""', '"DE"');

/** A value computed from the request. */
const operand = fc.oneof(
  member,
  fc.tuple(member, number).map(([one, n]) => `(${one} + ${n})`),
  fc.tuple(member, fc.integer({ min: 1, max: 9 })).map(([one, n]) => `${one} * ${n}`),
  member.map((one) => `@std.strToInt(${one} ?? 0)`),
  member.map((one) => `@std.len(${one})`),
);

/** A comparison that can be true and false. */
export const arbitraryComparison: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(operand, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), number).map((parts) => parts.join(' ')),
  fc.tuple(member, fc.constantFrom('==', '!='), text).map((parts) => parts.join(' ')),
  fc.tuple(member, text).map(([one, part]) => `@std.contains(${one}, ${part})`),
  fc.tuple(member, number).map(([one, n]) => `@std.containsIf(${one}, (item) => item.v > ${n})`),
  fc.uniqueArray(member, { minLength: 2, maxLength: 2 }).map((parts) => parts.join(' == ')),
);

const condition = fc.oneof(
  arbitraryComparison,
  fc.tuple(arbitraryComparison, fc.constantFrom('&&', '||'), arbitraryComparison).map((parts) => parts.join(' ')),
  arbitraryComparison.map((one) => `!(${one})`),
);

const target = fc.nat();

/** Journeys of conditions, variables and cases that lead forward only. Some of their paths can't be taken. */
export const arbitraryJourney: fc.Arbitrary<JourneyDocument> = fc
  .array(
    fc.record({
      condition,
      kind: fc.constantFrom('condition', 'condition', 'set-variables', 'match-case'),
      one: target,
      two: target,
      otherwise: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((rows) => {
    const ids = [...rows.map((_row, index) => `s${index}`), 'e0', 'e1', 'e2'];
    const after = (index: number, choice: number) => ids[index + 1 + (choice % (ids.length - index - 1))] as string;
    const steps = rows.map((row, index): [string, Step] => [
      `s${index}`,
      stepOf(row, (choice) => after(index, choice)),
    ]);
    const answers = [200, 403, 409].map((responseCode, index): [string, Step] => [
      `e${index}`,
      { kind: 'http-complete', config: { responseCode } },
    ]);
    return {
      format: 'journey/1',
      id: 'sample',
      name: 'Sample',
      kind: 'backend-api',
      affinity: 'b2c',
      start: 's0',
      steps: Object.fromEntries([...steps, ...answers]),
    };
  });

interface Row {
  readonly condition: string;
  readonly kind: string;
  readonly one: number;
  readonly two: number;
  readonly otherwise: boolean;
}

function stepOf({ condition: source, kind, one, two, otherwise }: Row, after: (choice: number) => string): Step {
  if (kind === 'set-variables') {
    return {
      kind,
      config: { variables: [{ name: 'kept', value: source }] },
      branches: { next: after(one), ...(otherwise && { failure: after(two) }) },
    };
  }
  if (kind === 'match-case') {
    const cases = [
      { name: 'one', value: '"x"' },
      { name: 'two', value: `${BODY}.c` },
    ];
    return {
      kind,
      config: { source: `${BODY}.a`, dataType: 'string', cases },
      branches: { one: after(one), two: after(two), otherwise: after(one + two) },
    };
  }
  return {
    kind,
    config: { condition: source },
    branches: { yes: after(one), no: after(two), ...(otherwise && { otherwise: after(one + two) }) },
  };
}
