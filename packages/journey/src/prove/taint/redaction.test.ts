import { describe, expect, test } from 'vitest';
import type { Step } from '../../document/journey-document.ts';
import { answer, journeyOf } from '../../test-fixtures.ts';
import { isHiddenKey } from './hidden-keys.ts';
import { redactValue } from './redact-value.ts';
import { redactionOf } from './redaction.ts';

const set = (variables: Record<string, string>, next: string): Step => ({
  kind: 'set-variables',
  config: { variables: Object.entries(variables).map(([name, value]) => ({ name, value })) },
  branches: { next },
});

describe('what is hidden in the runs of a journey', () => {
  const callee = journeyOf(
    { look: set({ agent: 'headers.agent' }, 'done'), done: { kind: 'complete', config: { result: 'agent' } } },
    { id: 'inner', kind: 'sub-journey', parameters: [{ name: 'headers' }] },
  );
  const document = journeyOf({
    read: set(
      {
        user: '@crypto.verifyToken(@policy.request().body.session, "idp")',
        pair: '{"secret": @crypto.aesDecrypt(@policy.request().body.box, "k"), "id": 7}',
        list: '[{"a": 1, "b": @policy.request().headers.cookie}]',
        hash: '@crypto.sha256(pair.secret)',
      },
      'call',
    ),
    call: {
      kind: 'sub-journey',
      config: { journey: 'inner', parameters: [{ name: 'headers', value: '@policy.request().headers' }] },
      branches: { next: 'end' },
    },
    end: answer(200, { body: { expression: '{"user": user.sub}' } }),
  });
  const redaction = redactionOf(document, () => ({ version: 1, document: callee }));

  test('are the places of the request that hold tokens', () => {
    expect(redaction.request).toEqual([
      ['headers', 'authorization'],
      ['headers', 'proxy-authorization'],
      ['headers', 'cookie'],
      ['body', 'session'],
    ]);
  });

  test('are parts of variables, by the step behind which they have them', () => {
    expect(Object.fromEntries(redaction.steps.get('end')?.variables ?? [])).toEqual({
      pair: [['secret']],
      list: [['0', 'b']],
    });
    expect(redaction.steps.get('end')?.fields.size).toBe(0);
  });

  test('are values of formulas', () => {
    expect(redaction.steps.get('read')?.fields.get('variables.1.value')).toEqual([['secret']]);
    expect(redaction.steps.get('read')?.fields.has('variables.3.value')).toBe(false);
    expect(redaction.steps.get('call')?.fields.get('parameters.0.value')).toEqual([
      ['authorization'],
      ['proxy-authorization'],
      ['cookie'],
    ]);
  });

  test('are named in sub-journeys as in the path of a run', () => {
    expect(redaction.steps.get('call/look')?.variables.get('headers')).toHaveLength(3);
    expect(redaction.steps.get('call/look')?.variables.has('agent')).toBe(false);
  });
});

test('values keep their shape', () => {
  const value = {
    a: { secret: 'x', id: 7 },
    list: [{ b: 'y' }, { b: null }],
    password: 'p',
    hasPin: true,
    pin: true,
    otp: null,
  };
  expect(
    redactValue(value, [
      ['a', 'id'],
      ['list', '*', 'b'],
    ]),
  ).toEqual({
    a: { secret: '[hidden]', id: '[hidden]' },
    list: [{ b: '[hidden]' }, { b: null }],
    password: '[hidden]',
    hasPin: true,
    pin: true,
    otp: null,
  });
  expect(redactValue('token', [[]])).toBe('[hidden]');
  expect(redactValue(null, [[]])).toBe(null);
  expect(redactValue([1, 2])).toEqual([1, 2]);
});

test.each([
  'password',
  'userPassword',
  'NEW_PASSWORD',
  'pin',
  'pinCode',
  'otp',
  'client_secret',
  'accessToken',
  'id-token',
  'Authorization',
  'set-cookie',
  'apiKey',
  'api_key',
  'APIKey',
  'private_key',
  'cvv',
  'cardNumber',
  'JWT',
])('the key %s is hidden', (name) => {
  expect(isHiddenKey(name)).toBe(true);
});

test.each([
  'pinned',
  'spinner',
  'shipping',
  'key',
  'keys',
  'author',
  'secretary',
  'amount',
  'passenger',
  'number',
  'card',
  '',
  '__proto__',
])('the key %s is shown', (name) => {
  expect(isHiddenKey(name)).toBe(false);
});
