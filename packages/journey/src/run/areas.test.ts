import type { Value } from '@waymark/expression';
import { describe, expect, it } from 'vitest';
import type { JourneyDocument, Step } from '../document/journey-document.ts';
import { compileJourney } from '../plan/compile-journey.ts';
import { answer, fixedPorts, journeyOf } from '../test-fixtures.ts';
import { executePlan, resultOf } from './execute-plan.ts';
import { pathOf } from './path-of.ts';

const set = (variables: Record<string, string>, next: string, rest: Partial<Step> = {}): Step => ({
  kind: 'set-variables',
  config: { variables: Object.entries(variables).map(([name, value]) => ({ name, value })) },
  branches: { next },
  ...rest,
});
const body = (expression: string) => answer(200, { body: { expression } });

const subJourney = (id: string, steps: Record<string, Step>, changes: Partial<JourneyDocument> = {}) =>
  journeyOf(steps, { id, kind: 'sub-journey', ...changes });

async function run(document: JourneyDocument, input: Value = null, subs: readonly JourneyDocument[] = []) {
  const plan = compileJourney(document, 1, (id) => {
    const found = subs.find((one) => one.id === id);
    return found === undefined ? undefined : { document: found, version: 7 };
  });
  const request = { body: input, params: {}, headers: {}, method: 'POST', ip: '127.0.0.1' };
  const result = await resultOf(executePlan(plan, request, null, 'run', fixedPorts()));
  const { outcome } = result;
  return {
    outcome,
    answer: outcome.kind === 'answer' ? JSON.parse(outcome.body || 'null') : undefined,
    path: pathOf(plan, result.path).map(({ step, branch }) => `${step}:${branch ?? ''}`),
    events: result.events,
    plan,
  };
}

describe('while-loop', () => {
  const counting = (condition: string, config: Record<string, unknown> = {}) =>
    journeyOf({
      repeat: {
        kind: 'while-loop',
        config: { condition, counter: 'pass', variables: [{ name: 'total', value: '0' }], ...config },
        branches: { body: 'add', next: 'done' },
      },
      add: set({ total: 'total + pass + 1' }, '$end', { inside: 'repeat' }),
      done: body('[pass, total]'),
    });

  it('tests before each pass and counts the passes that are done', async () => {
    const { answer: value, path } = await run(counting('pass < 3'));
    expect(value).toEqual([3, 6]);
    expect(path).toEqual([
      'repeat:body',
      'add:next',
      'repeat:body',
      'add:next',
      'repeat:body',
      'add:next',
      'repeat:next',
      'done:',
    ]);
  });

  it('may make no pass at all', async () => {
    expect((await run(counting('false'))).answer).toEqual([0, 0]);
  });

  it('aborts when it may make no further pass', async () => {
    const { outcome, path } = await run(counting('true', { maxPasses: 2 }));
    expect(outcome).toMatchObject({ kind: 'failure', code: 'step-failed', step: 'repeat', errorCode: 'loop-limit' });
    expect(path).toHaveLength(5);
  });

  it('is done without an error when its condition turns false at the last pass', async () => {
    expect((await run(counting('pass < 5'))).answer).toEqual([5, 15]);
  });

  it('fails when its condition is no boolean', async () => {
    expect((await run(counting('pass'))).outcome).toMatchObject({ errorCode: 'not-boolean', field: 'condition' });
  });

  it('begins anew each time that a run comes to it', async () => {
    const document = journeyOf({
      outer: {
        kind: 'while-loop',
        config: { condition: 'i < 3', counter: 'i', variables: [{ name: 'seen', value: '[]' }] },
        branches: { body: 'inner', next: 'done' },
      },
      inner: {
        kind: 'while-loop',
        inside: 'outer',
        config: { condition: 'j < i', counter: 'j' },
        branches: { body: 'note', next: '$end' },
      },
      note: set({ seen: '@std.splice(seen, @std.len(seen), 0, `${i}${j}`)' }, '$end', { inside: 'inner' }),
      done: body('seen'),
    });
    expect((await run(document)).answer).toEqual(['10', '20', '21']);
  });

  it('ends the run from inside', async () => {
    const document = journeyOf({
      repeat: { kind: 'while-loop', config: { condition: 'true' }, branches: { body: 'stop', next: 'done' } },
      stop: { ...answer(202), inside: 'repeat' },
      done: answer(200),
    });
    expect((await run(document)).outcome).toMatchObject({ status: 202 });
  });
});

