import { expect, test } from 'vitest';
import { readKeySet } from './read-key-set.ts';

const key = { kty: 'EC', crv: 'P-256', kid: 'one', x: 'x', y: 'y' };

test.each([
  [JSON.stringify({ keys: [key] }), { kind: 'keys', jwks: { keys: [key] } }],
  [JSON.stringify(key), { kind: 'keys', jwks: { keys: [key] } }],
  [' \n', { kind: 'empty' }],
  ['{"keys": []}', { kind: 'no-keys' }],
  ['[]', { kind: 'not-a-set' }],
  ['null', { kind: 'not-a-set' }],
  ['{"keys": [1]}', { kind: 'not-a-set' }],
  ['{"keys": {}}', { kind: 'not-a-set' }],
  [JSON.stringify({ keys: [key, { ...key, d: 'secret' }] }), { kind: 'private', key: 2, member: 'd' }],
  [JSON.stringify({ kty: 'oct', k: 'secret' }), { kind: 'private', key: 1, member: 'k' }],
])('%s', (text, expected) => {
  expect(readKeySet(text)).toEqual(expected);
});

test('says where a text stops being JSON', () => {
  expect(readKeySet('{\n  "keys": [,]\n}')).toEqual({ kind: 'not-json', line: 2, column: 12 });
  expect(readKeySet('{"keys": [')).toMatchObject({ kind: 'not-json', line: 1 });
});
