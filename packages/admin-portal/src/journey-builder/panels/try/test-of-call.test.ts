import { type JourneyDocument, runJourneyTests } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';
import { freeName, testNameOf, testOfCall, withTest } from './test-of-call.ts';

const journey: JourneyDocument = {
  format: 'journey/1',
  id: 'pay',
  name: 'Pay',
  kind: 'backend-api',
  affinity: 'b2c',
  start: 'ask',
  steps: {
    ask: {
      kind: 'condition',
      config: { condition: '@time.now() > 1000000 && @policy.request().body.amount > 100' },
      branches: { yes: 'step-up', no: 'done', otherwise: 'done' },
    },
    'step-up': { kind: 'http-complete', config: { responseCode: 307, redirectUri: 'https://example.com/up' } },
    done: { kind: 'http-complete', config: { responseCode: 200, body: { expression: '{"ok": true}' } } },
  },
};

describe('a call saved as a test', () => {
  it.each([500, 5])('passes when it is run (amount %d)', async (amount) => {
    const call = { request: { body: { amount } } };
    const result = await simulate(journey, call, () => undefined, 1_700_000_000_000);
    if ('problems' in result) throw new Error('not proven');
    const saved = withTest(journey, testOfCall(testNameOf(result), call, result));
    const report = await runJourneyTests(saved);
    expect(report.results[0]?.differences).toEqual([]);
    expect(saved.tests?.[0]?.now).toBe('2023-11-14T22:13:20.000Z');
  });

  it('is named after its answer and decisions, never like another', () => {
    const steps = [
      { step: 'a', branch: 'next' },
      { step: 'ask', branch: 'yes' },
    ] as never;
    expect(testNameOf({ status: 307, steps })).toBe('307 via ask:yes');
    expect(freeName('x', [{ name: 'x' }, { name: 'x (2)' }])).toBe('x (3)');
  });
});
