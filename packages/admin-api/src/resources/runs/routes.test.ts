import type { RunToKeep } from '@waymark/storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

const PLAN = {
  journeyId: 'pay',
  version: 2,
  steps: [
    { id: 'check', branchNames: ['yes', 'no'] },
    { id: 'done', branchNames: [] },
  ],
};

let api: ApiHarness;
let start: number;
const run = (number: number, fields: Partial<RunToKeep> = {}): RunToKeep => ({
  id: `p-${String(number).padStart(4, '0')}`,
  plan: PLAN,
  path: [0, 0, 20, 1, -1, 50],
  at: start + number * 60_000,
  status: 200,
  clientId: 'shop',
  correlationId: `c-${number}`,
  outcome: 'answer',
  ...fields,
});
const failure = {
  code: 'step-failed',
  message: 'It broke.',
  step: 'check',
  field: 'condition',
  range: { start: 1, end: 3 },
} as const;

beforeAll(async () => {
  api = await ApiHarness.start();
  start = api.time.now - 3_600_000;
  const receipt = {
    journeyId: 'pay',
    version: 2,
    subJourneys: {},
    runId: 'p-0005',
    request: { body: 'the secret of the caller', params: {}, headers: {}, method: 'POST', ip: '::1' },
    caller: null,
    answers: [],
  };
  const events = [{ name: 'seen', at: 7, step: 'check', data: { a: null }, fields: { tenant: 'x' } }];
  const { runs } = api.storage;
  await runs.append(runs.encode([run(1), run(2), run(3)]));
  await runs.append(
    runs.encode([
      run(4, { status: 500, outcome: 'step-failed', failure, path: [0, -1, 30], clientId: null, events }),
      run(5, { receipt, path: [0, 1, 700, 1, -1, 900] }),
    ]),
  );
});
afterAll(() => api.stop());

async function found(query: string): Promise<string[]> {
  const { status, body } = await api.call('GET', `/runs?${query}`, { as: 'viewer' });
  expect([query, status]).toEqual([query, 200]);
  return body.items.map(({ correlationId }: { correlationId: string }) => correlationId);
}

describe('runs', () => {
  test('are listed newest first, without their steps', async () => {
    expect(await found('')).toEqual(['c-5', 'c-4', 'c-3', 'c-2', 'c-1']);
    const { body } = await api.call('GET', '/runs?status=500');
    expect(body.items).toEqual([
      {
        id: 'p-0004',
        journeyId: 'pay',
        version: 2,
        at: start + 240_000,
        durationMicros: 30,
        status: 500,
        clientId: null,
        correlationId: 'c-4',
        outcome: 'step-failed',
        failure,
        stepCount: 1,
        hasReceipt: false,
      },
    ]);
  });

  test('are cut into pages', async () => {
    const first = (await api.call('GET', '/runs?limit=2')).body;
    expect(first.items).toHaveLength(2);
    const rest = (await api.call('GET', `/runs?limit=10&cursor=${first.nextCursor}`)).body;
    expect(rest.items.map(({ id }: { id: string }) => id)).toEqual(['p-0003', 'p-0002', 'p-0001']);
    expect(rest.nextCursor).toBeNull();
  });

  test('are found by each filter', async () => {
    expect(await found('journeyId=pay&version=2&outcome=failure')).toEqual(['c-4']);
    expect(await found('journeyId=other')).toEqual([]);
    expect(await found('version=1')).toEqual([]);
    expect(await found('statusClass=5')).toEqual(['c-4']);
    expect(await found('outcome=answer&clientId=shop')).toEqual(['c-5', 'c-3', 'c-2', 'c-1']);
    expect(await found('correlationId=c-2')).toEqual(['c-2']);
    expect(await found('step=check&branch=no')).toEqual(['c-5']);
    expect(await found(`from=${start + 120_000}&until=${start + 180_000}`)).toEqual(['c-2']);
    expect(await found('minDurationMicros=900')).toEqual(['c-5']);
    expect(await found('hasReceipt=true')).toEqual(['c-5']);
    expect(await found('hasReceipt=false&statusClass=5')).toEqual(['c-4']);
  });

  test.each([
    ['statusClass=7', '/statusClass'],
    ['status=abc', '/status'],
    ['outcome=bad', '/outcome'],
    ['branch=no', '/branch'],
    ['from=yesterday', '/from'],
    ['until=-1', '/until'],
    ['hasReceipt=yes', '/hasReceipt'],
    ['minDurationMicros=1.5', '/minDurationMicros'],
    ['limit=0', '/limit'],
    ['color=red', '/color'],
    ['status=200&status=500', '/status'],
  ])('refuse %s, and say where', async (query, pointer) => {
    const answer = await api.expectProblem('GET', `/runs?${query}`, {}, 400, 'invalid-request');
    expect(answer.body.errors[0]).toMatchObject({ in: 'query', pointer });
  });

  test('are read one by one, with steps and events, and nothing of the receipt', async () => {
    const { body } = await api.call('GET', '/runs/p-0004', { as: 'viewer' });
    expect(body).toMatchObject({
      failure,
      steps: [{ step: 'check', branch: null, at: 30 }],
      events: [{ name: 'seen', at: 7, step: 'check', data: { a: null }, fields: { tenant: 'x' } }],
    });
    const withReceipt = await api.call('GET', '/runs/p-0005');
    expect(withReceipt.body).toMatchObject({ hasReceipt: true, events: [], stepCount: 2 });
    expect(withReceipt.text).not.toContain('secret of the caller');
    await api.expectProblem('GET', '/runs/p-9999', {}, 404, 'not-found');
    await api.expectProblem('GET', '/runs/p-0005/receipt', {}, 404, 'unknown-route');
    await api.expectProblem('GET', '/runs', { as: null }, 401, 'not-signed-in');
  });
});

describe('statistics', () => {
  test('count runs by journey and interval', async () => {
    const { body } = await api.call('GET', '/statistics?journeyId=pay&interval=day', { as: 'viewer' });
    expect(body.items).toEqual([
      {
        journeyId: 'pay',
        at: Math.floor(start / 86_400_000) * 86_400_000,
        calls: 5,
        failures: 1,
        statuses: { 200: 4, 500: 1 },
        latencyMicros: { p50: expect.closeTo(50, -1), p95: expect.any(Number), p99: expect.any(Number) },
      },
    ]);
    const minutes = await api.call(
      'GET',
      `/statistics?interval=minute&from=${start + 60_000}&until=${start + 180_000}`,
    );
    expect(minutes.body.items).toHaveLength(2);
    expect((await api.call('GET', '/statistics?journeyId=other')).body.items).toEqual([]);
    const whole = await api.call('GET', '/statistics?interval=whole&together=true&from=0');
    expect(whole.body.items).toMatchObject([{ journeyId: '', at: 0, calls: expect.any(Number) }]);
    expect(whole.body.items[0].calls).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ['from=2000&until=1000', '/from'],
    ['interval=minute&from=0', '/interval'],
    ['interval=week', '/interval'],
    ['color=red', '/color'],
  ])('refuse %s', async (query, pointer) => {
    const answer = await api.expectProblem('GET', `/statistics?${query}`, {}, 400, 'invalid-request');
    expect(answer.body.errors[0]).toMatchObject({ pointer });
  });
});
