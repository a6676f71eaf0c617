import { generateKeyPairSync } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkKeySet, MAX_KEYS_IN_SET } from './check-key-set.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
const EC = ec.publicKey.export({ format: 'jwk' });
const RSA = rsa.publicKey.export({ format: 'jwk' });

describe('checkKeySet (RFC 7517 §5)', () => {
  it.each<[string, unknown[]]>([
    ['one key', [EC]],
    [
      'several kinds',
      [
        { ...EC, kid: 'a' },
        { ...RSA, kid: 'b', alg: 'RS256', use: 'sig', x5c: ['…'] },
      ],
    ],
    [
      'one kid for two types',
      [
        { ...EC, kid: 'a' },
        { ...RSA, kid: 'a' },
      ],
    ],
    [
      'encryption keys beside',
      [
        { ...EC, kid: 'a' },
        { ...RSA, use: 'enc', alg: 'RSA-OAEP' },
      ],
    ],
    ['curves we do not know beside', [EC, { kty: 'EC', crv: 'secp256k1', x: 'a', y: 'b' }]],
  ])('accepts %s', (_name, keys) => {
    expect(checkKeySet({ keys })).toBeNull();
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', 'x', /list named "keys"/],
    ['null', null, /list named "keys"/],
    ['a bare list', [EC], /list named "keys"/],
    ['a bare key', EC, /list named "keys"/],
    ['no key', { keys: [] }, /no key that can verify/],
    ['a key that is no object', { keys: [EC, 'x'] }, /^Key 2 is not an object/],
    ['a private EC key', { keys: [ec.privateKey.export({ format: 'jwk' })] }, /private member "d"/],
    ['a private RSA key', { keys: [rsa.privateKey.export({ format: 'jwk' })] }, /private member "d"/],
    ['a prime alone', { keys: [{ ...RSA, p: 'AQ' }] }, /private member "p"/],
    ['a private encryption key', { keys: [EC, { ...RSA, use: 'enc', d: 'x' }] }, /^Key 2 .*private/],
    ['a shared secret', { keys: [{ kty: 'oct', k: 'AAAA' }] }, /shared secret/],
    ['an unknown type', { keys: [{ kty: 'AKP' }] }, /kty/],
    ['no type', { keys: [{}] }, /kty/],
    ['a small RSA key', { keys: [small.publicKey.export({ format: 'jwk' })] }, /2048/],
    ['a weak exponent', { keys: [{ ...RSA, e: 'AQ' }] }, /exponent|not a valid/],
    ['a point off the curve', { keys: [{ ...EC, x: EC.y, y: EC.x }] }, /not a valid public key/],
    ['a missing member', { keys: [{ ...EC, y: undefined }] }, /lacks a member/],
    ['a kid that is no text', { keys: [{ ...EC, kid: 7 }] }, /kid that is not text/],
    [
      'two keys with one kid',
      {
        keys: [
          { ...EC, kid: 'a' },
          { ...EC, kid: 'a' },
        ],
      },
      /^Key 2 has the kid of another/,
    ],
    ['encryption keys only', { keys: [{ ...RSA, use: 'enc' }] }, /no key that can verify/],
    ['too many keys', { keys: new Array(MAX_KEYS_IN_SET + 1).fill(EC) }, /more than 100/],
  ])('refuses %s', (_name, jwks, message) => {
    expect(checkKeySet(jwks)).toMatch(message);
  });

  test.prop([fc.anything()])('never throws', (value) => {
    expect(checkKeySet(value)).toEqual(expect.any(String));
    expect(checkKeySet({ keys: [value] })).toEqual(expect.any(String));
  });
});
