import { HostError, type Value } from '@waymark/expression';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyDocument, Step } from '../document/journey-document.ts';
import { compileJourney } from '../plan/compile-journey.ts';
import type { Ports } from '../ports.ts';
import { executePlan, resultOf } from '../run/execute-plan.ts';
import { pathOf } from '../run/path-of.ts';
import { receiptOf } from '../run/receipt-of.ts';
import { answer, fixedPorts, journeyOf } from '../test-fixtures.ts';
import { backtest, mergeBacktests } from './backtest.ts';
import { compareRuns } from './compare-runs.ts';
import { RunExplainer } from './explain-run.ts';
import { replayRun } from './replay-run.ts';

const { clock } = fixedPorts();
const set = (variables: Record<string, string>, next: string, rest: Partial<Step> = {}): Step => ({
  kind: 'set-variables',
  config: { variables: Object.entries(variables).map(([name, value]) => ({ name, value })), errorVariable: 'error' },
  branches: { next, failure: 'failed' },
  ...rest,
});

/** Asks every port, in loops, formulas and steps. */
const asking = journeyOf({
  check: {
    kind: 'validate-token',
    config: { token: '@policy.request().body.token', keySet: 'k', claims: 'claims', errorVariable: 'error' },
    branches: { next: 'repeat', failure: 'failed' },
  },
  repeat: {
    kind: 'while-loop',
    config: { condition: 'i < @policy.request().body.n', counter: 'i', variables: [{ name: 'seen', value: '[]' }] },
    branches: { body: 'ask', next: 'sign' },
  },
  ask: {
    ...set({ seen: '@std.splice(seen, 0, 0, [@std.uuid(), @time.now(), @env.get("STAGE")])' }, '$end'),
    branches: { next: '$end' },
    inside: 'repeat',
  },
  sign: set(
    { token: '@crypto.signToken(claims, "k", {"alg": "ES256"})', mac: '@crypto.hmacSha256(token, "k", "hex")' },
    'done',
  ),
  done: answer(200, { body: { expression: '{"seen": seen, "claims": claims, "token": token, "mac": mac}' } }),
  failed: answer(400, { body: { expression: 'error' } }),
});

/** Ports that never answer the same twice, and fail now and then. */
function restlessPorts(faults: readonly boolean[]): Ports {
  let calls = 0;
  const next = () => {
    if (faults[calls++ % faults.length] === true) throw new HostError(`Call ${calls} failed.`);
    return calls;
  };
  return {
    clock: { now: () => 1_700_000_000_000 + ++calls, monotonic: () => 0 },
    random: { bytes: (length) => Uint8Array.from({ length }, () => ++calls % 256) },
    tokens: { verify: (token) => ({ sub: token, call: next() }) },
    keys: {
      signToken: async () => `token-${next()}`,
      hmacSha256: () => new Uint8Array([next() % 256, 2]),
      encrypt: () => `sealed-${next()}`,
      decrypt: () => `open-${next()}`,
      certificateInfo: () => ({ call: next() }),
    },
    environment: () => `stage-${++calls}`,
  };
}

async function record(document: JourneyDocument, body: Value, ports: Ports, version = 1) {
  const plan = compileJourney(document, version);
  const request = { body, params: {}, headers: {}, method: 'POST', ip: '127.0.0.1' };
  const result = await resultOf(executePlan(plan, request, null, 'run-1', ports));
  const receipt = JSON.parse(JSON.stringify(receiptOf(plan, request, null, 'run-1', result)));
  return { plan, result, receipt };
}

const compared = ({ plan, result }: Pick<Awaited<ReturnType<typeof record>>, 'plan' | 'result'>) => ({
  outcome: result.outcome,
  steps: pathOf(plan, result.path),
});

