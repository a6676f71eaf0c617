import { describe, expect, test } from 'vitest';
import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { answer, journeyOf } from '../../test-fixtures.ts';
import type { JsonSchema } from './json-schema-of.ts';
import { requestUsesOf } from './request-uses.ts';

const bodyOf = (document: JourneyDocument, callee?: JourneyDocument): JsonSchema | undefined => {
  const { root, isRequired } = requestUsesOf(document, () =>
    callee === undefined ? undefined : { version: 1, document: callee },
  );
  const schema = root.find(['body'])?.schema((path) => isRequired(['body', ...path]));
  return schema === undefined ? undefined : (withoutReaders(schema) as JsonSchema);
};

/** Who reads a field is tested once. */
function withoutReaders(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReaders);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'x-read-by')
      .map(([name, member]) => [name, withoutReaders(member)]),
  );
}

const set = (value: string, branches: Record<string, string> = { next: 'end' }): Step => ({
  kind: 'set-variables',
  config: { variables: [{ name: 'x', value }] },
  branches,
});

const reading = (formula: string) => bodyOf(journeyOf({ set: set(formula), end: answer(200) }));
const BODY = '@policy.request().body';

describe('the body that a journey reads', () => {
  test('is none where it reads none', () => {
    expect(reading('@policy.request().params.a')).toBeUndefined();
  });

  test.each<[string, JsonSchema]>([
    [`@strings.toLower(${BODY}.name)`, { name: { type: 'string' } }],
    [`${BODY}.amount * 2`, { amount: { type: 'number' } }],
    [`${BODY}.amount > 1000`, { amount: { type: 'number' } }],
    [`@std.sum(${BODY}.amounts)`, { amounts: { type: 'array', items: { type: ['number', 'null'] } } }],
    [`@std.strToInt(${BODY}.age)`, { age: { type: ['string', 'number'] } }],
    [
      `-(${BODY}.user.age - 1)`,
      { user: { type: 'object', properties: { age: { type: 'number' } }, required: ['age'] } },
    ],
    [`let b = ${BODY} return @std.len(@strings.trim(b.name))`, { name: { type: 'string' } }],
    [`@strings.join(${BODY}.words, " ")`, { words: { type: 'array' } }],
    [`@crypto.extractTokenClaims(${BODY}.t).sub`, { t: { type: 'string', description: 'A token (JWT).' } }],
  ])('needs what fails without it: %s', (formula, properties) => {
    expect(reading(formula)).toEqual({ type: 'object', properties, required: Object.keys(properties) });
  });

  test.each<[string, JsonSchema]>([
    [`try @strings.toLower(${BODY}.name) catch ""`, { name: { type: ['string', 'null'] } }],
    [`${BODY}?.name == "a"`, { name: { type: ['string', 'null'], examples: ['a'] } }],
    [`${BODY}?.a != null ? @std.len(${BODY}?.a) : 0`, { a: { type: ['string', 'array', 'object', 'null'] } }],
    [
      `@std.map(${BODY}?.rows ?? [], (row) => row.id + 1)`,
      {
        rows: {
          type: ['array', 'null'],
          items: { type: ['object', 'null'], properties: { id: { type: ['number', 'null'] } } },
        },
      },
    ],
  ])('may leave out what does no harm: %s', (formula, properties) => {
    expect(reading(formula)).toEqual({ type: ['object', 'null'], properties });
  });

  test('says where it is read', () => {
    const { root } = requestUsesOf(
      journeyOf({ set: set(`${BODY}.a`), end: answer(200, { body: { expression: `${BODY}.a` } }) }),
    );
    expect([...(root.find(['body', 'a'])?.readers ?? [])]).toEqual(['set', 'end']);
  });

  test('is followed through variables and into sub-journeys', () => {
    const callee = journeyOf(
      { first: set('@strings.toLower(user.name)'), end: { kind: 'complete', config: { result: 'x' } } },
      { id: 'inner', kind: 'sub-journey', parameters: [{ name: 'user' }] },
    );
    const document = journeyOf({
      set: { ...set(`${BODY}.user`), branches: { next: 'call' } },
      call: {
        kind: 'sub-journey',
        config: { journey: 'inner', parameters: [{ name: 'user', value: 'x' }] },
        branches: { next: 'end' },
      },
      end: answer(200),
    });
    const user = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
    expect(bodyOf(document, callee)).toEqual({ type: 'object', properties: { user }, required: ['user'] });
  });

  test('needs only what every way needs', () => {
    const document = journeyOf({
      check: { kind: 'condition', config: { condition: `${BODY}.kind == "a"` }, branches: { yes: 'a', no: 'b' } },
      a: set(`@strings.trim(${BODY}.one) + @strings.trim(${BODY}.both)`),
      b: set(`@strings.trim(${BODY}.two) + @strings.trim(${BODY}.both)`),
      end: answer(200),
    });
    expect(bodyOf(document)).toMatchObject({ required: ['both'] });
  });

  test('needs nothing that a branch takes care of', () => {
    const document = journeyOf({
      check: {
        kind: 'condition',
        config: { condition: `${BODY}.amount > 5` },
        branches: { yes: 'end', no: 'read', otherwise: 'end' },
      },
      read: set(`@strings.trim(${BODY}.name)`, { next: 'end', failure: 'end' }),
      end: answer(200),
    });
    expect(bodyOf(document)).toEqual({
      type: ['object', 'null'],
      properties: { amount: { type: ['number', 'null'] }, name: { type: ['string', 'null'] } },
    });
  });

  test('of a loop needs what its test and what follows it need', () => {
    const document = journeyOf({
      loop: {
        kind: 'while-loop',
        config: { condition: `n < ${BODY}.times`, counter: 'n' },
        branches: { body: 'pass', next: 'after' },
      },
      pass: { ...set(`@strings.trim(${BODY}.inside)`, { next: '$end' }), inside: 'loop' },
      after: set(`@strings.trim(${BODY}.behind)`),
      end: answer(200),
    });
    expect(bodyOf(document)).toMatchObject({ required: ['behind', 'times'] });
  });

  test('has the types that steps ask for', () => {
    const document = journeyOf({
      check: { kind: 'condition', config: { condition: `${BODY}.flag` }, branches: { yes: 'match', no: 'match' } },
      match: {
        kind: 'match-case',
        config: { source: `${BODY}.count`, dataType: 'integer', cases: [{ name: 'one', value: '1' }] },
        branches: { one: 'token', otherwise: 'token' },
      },
      token: { kind: 'validate-token', config: { token: `${BODY}.t`, keySet: 'idp' }, branches: { next: 'end' } },
      end: answer(200),
    });
    expect(bodyOf(document)).toEqual({
      type: 'object',
      properties: {
        count: { type: ['number', 'null'] },
        flag: { type: 'boolean' },
        t: { type: 'string', description: 'A token (JWT).' },
      },
      required: ['flag', 't'],
    });
  });

  test('has no type where uses disagree', () => {
    expect(reading(`[${BODY}.a == "x", ${BODY}.a == 1, ${BODY}.a]`)).toMatchObject({
      properties: { a: { examples: ['x', 1] } },
    });
  });
});
