import {
  compileJourney,
  executePlan,
  type JourneyDocument,
  mergeBacktests,
  type Ports,
  receiptOf,
  resultOf,
} from '@waymark/journey';
import { systemActor } from '@waymark/storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

const TOKEN = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.c2ln';
const ports: Ports = {
  clock: { now: () => 1_700_000_000_000, monotonic: () => 0 },
  random: { bytes: (length) => new Uint8Array(length) },
  tokens: { verify: () => ({ sub: 'ann' }) },
};

const limit = (amount: number, id = 'pay'): JourneyDocument => ({
  format: 'journey/1',
  id,
  name: 'Pay',
  kind: 'backend-api',
  affinity: 'b2c',
  start: 'read',
  steps: {
    read: {
      kind: 'set-variables',
      config: {
        variables: [
          { name: 'claims', value: '@crypto.extractTokenClaims(@policy.request().body.id_token)' },
          { name: 'amount', value: '@policy.request().body.amount' },
          { name: 'password', value: '@policy.request().body.word' },
        ],
      },
      branches: { next: 'ask' },
    },
    ask: {
      kind: 'condition',
      config: { condition: `amount > ${amount}` },
      branches: { yes: 'step-up', no: 'allow' },
    },
    'step-up': { kind: 'http-complete', config: { responseCode: 401, body: { expression: '{"why": "amount"}' } } },
    allow: {
      kind: 'http-complete',
      config: { responseCode: 200, body: { expression: '{"sub": claims.sub, "amount": amount}' } },
    },
  },
});

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
  const { journeys, versions, runs } = api.storage;
  const actor = systemActor('test');
  await journeys.create(limit(100), actor);
  await versions.publish({ journeyId: 'pay', expectedRevision: 1, note: 'First' }, actor);
  const plan = compileJourney(limit(100), 1);
  const kept = [];
  for (const [index, amount] of [50, 150, 250, 120].entries()) {
    const id = `r-${index}`;
    const headers = { authorization: `Bearer ${TOKEN}` };
    const body = { id_token: TOKEN, amount, word: 'hunter2', note: 'x'.repeat(3000) };
    const request = { body, params: {}, headers, method: 'POST', ip: '::1' };
    const result = await resultOf(executePlan(plan, request, null, id, ports));
    const receipt = receiptOf(plan, request, null, id, result);
    const { path } = result;
    kept.push({
      id,
      plan,
      path,
      at: api.time.now,
      status: 200,
      clientId: null,
      correlationId: id,
      outcome: 'answer',
      receipt,
    } as const);
  }
  const { receipt: _, ...plain } = kept[0] as (typeof kept)[number];
  await runs.append(runs.encode([...kept, { ...plain, id: 'r-9' }]));
});
afterAll(() => api.stop());

describe('a replay', () => {
  test('on the version that ran is the same', async () => {
    const { body } = await api.call('POST', '/runs/r-1/replay', { as: 'viewer' });
    expect(body).toMatchObject({ isSame: true, parting: null, answer: [], version: 1, unanswered: [] });
    expect(body.steps.now.map(({ step }: { step: string }) => step)).toEqual(['read', 'ask', 'step-up']);
  });

  test('on a draft shows where the two part', async () => {
    const { body } = await api.call('POST', '/runs/r-1/replay', { body: { document: limit(200) } });
    expect(body.isSame).toBe(false);
    expect(body.parting).toEqual({ after: 1, before: 'ask:yes', now: 'ask:no' });
    expect(body.answer).toContainEqual({ part: 'status', before: '401', now: '200' });
    expect(body.answer).toContainEqual({ part: 'body /why', before: '"amount"', now: null });
    const draft = await api.call('POST', '/runs/r-1/replay', { body: { on: 'draft' } });
    expect(draft.body.isSame).toBe(true);
  });

  test('says why there is none', async () => {
    await api.expectProblem('POST', '/runs/r-9/replay', {}, 409, 'no-receipt');
    await api.expectProblem('POST', '/runs/none/replay', {}, 404, 'not-found');
    const broken = { ...limit(1), start: 'nowhere' };
    const { body } = await api.expectProblem(
      'POST',
      '/runs/r-1/replay',
      { body: { document: broken } },
      422,
      'not-publishable',
    );
    expect(body.diagnostics[0].code).toBe('missing-start');
    await api.expectProblem('POST', '/runs/r-1/replay', { body: { on: 'moon' } }, 400, 'invalid-request');
  });
});

