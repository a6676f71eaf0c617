import type { JourneyDocument } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { readTest } from './read-test.ts';
import { coverageOf, runTests } from './run-tests.ts';
import { usedSubJourneys } from './used-sub-journeys.ts';

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
      config: { condition: '@policy.request().body?.amount == 5' },
      branches: { yes: 'step-up', no: 'done' },
    },
    'step-up': { kind: 'http-complete', config: { responseCode: 401 } },
    done: { kind: 'http-complete', config: { responseCode: 200 } },
  },
};
const none = () => undefined;

describe('tests in the page', () => {
  it('run a few at a time, tell how far they are, and show which branches they take', async () => {
    const tests = Array.from({ length: 45 }, (_none, index) => ({
      name: `t${index}`,
      request: { body: { amount: 1 } },
      expect: { status: index === 44 ? 500 : 200 },
    }));
    const progress: number[] = [];
    const results = await runTests(journey, tests, { findSubJourney: none, onProgress: (done) => progress.push(done) });
    expect(progress).toEqual([20, 40, 45]);
    expect(results.map(({ differences }) => differences.length)).toEqual([...Array(44).fill(0), 1]);
    const { report, byBranch } = coverageOf(journey, results, none);
    expect(report).toMatchObject({ percent: 50, missing: [{ step: 'ask', branch: 'yes' }] });
    expect([...byBranch]).toEqual([
      ['ask:yes', false],
      ['ask:no', true],
    ]);
  });

  it('stop when they are told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const running = runTests(journey, [{ name: 't', request: {}, expect: { status: 200 } }], {
      findSubJourney: none,
      signal: stop.signal,
    });
    await expect(running).rejects.toThrow();
  });
});

describe('a test edited as text', () => {
  it('is read', () => {
    const test = { name: 'a', request: { body: 1 }, expect: { status: 200 } };
    expect(readTest(JSON.stringify(test))).toEqual({ test });
  });

  it('says what is wrong, and where', () => {
    expect(readTest('{')).toMatchObject({ fault: expect.any(String) });
    expect(readTest('{"name": "a", "request": {}, "expect": {"status": "200"}}')).toMatchObject({
      place: 'expect.status',
      fault: expect.any(String),
    });
    expect(readTest('{"request": {}, "expect": {"status": 200}}')).toMatchObject({
      fault: expect.stringMatching(/name/),
    });
  });
});

it('takes along the sub-journeys that a journey calls, also through others', () => {
  const calling = (id: string, callee: string): JourneyDocument => ({
    ...journey,
    id,
    start: 'call',
    steps: { call: { kind: 'sub-journey', config: { journey: callee } } },
  });
  const published = new Map([
    ['a', { version: 1, document: calling('a', 'b') }],
    ['b', { version: 2, document: journey }],
    ['c', { version: 3, document: journey }],
  ]);
  expect(Object.keys(usedSubJourneys(calling('x', 'a'), (id) => published.get(id)))).toEqual(['a', 'b']);
});
