import type { JourneyDocument } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { sampleOf, sampleRequest } from './sample-request.ts';
import { readForm } from './try-request.ts';

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
      config: {
        condition:
          '@policy.request().body.amount > 100 && @policy.request().params?.channel == "web" && @policy.request().headers?["x-device"] == "a"',
      },
      branches: { yes: 'claims', no: 'done' },
    },
    claims: {
      kind: 'set-variables',
      config: {
        variables: [{ name: 'claims', value: '@crypto.extractTokenClaims(@policy.request().body.id_token)' }],
      },
      branches: { next: 'done' },
    },
    done: { kind: 'http-complete', config: { responseCode: 200, body: { expression: '{"ok": true}' } } },
  },
};

describe('a sample request', () => {
  it('holds everything that the journey reads', () => {
    const read = readForm(sampleRequest(journey, () => undefined, 1_700_000_000_000));
    expect(read).toMatchObject({
      call: {
        request: {
          body: { amount: expect.any(Number), id_token: expect.stringMatching(/^eyJ/) },
          params: { channel: expect.any(String) },
          headers: { 'x-device': expect.any(String) },
        },
      },
    });
  });

  it('of a sub-journey holds its parameters', () => {
    const sub = {
      ...journey,
      kind: 'sub-journey',
      parameters: [{ name: 'user', type: 'object' }, { name: 'limit', type: 'number' }, { name: 'note' }],
    } as JourneyDocument;
    expect(JSON.parse(sampleRequest(sub, () => undefined, 0).body)).toEqual({
      user: {},
      limit: 1,
      note: 'sample note',
    });
  });

  it('takes what a schema allows', () => {
    expect(sampleOf({ enum: ['a', 'b'] }, '', 0)).toBe('a');
    expect(sampleOf({ type: ['null', 'boolean'] }, '', 0)).toBe(true);
    expect(sampleOf({ type: 'array', items: { type: 'integer' } }, '', 0)).toEqual([1]);
    expect(sampleOf({ type: 'null' }, '', 0)).toBeNull();
  });
});
