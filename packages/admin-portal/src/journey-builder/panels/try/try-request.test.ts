import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, formOf, readForm, type TryForm } from './try-request.ts';

const read = (fields: Partial<TryForm>) => readForm({ ...EMPTY_FORM, ...fields });

describe('the form of a request', () => {
  it('becomes the call of a test', () => {
    expect(
      read({
        body: '{"amount": 5}',
        params: [
          { name: 'a', value: '1' },
          { name: 'a', value: '2' },
          { name: 'b', value: '' },
        ],
        headers: [{ name: 'X-Channel', value: 'ivr' }],
        ip: ' 203.0.113.7 ',
        clientId: 'c',
        appId: 'app',
        now: '2026-01-01T00:00:00Z',
        stubs: '{"verifyToken": [{"answer": {"sub": "ann"}}, {"error": "expired"}], "environment": {"limit": "5"}}',
      }),
    ).toEqual({
      call: {
        now: '2026-01-01T00:00:00Z',
        request: {
          body: { amount: 5 },
          params: { a: ['1', '2'], b: '' },
          headers: { 'x-channel': 'ivr' },
          ip: '203.0.113.7',
        },
        client: { id: 'c', appId: 'app' },
        stubs: { verifyToken: [{ answer: { sub: 'ann' } }, { error: 'expired' }], environment: { limit: '5' } },
      },
    });
    expect(read({ method: 'GET', body: 'not looked at' })).toEqual({ call: { request: { method: 'GET' } } });
  });

  it('goes there and back', () => {
    const call = {
      now: '2026-01-01T00:00:00Z',
      request: { body: [1], params: { a: ['1', '2'] }, headers: { h: 'v' } },
      stubs: { decrypt: [{ answer: 'x' }] },
    };
    expect(readForm(formOf(call))).toEqual({ call });
  });

  it('says what is wrong with each field', () => {
    const faults = read({
      body: '{',
      params: [{ name: ' ', value: 'x' }],
      now: 'tomorrow',
      clientId: 'c',
      stubs: '[]',
    });
    expect(faults).toMatchObject({
      faults: {
        body: { kind: 'notJson' },
        params: { kind: 'pairName' },
        now: { kind: 'notATime' },
        clientId: { kind: 'client' },
        stubs: { kind: 'notObject' },
      },
    });
  });

  it.each([
    ['{"verify": []}', 'verify', /no such stub/],
    ['{"decrypt": {}}', 'decrypt', /a list/],
    ['{"decrypt": [{"answer": "a"}, {"error": 1}]}', 'decrypt', /answer 2/],
    ['{"environment": {"a": 1}}', 'environment', /names and texts/],
  ])('finds the fault in the stubs %s', (stubs, place, message) => {
    expect(read({ stubs })).toEqual({
      faults: { stubs: { kind: 'stubs', place, message: expect.stringMatching(message) } },
    });
  });
});
