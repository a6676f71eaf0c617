import { describe, expect, it } from 'vitest';
import type { JourneyDocument, Step } from '../document/journey-document.ts';
import { answer, journeyOf } from '../test-fixtures.ts';
import type { JourneyTest } from './journey-test.ts';
import { runJourneyTests } from './run-journey-tests.ts';

const steps: Record<string, Step> = {
  ask: {
    kind: 'condition',
    config: { condition: '@policy.request().body.amount > 10' },
    branches: { yes: 'high', no: 'low' },
  },
  high: answer(403, {
    headers: [{ name: 'X-Why', value: 'high' }],
    body: { expression: '{"ok": false, "list": [1, 2]}' },
  }),
  low: answer(200, { responseType: 'text', body: { template: 'fine' } }),
};

const run = async (test: Omit<JourneyTest, 'name'>, document: JourneyDocument = journeyOf(steps)) =>
  (await runJourneyTests(document, [{ name: 'one', ...test }])).results[0];

const high = { body: { amount: 11 } };

describe('a test', () => {
  it('passes when all that it expects is there', async () => {
    const expectation = {
      status: 403,
      headers: { 'x-why': 'high' },
      body: { list: [1, 2], ok: false },
      path: ['ask', 'high'],
    };
    expect(await run({ request: high, expect: expectation })).toMatchObject({ differences: [], path: ['ask', 'high'] });
    expect(await run({ request: { body: { amount: 1 } }, expect: { status: 200, body: 'fine' } })).toMatchObject({
      differences: [],
    });
  });

  it.each<[string, JourneyTest['expect'], string[]]>([
    ['the status', { status: 200 }, ['status: expected 200, got 403']],
    ['a header', { status: 403, headers: { 'X-Why': 'low' } }, ['header X-Why: expected "low", got "high"']],
    [
      'a header that is not there',
      { status: 403, headers: { 'X-More': '1' } },
      ['header X-More: expected "1", got nothing'],
    ],
    ['a place in the body', { status: 403, body: { ok: false, list: [1, 3] } }, ['body /list/1: expected 3, got 2']],
    ['a key too many', { status: 403, body: { ok: false } }, ['body /list: expected nothing, got [1,2]']],
    [
      'a body of another type',
      { status: 403, body: 'no' },
      ['body: expected "no", got "{\\"ok\\":false,\\"list\\":[1,2]}"'],
    ],
    [
      'the way',
      { status: 403, path: ['ask', 'low'] },
      ['path, after one step: expected "low", got "high" (ask → high)'],
    ],
    [
      'its end',
      { status: 403, path: ['ask', 'high', 'more'] },
      ['path, after 2 steps: expected "more", got the end of the run (ask → high)'],
    ],
  ])('names %s', async (_what, expectation, differences) => {
    expect((await run({ request: high, expect: expectation }))?.differences).toEqual(differences);
  });

  it('says why a run failed', async () => {
    const failed = await run({ request: {}, expect: { status: 200 } });
    expect(failed?.differences).toEqual([
      expect.stringMatching(/^status: expected 200, got 500: .+ \(at ask, condition\)$/),
    ]);
    expect((await run({ request: {}, expect: { status: 500 } }))?.differences).toEqual([]);
  });

  it('takes the default answer for the answer of a failed run, and 422 for an aborted one', async () => {
    const settings = { defaultAnswer: { responseCode: 418, body: { tea: true } } };
    const expectation = { status: 418, body: { tea: true } };
    expect((await run({ request: {}, expect: expectation }, journeyOf(steps, { settings })))?.differences).toEqual([]);
    const aborting = journeyOf({ stop: { kind: 'abort', config: { reason: 'no' } } });
    expect((await run({ request: {}, expect: { status: 422 } }, aborting))?.differences).toEqual([]);
    expect((await run({ request: {}, expect: { status: 422, body: {} } }, aborting))?.differences).toEqual([
      'body: expected {}, but the journey gave no answer of its own: no (at stop)',
    ]);
  });

  it('refuses a time that is none', async () => {
    expect((await run({ now: 'yesterday', request: {}, expect: { status: 500 } }))?.differences).toEqual([
      'now: "yesterday" is not a time in ISO 8601, such as 2026-01-01T00:00:00Z',
    ]);
  });
});