describe('an explanation', () => {
  test('shows every step with its values, and no token or secret', async () => {
    const { body, text } = await api.call('GET', '/runs/r-0/explanation', { as: 'viewer' });
    expect(body.steps.map(({ step, branch }: { step: string; branch: string }) => [step, branch])).toEqual([
      ['read', 'next'],
      ['ask', 'no'],
      ['allow', null],
    ]);
    expect(body.steps[1].values).toEqual({ condition: false });
    expect(body.steps[0].sets).toMatchObject({ claims: { sub: 'ann' }, amount: 50, password: '[hidden]' });
    expect(body.answer).toMatchObject({ status: 200, body: { sub: 'ann', amount: 50 } });
    expect(body.request.body.amount).toBe(50);
    expect(body.request.body.note.length).toBeLessThan(2100);
    expect(text).not.toContain('eyJ');
    expect(body.steps[0].values['variables.2.value']).toBeDefined();
  });

  test('needs a receipt', async () => {
    await api.expectProblem('GET', '/runs/r-9/explanation', {}, 409, 'no-receipt');
    await api.expectProblem('GET', '/runs/none/explanation', {}, 404, 'not-found');
  });
});

describe('a backtest', () => {
  test('groups what the draft would change', async () => {
    const { body } = await api.call('POST', '/journeys/pay/backtest', { body: { document: limit(200) } });
    expect(body).toMatchObject({ replayed: 4, same: 2, changed: 2, skipped: 0 });
    expect(body.groups).toHaveLength(1);
    expect(body.groups[0]).toMatchObject({ count: 2, runIds: ['r-3', 'r-1'], parting: { before: 'ask:yes' } });
    const last = await api.call('POST', '/journeys/pay/backtest', { body: { last: 1 } });
    expect(last.body).toMatchObject({ replayed: 1, same: 1, groups: [] });
  });

  test('goes on behind the runs of the report before', async () => {
    const call = (cursor: string | null, last: number) =>
      api.call('POST', '/journeys/pay/backtest', {
        body: { document: limit(200), last, ...(cursor === null ? {} : { cursor }) },
      });
    const whole = (await call(null, 100)).body;
    expect(whole.nextCursor).toBeNull();
    const first = (await call(null, 3)).body;
    const second = (await call(first.nextCursor, 100)).body;
    expect([first.replayed, second.replayed, second.nextCursor]).toEqual([3, 1, null]);
    const { nextCursor: _, ...report } = whole;
    expect(report.groups[0].key).toMatch(/^[\w-]{22}$/);
    expect(mergeBacktests(first, second)).toEqual(report);
  });

  test('needs a draft that can run', async () => {
    await api.expectProblem('POST', '/journeys/none/backtest', {}, 404, 'not-found');
    await api.expectProblem('POST', '/journeys/pay/backtest', { body: { document: {} } }, 422, 'not-publishable');
    await api.expectProblem('POST', '/journeys/pay/backtest', { body: { last: 0 } }, 400, 'invalid-request');
  });
});

describe('a simulation', () => {
  const request = { body: { id_token: TOKEN, amount: 500 } };

  test('runs the draft on a request, and records nothing', async () => {
    const { body } = await api.call('POST', '/journeys/pay/simulate', { as: 'viewer', body: { request } });
    expect(body).toMatchObject({ status: 401, answer: { status: 401, body: '{"why":"amount"}' }, shortages: [] });
    expect(body.steps[1]).toMatchObject({ step: 'ask', kind: 'condition', branch: 'yes', values: { condition: true } });
    expect((await api.call('GET', '/runs?journeyId=pay')).body.items).toHaveLength(5);
  });

  test('tells what fails', async () => {
    const { body } = await api.call('POST', '/journeys/pay/simulate', { body: { request: { body: {} } } });
    expect(body).toMatchObject({ status: 500, failure: { code: 'expression-failed', step: 'read' } });
  });

  test('answers calls to the outside from its stubs, at a time of one’s choice', async () => {
    const document = {
      ...limit(1),
      steps: {
        read: {
          kind: 'validate-token',
          config: { token: '"t"', keySet: 'k', claims: 'claims' },
          branches: { next: 'allow', failure: 'step-up' },
        },
        'step-up': limit(1).steps['step-up'],
        allow: {
          kind: 'http-complete',
          config: { responseCode: 200, body: { expression: '{"sub": claims.sub, "at": @time.now()}' } },
        },
      },
    };
    const stubs = { verifyToken: [{ answer: { sub: 'eve' } }] };
    const body = { document, request: {}, stubs, now: '2026-01-02T03:04:05Z' };
    const good = await api.call('POST', '/journeys/pay/simulate', { body });
    expect(JSON.parse(good.body.answer.body)).toEqual({ sub: 'eve', at: Date.UTC(2026, 0, 2, 3, 4, 5) });
    const short = await api.call('POST', '/journeys/pay/simulate', { body: { ...body, stubs: { verifyToken: [] } } });
    expect(short.body.shortages).toHaveLength(1);
    await api.expectProblem(
      'POST',
      '/journeys/pay/simulate',
      { body: { ...body, now: 'noon' } },
      400,
      'invalid-request',
    );
  });
});