describe('block', () => {
  const choose = (from: string) => ({
    kind: 'condition',
    config: { condition: '@policy.request().body == 1' },
    branches: { yes: 'one', no: '$end' },
    inside: from,
  });

  it('rejoins the branches inside it', async () => {
    const document = journeyOf({
      before: set({ n: '0' }, 'group'),
      group: { kind: 'block', branches: { body: 'choose', next: 'done' } },
      choose: choose('group'),
      one: set({ n: '1' }, '$end', { inside: 'group' }),
      done: body('n'),
    });
    expect(await run(document, 1)).toMatchObject({
      answer: 1,
      path: ['before:next', 'group:body', 'choose:yes', 'one:next', 'done:'],
    });
    expect(await run(document, 2)).toMatchObject({
      answer: 0,
      path: ['before:next', 'group:body', 'choose:no', 'done:'],
    });
  });

  it('leads out of several blocks at once, and back into the loop around them', async () => {
    const document = journeyOf({
      repeat: {
        kind: 'while-loop',
        config: { condition: 'pass < 2', counter: 'pass' },
        branches: { body: 'outer', next: 'done' },
      },
      outer: { kind: 'block', inside: 'repeat', branches: { body: 'inner', next: '$end' } },
      inner: { kind: 'block', inside: 'outer', branches: { body: 'work', next: '$end' } },
      work: set({ x: 'pass' }, '$end', { inside: 'inner' }),
      done: body('pass'),
    });
    const { answer: value, path } = await run(document);
    expect(value).toBe(2);
    const pass = ['repeat:body', 'outer:body', 'inner:body', 'work:next'];
    expect(path).toEqual([...pass, ...pass, 'repeat:next', 'done:']);
  });
});

describe('match-case', () => {
  const matching = (dataType: string) =>
    journeyOf({
      which: {
        kind: 'match-case',
        config: {
          source: '@policy.request().body.v',
          dataType,
          cases: [
            { name: 'one', value: '1' },
            { name: 'two', value: '@policy.request().body.two' },
          ],
        },
        branches: { one: 'first', two: 'second', otherwise: 'other' },
      },
      first: answer(201),
      second: answer(202),
      other: answer(400),
    });

  it.each([
    ['integer', { v: 1 }, 201],
    ['integer', { v: '1' }, 201],
    ['integer', { v: 1.5 }, 400],
    ['integer', { v: null }, 400],
    ['integer', { v: 2, two: '2' }, 202],
    ['integer', { v: 2, two: {} }, 400],
    ['double', { v: 1.5, two: '1.5' }, 202],
    ['double', { v: 'x' }, 400],
    ['string', { v: '1' }, 201],
    ['string', { v: true, two: 'true' }, 202],
    ['string', { v: [1] }, 400],
    ['string', {}, 400],
  ])('compares as %s: %j', async (dataType, input, status) => {
    expect((await run(matching(dataType), input as Value)).outcome).toMatchObject({ status });
  });
});

describe('failure branch', () => {
  const failing = (config: Record<string, unknown>, branches: Record<string, string>) =>
    journeyOf({
      compute: {
        kind: 'set-variables',
        config: { variables: [{ name: 'x', value: '1 / @policy.request().body' }], ...config },
        branches: { next: 'good', ...branches },
      },
      good: body('x'),
      bad: body('error'),
    });

  it('is taken with the error in the variable that is named', async () => {
    const document = failing({ errorVariable: 'error' }, { failure: 'bad' });
    expect(await run(document, 0)).toMatchObject({
      answer: { code: 'E_DIV_ZERO', error: 'E_DIV_ZERO', step_id: 'compute' },
      path: ['compute:failure', 'bad:'],
    });
    expect(await run(document, 2)).toMatchObject({ answer: 0.5 });
  });

  it('aborts the run where it leads nowhere', async () => {
    expect((await run(failing({}, {}), 0)).outcome).toMatchObject({ kind: 'failure', code: 'expression-failed' });
  });

  it('does not hide a limit', async () => {
    const document = journeyOf({
      compute: {
        kind: 'set-variables',
        config: { variables: [{ name: 'x', value: '"a" * 100000000' }] },
        branches: { next: 'good', failure: 'bad' },
      },
      good: answer(200),
      bad: answer(400),
    });
    expect((await run(document)).outcome).toMatchObject({ code: 'limit-exceeded' });
  });
});

