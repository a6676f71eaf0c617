import type { JourneyDocument, Step } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

const journey: JourneyDocument = {
  format: 'journey/1',
  id: 'pay',
  name: 'Pay',
  kind: 'backend-api',
  affinity: 'b2c',
  start: 'read',
  steps: {
    read: {
      kind: 'set-variables',
      config: { variables: [{ name: 'late', value: '@time.now() > 1000' }] },
      branches: { next: 'ask' },
    },
    ask: { kind: 'condition', config: { condition: 'late' }, branches: { yes: 'no-more', no: 'done' } },
    'no-more': { kind: 'http-complete', config: { responseCode: 403, body: { expression: '{"why": "late"}' } } },
    done: { kind: 'http-complete', config: { responseCode: 200, body: { expression: '{"ok": true}' } } },
  },
};

const none = () => undefined;

describe('a simulated call', () => {
  it('answers as a client would see it, with its way and values, at the time that is wanted', async () => {
    const late = await simulate(journey, { request: {} }, none, 5000);
    expect(late).toMatchObject({ status: 403, body: '{"why":"late"}', now: 5000, shortages: [] });
    const early = await simulate(journey, { request: {}, now: '1970-01-01T00:00:00Z' }, none, 5000);
    expect(early).toMatchObject({
      status: 200,
      steps: [
        { step: 'read', branch: 'next', sets: { late: false } },
        { step: 'ask', branch: 'no', values: { condition: false } },
        { step: 'done', branch: null },
      ],
    });
    expect('headers' in early && early.headers).toContainEqual({ name: 'Content-Type', value: 'application/json' });
  });

  it('tells what stands in the way of a draft that is not proven', async () => {
    const broken = { ...journey, start: 'nowhere' };
    expect(await simulate(broken, { request: {} }, none, 0)).toMatchObject({ problems: [{ severity: 'error' }] });
  });

  it('names the failure and the stub that is missing', async () => {
    const verifies: JourneyDocument = {
      ...journey,
      start: 'ask',
      steps: {
        done: journey.steps.done as Step,
        'no-more': journey.steps['no-more'] as Step,
        ask: {
          kind: 'condition',
          config: { condition: '@crypto.verifyToken(@policy.request().body.token, {"jwks": "idp"}).sub == "ann"' },
          branches: { yes: 'done', no: 'no-more' },
        },
      },
    };
    const call = { request: { body: { token: 't' } }, stubs: { verifyToken: [] } };
    const failed = await simulate(verifies, call, none, 0);
    expect(failed).toMatchObject({ status: 500, body: undefined, failure: { step: 'ask', code: 'expression-failed' } });
    expect('shortages' in failed && failed.shortages).toEqual([expect.stringMatching(/verifyToken/)]);
    const without = await simulate(verifies, { request: call.request }, none, 0);
    expect('shortages' in without && without.shortages).toEqual([expect.stringMatching(/^verifyToken was asked/)]);
    const good = await simulate(verifies, { ...call, stubs: { verifyToken: [{ answer: { sub: 'ann' } }] } }, none, 0);
    expect(good).toMatchObject({ status: 200 });
  });

  it('calls a sub-journey with the members of the body, under its own names', async () => {
    const sub = {
      ...journey,
      kind: 'sub-journey',
      parameters: [{ name: 'amount', type: 'number' }],
      start: 'done',
      steps: { done: { kind: 'complete', config: { result: 'amount + 1' } } },
    } as unknown as JourneyDocument;
    const result = await simulate(sub, { request: { body: { amount: 4 } } }, none, 0);
    expect(result).toMatchObject({ status: 200, body: '5', steps: [{ step: 'done' }] });
  });
});