describe('a replay', () => {
  it('is the recorded run once more, whatever the ports answered', async () => {
    const input = fc.record({ token: fc.oneof(fc.string(), fc.constant(null)), n: fc.integer({ min: 0, max: 8 }) });
    const faults = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(input, faults, async (body, failing) => {
        const recorded = await record(asking, body, restlessPorts(failing));
        const { result, unanswered } = await replayRun(recorded.plan, recorded.receipt, clock);
        expect(unanswered).toEqual([]);
        expect(result.outcome).toEqual(recorded.result.outcome);
        expect(compareRuns(compared(recorded), compared({ ...recorded, result })).isSame).toBe(true);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('ends where the deadline ended the run', async () => {
    const slow = { ...restlessPorts([false]), tokens: { verify: () => new Promise<Value>(() => undefined) } };
    const document = { ...asking, settings: { deadlineMs: 5 } };
    const recorded = await record(document, { token: 't', n: 1 }, slow);
    expect(recorded.result.outcome).toMatchObject({ code: 'deadline-exceeded', step: 'check' });
    const { result } = await replayRun(recorded.plan, recorded.receipt, clock);
    expect(result.outcome).toEqual(recorded.result.outcome);
  });

  it('tells what another version asks and the recorded run had not', async () => {
    const recorded = await record(journeyOf({ a: answer(200) }), null, fixedPorts());
    const draft = compileJourney(asking, 2);
    const { unanswered, result } = await replayRun(
      draft,
      { ...recorded.receipt, request: { ...recorded.receipt.request, body: { token: 't', n: 0 } } },
      clock,
    );
    expect(unanswered).toEqual(['now', 'verifyToken']);
    expect(result.outcome).toMatchObject({ status: 400 });
  });
});

describe('an explanation', () => {
  it('shows what each formula yielded and what each step set', async () => {
    const document = journeyOf({
      a: set({ x: '@policy.request().body + 1', y: '7' }, 'b'),
      b: { kind: 'condition', config: { condition: 'x > y' }, branches: { yes: 'c', no: 'failed' } },
      c: answer(200, { body: { expression: 'x' } }),
      failed: answer(400),
    });
    const { plan, receipt } = await record(document, 9, fixedPorts());
    const explainer = new RunExplainer(plan);
    await replayRun(plan, receipt, clock, explainer);
    expect(explainer.steps).toEqual([
      {
        step: 'a',
        kind: 'set-variables',
        branch: 'next',
        at: 0,
        values: { 'variables.0.value': 10, 'variables.1.value': 7 },
        sets: { x: 10, y: 7 },
      },
      { step: 'b', kind: 'condition', branch: 'yes', at: 0, values: { condition: true }, sets: {} },
      { step: 'c', kind: 'http-complete', branch: null, at: 0, values: { 'body.expression': 10 }, sets: {} },
    ]);
  });
});

describe('a backtest', () => {
  const limit = (amount: number) =>
    journeyOf({
      ask: {
        kind: 'condition',
        config: { condition: `@policy.request().body.amount > ${amount}` },
        branches: { yes: 'step-up', no: 'allow' },
      },
      'step-up': answer(401),
      allow: answer(200),
    });

  it('groups what would change', async () => {
    const cases = [];
    for (const amount of [50, 150, 250, 120, 900]) {
      const { plan, receipt } = await record(limit(100), { amount }, fixedPorts());
      cases.push({ runId: `run-${amount}`, plan, receipt });
    }
    const { receipt } = cases[0] as (typeof cases)[number];
    const report = await backtest(
      compileJourney(limit(200), 0),
      [...cases, { runId: 'old', plan: null, receipt }],
      clock,
    );
    expect(report).toMatchObject({ replayed: 5, same: 3, changed: 2, skipped: 1 });
    expect(report.groups).toEqual([
      {
        key: expect.any(String),
        answer: [{ part: 'status', before: '401', now: '200' }],
        parting: { after: 0, before: 'ask:yes', now: 'ask:no' },
        count: 2,
        runIds: ['run-150', 'run-120'],
        unanswered: [],
      },
    ]);
    const again = [...cases, { runId: 'old', plan: null, receipt }];
    const half = (from: number, to?: number) => backtest(compileJourney(limit(200), 0), again.slice(from, to), clock);
    expect(mergeBacktests(await half(0, 3), await half(3))).toEqual(report);
  });
});
