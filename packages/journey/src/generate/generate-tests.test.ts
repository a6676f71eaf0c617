import { describe, expect, it } from 'vitest';
import type { JourneyDocument, Step } from '../document/journey-document.ts';
import { runJourneyTests } from '../test-cases/run-journey-tests.ts';
import { answer, journeyOf } from '../test-fixtures.ts';
import { generateTests } from './generate-tests.ts';

/** A journey with one decision; all three branches are to be reached. */
const deciding = (condition: string, before: Record<string, Step> = {}, otherwise = true): JourneyDocument =>
  journeyOf({
    ...before,
    ask: {
      kind: 'condition',
      config: { condition },
      branches: { yes: 'yes', no: 'no', ...(otherwise && { otherwise: 'unsure' }) },
    },
    yes: answer(200),
    no: answer(403),
    ...(otherwise && { unsure: answer(422) }),
  });

const set = (variables: Record<string, string>, next: string): Step => ({
  kind: 'set-variables',
  config: { variables: Object.entries(variables).map(([name, value]) => ({ name, value })) },
  branches: { next },
});

const BODY = '@policy.request().body';

/** Formulas whose true, false and failing cases all have to be found. */
const SOLVABLE = [
  `${BODY}.a == "x"`,
  `${BODY}.a != 17`,
  `${BODY}.n > 1000`,
  `${BODY}.n >= 10 && ${BODY}.n < 20`,
  `${BODY}.n * 3 - 4 == 77`,
  `(${BODY}.n + 1) / 2 > ${BODY}.m % 7`,
  `${BODY}.a == ${BODY}.b && ${BODY}.a != null`,
  `!(${BODY}.flag == true) || ${BODY}.n < 0`,
  `(${BODY}.a ?? "none") == "none"`,
  `${BODY}.n > 5 ? ${BODY}.a == "big" : ${BODY}.a == "small"`,
  `\`\${${BODY}.a}-\${${BODY}.b}\` == "left-right"`,
  `${BODY}.a + "!" == "hey!"`,
  `@std.contains(${BODY}.amr, "mfa")`,
  `@std.containsIf(${BODY}.items, (item) => item.price > 100 && item.kind == "toy")`,
  `@std.len(${BODY}.items) >= 3`,
  `@std.len(@std.filter(${BODY}.items, (item) => item.ok == true)) > 1`,
  `@std.sum(@std.map(${BODY}.items, (item) => item.amount)) > 250`,
  `@std.reduce(${BODY}.items, (sum, item) => sum + item.amount, 0) > 250`,
  `@std.findFirst(${BODY}.items, (item) => item.id == "a").price > 5`,
  `@std.strToInt(${BODY}.n) > 41`,
  `@std.strToDouble(${BODY}.n) == 2.5`,
  `@strings.toLower(${BODY}.a) == "abc"`,
  `@strings.startsWith(${BODY}.a, "pre-") && @strings.endsWith(${BODY}.a, ".pdf")`,
  `@strings.matches(${BODY}.a, "^[A-Z]{2}\\\\d+$")`,
  `@strings.split(${BODY}.a, ",")[1] == "b"`,
  `@strings.length(@strings.trim(${BODY}.a)) > 8`,
  `@json.parse(${BODY}.text).amount > 3`,
  `@strings.base64Decode(${BODY}.a) == "secret"`,
  `@crypto.sha256(${BODY}.a) == ${BODY}.hash`,
  `@crypto.extractTokenClaims(${BODY}.token).exp > @time.now() / 1000`,
  `@std.contains(@crypto.extractTokenClaims(@strings.substring(@policy.request().headers.authorization, 7)).amr, "mfa")`,
  `@crypto.verifyToken(${BODY}.token, {"jwks": "k"}).sub == "ann"`,
  `@json.parse(@crypto.aesDecrypt(${BODY}.sealed, "k")).n == 3`,
  `@time.diff(@time.now(), @time.parse(${BODY}.at), "h") < 24`,
  `@time.parse(${BODY}.at) > @time.add(@time.now(), -7, "d")`,
  `@policy.request().headers["x-tier"] == "gold" && @std.strToInt(@policy.request().params.n) == 3`,
  `@std.strToInt(@env.get("LIMIT")) > 5`,
  `@policy.client().id == "trusted"`,
  `let n = ${BODY}.n, m = ${BODY}.m return n > m && m > 0`,
];

