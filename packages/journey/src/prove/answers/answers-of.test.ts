import { formatType } from '@waymark/expression';
import { describe, expect, test } from 'vitest';
import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { answer, journeyOf } from '../../test-fixtures.ts';
import { answersJson } from './answers-json.ts';
import { answersOf } from './answers-of.ts';
import { printAnswers } from './print-answers.ts';

const when = (condition: string, yes: string, no: string, inside?: string): Step => ({
  kind: 'condition',
  config: { condition },
  branches: { yes, no },
  ...(inside === undefined ? {} : { inside }),
});

const set = (value: string, next: string, more: Partial<Step> = {}): Step => ({
  kind: 'set-variables',
  config: { variables: [{ name: 'x', value }] },
  ...more,
  branches: { next, ...more.branches },
});

const finding =
  (...documents: JourneyDocument[]): FindSubJourney =>
  (id) => {
    const document = documents.find((one) => one.id === id);
    return document === undefined ? undefined : { version: 1, document };
  };

const FLAG = (name: string) => `@policy.request().body.${name} == true`;

describe('the answers of a journey', () => {
  const document = journeyOf({
    check: when('@policy.request().params.a == "1"', 'ask', 'refuse'),
    ask: {
      kind: 'match-case',
      config: {
        source: '@policy.request().params.b',
        dataType: 'string',
        cases: [{ name: 'one', value: '"one"' }],
      },
      branches: { one: 'accept', otherwise: 'go' },
    },
    accept: answer(200, {
      headers: [
        { name: 'X-Fixed', value: 'a' },
        { name: 'X-Computed', value: '${@policy.request().method}' },
      ],
      body: {
        expression: '{"n": @std.len("abc") + 1, "b": @policy.request().params.b, "m": [@policy.request().method]}',
      },
    }),
    go: answer(307, {
      redirectUri: '/x?y=${@policy.request().method}',
      responseType: 'text',
      body: { template: 'moved' },
    }),
    refuse: answer(204),
  });

  test('are listed with status, headers and body', () => {
    const { answers } = answersOf(document);
    expect(answers.map(({ step, status, reason }) => [step, status, reason])).toEqual([
      ['accept', 200, 'OK'],
      ['refuse', 204, 'No Content'],
      ['go', 307, 'Temporary Redirect'],
    ]);
    const [accept, refuse, go] = answers;
    expect(accept?.headers).toEqual([
      { name: 'X-Fixed', value: 'a' },
      { name: 'X-Computed', value: null },
      { name: 'Cache-Control', value: 'no-store' },
      { name: 'X-Content-Type-Options', value: 'nosniff' },
      { name: 'Content-Type', value: 'application/json' },
    ]);
    expect(accept?.body).toMatchObject({
      kind: 'computed',
      schema: {
        type: 'object',
        properties: { n: { type: 'number' }, m: { type: 'array', items: { type: 'string' } } },
        required: ['n', 'm'],
        additionalProperties: false,
      },
    });
    expect(refuse?.body).toEqual({ kind: 'none' });
    expect(go?.headers[0]).toEqual({ name: 'Location', value: null });
    expect(go?.body).toEqual({ kind: 'constant', mediaType: 'text/plain; charset=utf-8', text: 'moved' });
  });

  test('come with the shortest way and what has to be so', () => {
    const [accept, , go] = answersOf(document).answers;
    expect(accept?.shortestPath).toEqual([
      { step: 'check', branch: 'yes', when: '@policy.request().params.a == "1"' },
      { step: 'ask', branch: 'one', when: '@policy.request().params.b is "one"' },
    ]);
    expect(go?.shortestPath[1]).toEqual({
      step: 'ask',
      branch: 'otherwise',
      when: 'none of the cases of: @policy.request().params.b',
    });
  });

  test('of one step are there at once', () => {
    const only = answersOf(journeyOf({ a: answer(200, { body: { expression: '{"ok": true}' } }) }));
    expect(only.answers[0]).toMatchObject({
      shortestPath: [],
      paths: 1n,
      body: { text: '{"ok":true}', json: { ok: true } },
    });
    expect(only.defaults.answers.map(({ status }) => status)).toEqual([500, 504]);
    expect(only.defaults.failures).toEqual([]);
  });

  test('a text that is JSON already is sent as it is, so its schema promises nothing', () => {
    const [first] = answersOf(
      journeyOf({ a: answer(200, { body: { template: '{"a": ${@policy.request().body.a}}' } }) }),
    ).answers;
    expect(first?.body).toMatchObject({ kind: 'computed', schema: {} });
    const [second] = answersOf(
      journeyOf({ a: answer(200, { body: { expression: '@policy.request().method == "GET" ? "123" : {"a": 1}' } }) }),
    ).answers;
    expect(second?.body).toMatchObject({ schema: {} });
  });

  test('as JSON they have no number that JSON can not keep', () => {
    const text = JSON.stringify(answersJson(answersOf(document)));
    expect(JSON.parse(text).answers[0]).toMatchObject({ step: 'accept', paths: '1', body: { kind: 'computed' } });
  });
});