describe('stubs', () => {
  const verifying = journeyOf({
    read: {
      kind: 'set-variables',
      config: {
        variables: [1, 2].map((n) => ({
          name: `t${n}`,
          value: `try @crypto.verifyToken("t${n}", {"jwks": "k"}) catch null`,
        })),
      },
      branches: { next: 'end' },
    },
    end: answer(200, {
      body: { expression: '[t1?.sub, t2?.sub, @env.get("A"), @time.nowISO(), @policy.client().id]' },
    }),
  });
  const world = { now: '2026-02-03T04:05:06Z', client: { id: 'c', appId: 'a' }, request: {} };

  it('answer in turn, with values and with errors', async () => {
    const stubs = { verifyToken: [{ error: 'expired' }, { answer: { sub: 'ann' } }], environment: { A: 'x' } };
    const body = [null, 'ann', 'x', '2026-02-03T04:05:06.000Z', 'c'];
    expect((await run({ ...world, stubs, expect: { status: 200, body } }, verifying))?.differences).toEqual([]);
  });

  it('that run out fail the test, though the journey catches the error', async () => {
    const stubs = { verifyToken: [{ answer: { sub: 'ann' } }] };
    expect((await run({ ...world, stubs, expect: { status: 200 } }, verifying))?.differences).toEqual([
      'stubs.verifyToken has one answer, and this is call 2: add an answer.',
    ]);
  });

  it('of a wrong type fail the test', async () => {
    const decrypting = journeyOf({
      end: answer(200, { body: { expression: 'try @crypto.aesDecrypt("x", "k") catch 1' } }),
    });
    const stubs = { decrypt: [{ answer: 7 }] };
    expect((await run({ request: {}, stubs, expect: { status: 200 } }, decrypting))?.differences).toEqual([
      'stubs.decrypt.0.answer must be a text.',
    ]);
  });
});

describe('the steps of sub-journeys', () => {
  const sub: JourneyDocument = {
    ...journeyOf(
      {
        big: { kind: 'condition', config: { condition: 'n > 1' }, branches: { yes: 'done', no: 'done' } },
        done: { kind: 'complete', config: { result: '{"n": n}' } },
      },
      { id: 'sub', kind: 'sub-journey', parameters: [{ name: 'n', type: 'number' }] },
    ),
  };
  const findSubJourney = (id: string) => (id === 'sub' ? { version: 3, document: sub } : undefined);
  const calling = journeyOf({
    call: {
      kind: 'sub-journey',
      config: { journey: 'sub', parameters: [{ name: 'n', value: '2' }], result: 'r' },
      branches: { next: 'end' },
    },
    end: answer(200, { body: { expression: 'r' } }),
  });

  it('stand behind the step that calls them', async () => {
    const path = ['call', 'call/big', 'call/done', 'call', 'end'];
    const tests = [{ name: 'one', request: {}, expect: { status: 200, body: { n: 2 }, path } }];
    const report = await runJourneyTests(calling, tests, { findSubJourney });
    expect(report).toMatchObject({ passed: 1, failed: 0, coverage: { branches: 1, taken: 1, percent: 100 } });
    expect(report.coverage.subJourneys).toEqual([
      { journeyId: 'sub', branches: 2, taken: 1, percent: 50, missing: [{ step: 'big', branch: 'no' }] },
    ]);
  });

  it('are tested by themselves with their parameters in the body', async () => {
    const tests = [
      { name: 'big', request: { body: { n: 2 } }, expect: { status: 200, body: { n: 2 }, path: ['big', 'done'] } },
      { name: 'of a wrong type', request: { body: { n: 'x' } }, expect: { status: 500, path: [] } },
    ];
    const report = await runJourneyTests(sub, tests);
    expect(report.results.flatMap(({ differences }) => differences)).toEqual([]);
    expect(report.coverage.missing).toEqual([{ step: 'big', branch: 'no' }]);
  });
});

it('a pass of a loop that ends early and one that does not are both on the path', async () => {
  const looping = journeyOf({
    loop: {
      kind: 'while-loop',
      config: { condition: 'i < 2', counter: 'i' },
      branches: { body: 'first', next: 'end' },
    },
    first: {
      kind: 'condition',
      inside: 'loop',
      config: { condition: 'i == 0' },
      branches: { yes: '$end', no: 'second' },
    },
    second: {
      kind: 'set-variables',
      inside: 'loop',
      config: { variables: [{ name: 'x', value: 'i' }] },
      branches: { next: '$end' },
    },
    end: answer(200),
  });
  const path = ['loop', 'first', 'loop', 'first', 'second', 'loop', 'end'];
  const report = await runJourneyTests(looping, [{ name: 'one', request: {}, expect: { status: 200, path } }]);
  expect(report.results[0]?.differences).toEqual([]);
  expect(report.coverage.percent).toBe(100);
});