describe('every branch of one decision is reached', () => {
  it.each(SOLVABLE)('%s', async (condition) => {
    const document = deciding(condition);
    const generated = await generateTests(document);
    expect(generated.unreached).toEqual([]);
    expect(generated).toMatchObject({ paths: 3, reached: 3, isComplete: true });
    const { failed, coverage } = await runJourneyTests(document, generated.tests);
    expect([failed, coverage.percent]).toEqual([0, 100]);
  });

  it.each([
    `@policy.request().method == "GET"`,
    `@policy.request().ip == "10.0.0.1"`,
    `@time.now() > 1800000000000`,
    `@time.format(@time.now(), "HH") >= "22"`,
    `@policy.client() == null`,
    `(try @crypto.verifyToken(${BODY}.token, {"jwks": "k"}) catch null) != null`,
    `@std.typeOf(${BODY}) == "array"`,
  ])('%s, which does not fail', async (condition) => {
    const { paths, reached, unreached } = await generateTests(deciding(condition, {}, false));
    expect([paths, reached, unreached]).toEqual([2, 2, []]);
  });
});

describe('paths', () => {
  it('through variables are solved for what they were computed from', async () => {
    const document = deciding(
      'total > 500 && country == "DE"',
      {
        start: set(
          { price: `@std.strToDouble(${BODY}.price)`, count: `${BODY}.count ?? 1`, total: 'price * count' },
          'more',
        ),
        more: set({ country: `@strings.toUpper(${BODY}.address.country)` }, 'ask'),
      },
      false,
    );
    const { tests, unreached } = await generateTests(document);
    expect(unreached).toEqual([]);
    expect(tests.map(({ expect: { status } }) => status).sort()).toEqual([200, 403]);
  });

  it('that contradict themselves are not asked for', async () => {
    const document = journeyOf({
      first: { kind: 'condition', config: { condition: `${BODY}.n > 10` }, branches: { yes: 'second', no: 'second' } },
      second: { kind: 'condition', config: { condition: `${BODY}.n > 5` }, branches: { yes: 'high', no: 'low' } },
      high: answer(200),
      low: answer(403),
    });
    expect(await generateTests(document)).toMatchObject({ paths: 3, reached: 3 });
  });

  it('that nothing can reach are named with the condition', async () => {
    const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const document = deciding(`@crypto.sha256("x" + ${BODY}.a) == "${hash}"`, {}, false);
    const { paths, reached, unreached } = await generateTests(document, { runsPerPath: 60 });
    expect([paths, reached]).toEqual([2, 1]);
    expect(unreached).toEqual([
      { path: 'ask:yes → yes', step: 'ask', condition: `@crypto.sha256("x" + ${BODY}.a) == "${hash}" is true` },
    ]);
  });

  it('of loops pass none, once, twice and as often as may be', async () => {
    const document = journeyOf({
      loop: {
        kind: 'while-loop',
        config: { condition: `i < @std.len(${BODY}.items)`, counter: 'i', maxPasses: 4 },
        branches: { body: 'look', next: 'end' },
      },
      look: {
        kind: 'condition',
        inside: 'loop',
        config: { condition: `${BODY}.items[i].ok == true` },
        branches: { yes: '$end', no: 'found' },
      },
      found: answer(200),
      end: answer(404),
    });
    const { tests, unreached } = await generateTests(document);
    expect(unreached).toEqual([]);
    const passes = tests
      .filter(({ expect: { status } }) => status === 404)
      .map(({ expect: { path = [] } }) => path.filter((step) => step === 'look').length);
    expect(passes.sort()).toEqual([0, 1, 2, 4]);
  });

  it('of loops with a counter pass as often as the counter says', async () => {
    const document = journeyOf({
      loop: {
        kind: 'while-loop',
        config: { condition: 'i < 3', counter: 'i' },
        branches: { body: 'look', next: 'end' },
      },
      look: set({ x: 'i' }, '$end'),
      end: answer(200),
    });
    const inside = {
      ...document,
      steps: { ...document.steps, look: { ...(document.steps.look as Step), inside: 'loop' } },
    };
    expect(await generateTests(inside)).toMatchObject({ paths: 1, reached: 1 });
  });

  it('take every case of a match, every failure branch, and an abort', async () => {
    const document = journeyOf({
      verify: {
        kind: 'validate-token',
        config: { token: `${BODY}.token`, keySet: 'k', claims: 'user', errorVariable: 'why' },
        branches: { next: 'match', failure: 'refused' },
      },
      match: {
        kind: 'match-case',
        config: {
          source: 'user.level',
          dataType: 'integer',
          cases: [
            { name: 'one', value: '1' },
            { name: 'two', value: `${BODY}.other` },
          ],
        },
        branches: { one: 'log', two: 'stop', otherwise: 'stop' },
      },
      log: {
        kind: 'log-event',
        config: { event: 'seen', data: `${BODY}.data` },
        branches: { next: 'fine', failure: 'stop' },
      },
      fine: answer(200),
      stop: { kind: 'abort' },
      refused: answer(401, { body: { expression: '{"code": why.code}' } }),
    });
    const { tests, unreached } = await generateTests(document);
    expect(unreached).toEqual([]);
    expect(tests.map(({ expect: { status } }) => status).sort()).toEqual([200, 401, 422, 422, 422]);
    expect(tests.find(({ expect: { status } }) => status === 401)?.expect.body).toEqual({ code: 'invalid-token' });
  });

  it('of which there are too many are listed as far as wanted', async () => {
    const names = Array.from({ length: 12 }, (_none, index) => `s${index}`);
    const steps = Object.fromEntries(
      names.map((name, index) => {
        const next = names[index + 1] ?? 'end';
        return [
          name,
          { kind: 'condition', config: { condition: `${BODY}.${name} == true` }, branches: { yes: next, no: next } },
        ];
      }),
    );
    const generated = await generateTests(journeyOf({ ...steps, end: answer(200) }), { maxPaths: 40 });
    expect(generated.isComplete).toBe(false);
    expect(generated.reached).toBe(generated.paths);
    expect(generated.paths).toBeGreaterThan(30);
    const { coverage } = await runJourneyTests(journeyOf({ ...steps, end: answer(200) }), generated.tests);
    expect(coverage.percent).toBe(100);
  });
});

describe('what is written', () => {
  const document = deciding(`@crypto.verifyToken(${BODY}.token, {"jwks": "k"}).sub == ${BODY}.user`, {}, false);

  it('is named after its decisions, and has the answer of the run', async () => {
    const { tests } = await generateTests(document);
    expect(tests).toContainEqual({
      name: '403 via ask:no',
      now: '2026-01-01T00:00:00Z',
      request: { body: expect.objectContaining({ token: 'text' }) },
      stubs: { verifyToken: [{ answer: expect.anything() }] },
      expect: { status: 403, path: ['ask', 'no'] },
    });
  });

  it('is the same for the same seed', async () => {
    expect(await generateTests(document, { seed: 5 })).toEqual(await generateTests(document, { seed: 5 }));
  });

  it('leaves out what tests take already', async () => {
    const { tests } = await generateTests(document);
    const some = { ...document, tests: tests.slice(0, 1) };
    expect(await generateTests(some, { missing: true })).toMatchObject({
      paths: 2,
      existing: 1,
      leftOut: 1,
      reached: 1,
    });
    expect(await generateTests({ ...document, tests }, { branches: true })).toMatchObject({ leftOut: 2, tests: [] });
  });
});