describe('the number of paths', () => {
  const countOf = (document: JourneyDocument, step: string, find?: FindSubJourney) =>
    answersOf(document, find).answers.find((one) => one.step === step)?.paths;

  test('doubles with each condition, exactly', () => {
    const steps: Record<string, Step> = {};
    for (let index = 0; index < 200; index++) {
      steps[`c${index}`] = when(FLAG(`f${index}`), `s${index}`, index === 199 ? 'end' : `c${index + 1}`);
      steps[`s${index}`] = set('1', index === 199 ? 'end' : `c${index + 1}`);
    }
    steps.end = answer(200);
    expect(countOf(journeyOf(steps), 'end')).toBe(2n ** 200n);
  });

  test('counts the passes of a loop as one way', () => {
    const loop: Step = {
      kind: 'while-loop',
      config: { condition: 'n < @std.len(@policy.request().params.a)', counter: 'n' },
      branches: { body: 'inner', next: 'end' },
    };
    const inner = when(FLAG('x'), 'left', 'right', 'loop');
    const end = { ...set('1', '$end'), inside: 'loop' };
    const document = journeyOf({ loop, inner, left: end, right: end, end: answer(200) });
    // No pass, or passes of which the last one goes left or right.
    expect(countOf(document, 'end')).toBe(3n);
  });

  test('multiplies with the ways through a sub-journey, and counts its failure once', () => {
    const callee = journeyOf(
      { c: when('@policy.request().method == "GET"', 'a', 'b'), a: { kind: 'complete' }, b: { kind: 'complete' } },
      { id: 'inner', kind: 'sub-journey' },
    );
    const document = journeyOf({
      first: when(FLAG('x'), 'call', 'call'),
      call: { kind: 'sub-journey', config: { journey: 'inner' }, branches: { next: 'end', failure: 'sorry' } },
      end: answer(200),
      sorry: answer(503),
    });
    expect(countOf(document, 'end', finding(callee))).toBe(4n);
    expect(countOf(document, 'sorry', finding(callee))).toBe(2n);
  });

  test('leaves out branches that no run takes', () => {
    const document = journeyOf({
      set: set('"a"', 'check'),
      check: when('x == "b"', 'never', 'end'),
      never: answer(200),
      end: answer(204),
    });
    expect(answersOf(document).answers.map(({ step }) => step)).toEqual(['end']);
  });
});