describe('sub-journey', () => {
  const double = subJourney(
    'double',
    {
      check: {
        kind: 'condition',
        config: { condition: 'n >= 0' },
        branches: { yes: 'compute', no: 'refuse', otherwise: 'broken' },
      },
      compute: set({ x: 'n * factor' }, 'finish'),
      finish: { kind: 'complete', config: { result: '{"doubled": x}' } },
      refuse: { kind: 'abort', config: { reason: 'No negative ${n}.' } },
      broken: set({ x: '1 / 0' }, 'finish'),
    },
    { parameters: [{ name: 'n' }, { name: 'factor', type: 'number', required: false }] },
  );
  const calling = (branches: Record<string, string> = {}, parameters?: object[]) =>
    journeyOf({
      first: set({ x: '"mine"' }, 'call'),
      call: {
        kind: 'sub-journey',
        config: {
          journey: 'double',
          parameters: parameters ?? [
            { name: 'n', value: '@policy.request().body' },
            { name: 'factor', value: '2' },
          ],
          result: 'result',
          errorVariable: 'error',
        },
        branches: { next: 'good', ...branches },
      },
      good: body('[x, result]'),
      bad: body('error'),
    });

  it('has variables of its own and hands its result back', async () => {
    const { answer: value, path, plan } = await run(calling(), 4, [double]);
    expect(value).toEqual(['mine', { doubled: 8 }]);
    expect(path).toEqual([
      'first:next',
      'call:call',
      'call/check:yes',
      'call/compute:next',
      'call/finish:return',
      'call:next',
      'good:',
    ]);
    expect(plan.subJourneys).toEqual({ double: 7 });
  });

  it('fails where one of its steps fails', async () => {
    expect(await run(calling({ failure: 'bad' }), 'x', [double])).toMatchObject({
      answer: { code: 'E_DIV_ZERO', step_id: 'call/broken' },
      path: ['first:next', 'call:call', 'call/check:otherwise', 'call/broken:', 'call:failure', 'bad:'],
    });
    expect((await run(calling(), 'x', [double])).outcome).toMatchObject({ kind: 'failure', step: 'call/broken' });
  });

  it('aborts the whole run, whatever branches there are', async () => {
    expect((await run(calling({ failure: 'bad' }), -1, [double])).outcome).toMatchObject({
      code: 'aborted',
      step: 'call/refuse',
      message: 'No negative -1.',
    });
  });

  it('checks the types of its parameters and takes what is left out for null', async () => {
    const wrong = [
      { name: 'n', value: '1' },
      { name: 'factor', value: '"two"' },
    ];
    expect((await run(calling({ failure: 'bad' }, wrong), 1, [double])).answer).toMatchObject({ code: 'wrong-type' });
    const missing = [{ name: 'n', value: '1' }];
    expect((await run(calling({ failure: 'bad' }, missing), 1, [double])).answer).toMatchObject({ code: 'E_TYPE' });
  });

  it('runs once for each pass of a loop around it', async () => {
    const document = journeyOf({
      repeat: {
        kind: 'while-loop',
        config: { condition: 'i < 3', counter: 'i', variables: [{ name: 'sum', value: '0' }] },
        branches: { body: 'call', next: 'done' },
      },
      call: {
        kind: 'sub-journey',
        inside: 'repeat',
        config: {
          journey: 'double',
          parameters: [
            { name: 'n', value: 'i' },
            { name: 'factor', value: '10' },
          ],
          result: 'r',
        },
        branches: { next: 'add' },
      },
      add: set({ sum: 'sum + r.doubled' }, '$end', { inside: 'repeat' }),
      done: body('sum'),
    });
    expect((await run(document, null, [double])).answer).toBe(30);
  });
});

describe('events', () => {
  it('carry the fields that were added before them', async () => {
    const event = (name: string, next: string): Step => ({
      kind: 'log-event',
      config: { event: name, data: '{"n": 1}' },
      branches: { next },
    });
    const document = journeyOf({
      a: event('early', 'b'),
      b: {
        kind: 'enrich-events',
        config: { fields: [{ name: 'order', value: '"o-1"' }] },
        branches: { next: 'c' },
      },
      c: event('late ${1 + 1}', 'd'),
      d: answer(200),
    });
    expect((await run(document)).events).toEqual([
      { name: 'early', at: 1_700_000_000_000, step: 'a', data: { n: 1 }, fields: {} },
      { name: 'late 2', at: 1_700_000_000_000, step: 'c', data: { n: 1 }, fields: { order: 'o-1' } },
    ]);
  });

  it('tell objects only', async () => {
    const document = journeyOf({
      a: { kind: 'log-event', config: { event: 'x', data: '[1]' }, branches: { next: 'b' } },
      b: answer(200),
    });
    expect((await run(document)).outcome).toMatchObject({ errorCode: 'wrong-type', field: 'data' });
  });
});

describe('the step budget', () => {
  it('ends a run that would take more steps', async () => {
    const document = journeyOf(
      {
        repeat: {
          kind: 'while-loop',
          config: { condition: 'true', maxPasses: 1000 },
          branches: { body: 'work', next: 'done' },
        },
        work: set({ x: '1' }, '$end', { inside: 'repeat' }),
        done: answer(200),
      },
      { settings: { maxSteps: 11 } },
    );
    const { outcome, path } = await run(document);
    expect(outcome).toMatchObject({ code: 'limit-exceeded', step: 'work' });
    expect(path).toHaveLength(12);
  });
});