describe('the default answer', () => {
  test('can come of aborts, failures, loops and the deadline', () => {
    const document = journeyOf(
      {
        read: set('@std.strToInt(@policy.request().params.n)', 'safe'),
        safe: set('try @std.strToInt(@policy.request().params.n) catch 0', 'taken'),
        taken: set('1 / x', 'loop', { branches: { next: 'loop', failure: 'stop' } }),
        loop: {
          kind: 'while-loop',
          config: { condition: 'n < x', maxPasses: 7, counter: 'n' },
          branches: { body: 'pass', next: 'end' },
        },
        pass: set('n', '$end', { inside: 'loop' }),
        stop: { kind: 'abort', config: { reason: 'No ${x}.' } },
        end: answer(200, { headers: [{ name: 'X-A', value: '${@policy.request().params.a}' }] }),
      },
      { settings: { deadlineMs: 250, maxSteps: 99 } },
    );
    const { defaults } = answersOf(document);
    expect(defaults).toMatchObject({ deadlineMs: 250, maxSteps: 99 });
    expect(defaults.aborts).toEqual([{ step: 'stop', reason: 'No ${x}.' }]);
    expect(defaults.loopLimits).toEqual([{ step: 'loop', maxPasses: 7 }]);
    expect(Object.fromEntries(defaults.failures.map(({ step, fields }) => [step, fields]))).toEqual({
      read: ['variables.0.value'],
      end: ['headers.0.value'],
    });
    expect(defaults.answers.map(({ status, cause }) => [status, cause])).toEqual([
      [422, 'aborted'],
      [500, 'failed'],
      [504, 'deadline'],
    ]);
  });

  test('is the one of the settings where they have one', () => {
    const document = journeyOf(
      { a: answer(200) },
      {
        settings: {
          defaultAnswer: { responseCode: 503, body: { sorry: true }, headers: [{ name: 'Retry-After', value: '5' }] },
        },
      },
    );
    expect(answersOf(document).defaults.answers).toEqual([
      {
        status: 503,
        reason: 'Service Unavailable',
        cause: 'any',
        headers: [
          { name: 'Retry-After', value: '5' },
          { name: 'Cache-Control', value: 'no-store' },
          { name: 'X-Content-Type-Options', value: 'nosniff' },
          { name: 'Content-Type', value: 'application/json' },
        ],
        body: { kind: 'constant', mediaType: 'application/json', text: '{"sorry":true}', json: { sorry: true } },
      },
    ]);
  });

  test('looks into sub-journeys, and leaves out failures that the caller takes', () => {
    const callee = journeyOf(
      {
        read: set('@std.strToInt(@policy.request().params.n)', 'check'),
        check: when('x > 1', 'stop', 'done'),
        stop: { kind: 'abort', config: { reason: 'Too many.' } },
        done: { kind: 'complete' },
      },
      { id: 'inner', kind: 'sub-journey' },
    );
    const call = (branches: Record<string, string>) =>
      answersOf(
        journeyOf({
          call: { kind: 'sub-journey', config: { journey: 'inner' }, branches: { next: 'end', ...branches } },
          end: answer(200),
        }),
        finding(callee),
      ).defaults;
    expect(call({})).toMatchObject({
      aborts: [{ step: 'call/stop', reason: 'Too many.' }],
      failures: [{ step: 'call/read', fields: ['variables.0.value'] }],
    });
    expect(call({ failure: 'end' })).toMatchObject({ aborts: [{ step: 'call/stop' }], failures: [] });
  });
});

test('a sub-journey has results instead of answers, and nothing before it', () => {
  const document = journeyOf(
    {
      check: when('score > 70', 'good', 'bad'),
      good: { kind: 'complete', config: { result: '{"trusted": true}' } },
      bad: { kind: 'complete', config: { result: '{"score": score}' } },
    },
    { kind: 'sub-journey', parameters: [{ name: 'score', type: 'number' }] },
  );
  const { answers, results, refusals } = answersOf(document);
  expect(answers).toEqual([]);
  expect(refusals).toEqual([]);
  expect(results.map(({ step, type }) => [step, formatType(type)])).toEqual([
    ['good', '{"trusted": boolean}'],
    ['bad', '{"score": number}'],
  ]);
  expect(results[0]).toMatchObject({ value: { trusted: true }, paths: 1n });
  expect(printAnswers(answersOf(document)).join('\n')).toContain('What this sub-journey can return');
});

test('refusals depend on the settings', () => {
  const statuses = (settings: JourneyDocument['settings']) =>
    answersOf(journeyOf({ a: answer(200) }, settings === undefined ? {} : { settings })).refusals.map(
      ({ status }) => status,
    );
  expect(statuses(undefined)).toEqual([405, 400, 415, 413, 404, 401, 400, 403]);
  expect(statuses({ enforceToken: false })).toEqual([405, 400, 415, 413, 404, 400]);
  expect(statuses({ enforceToken: false, allowedClients: ['a'] })).toEqual([405, 400, 415, 413, 404, 400, 403]);
});
