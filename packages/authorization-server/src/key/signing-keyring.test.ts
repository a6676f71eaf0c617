import { inspect } from 'node:util';
import { calculateJwkThumbprint } from 'jose';
import { describe, expect, it } from 'vitest';
import { startService } from '../rfc/fixtures.ts';
import { generateSigningKey } from './generate-signing-key.ts';
import type { SigningAlgorithm, SigningKey } from './signing-key.ts';
import { SigningKeyring } from './signing-keyring.ts';

const PUBLIC_MEMBERS = {
  ES256: ['kty', 'crv', 'x', 'y'],
  EdDSA: ['kty', 'crv', 'x'],
  RS256: ['kty', 'n', 'e'],
};

function as(key: SigningKey, status: SigningKey['status']): SigningKey {
  return { ...key, status };
}

describe('generateSigningKey', () => {
  it.each<SigningAlgorithm>(['ES256', 'EdDSA', 'RS256'])('names a %s key by its thumbprint (RFC 7638)', async (alg) => {
    const key = await generateSigningKey(alg, { status: 'validating', now: 7 });
    expect(key).toMatchObject({ algorithm: alg, status: 'validating', createdAt: 7 });
    expect(key.kid).toBe(await calculateJwkThumbprint(key.publicJwk));
    expect(key.publicJwk.d).toBeUndefined();
    expect(key.privateJwk.d).toEqual(expect.any(String));
  });
});

describe('SigningKeyring', () => {
  it.each<SigningAlgorithm>(['ES256', 'EdDSA', 'RS256'])(
    'publishes public members of %s only (RFC 7517)',
    async (alg) => {
      const key = await generateSigningKey(alg);
      // Even a record whose public part carries the private members must not leak them.
      const keyring = new SigningKeyring([{ ...key, publicJwk: { ...key.privateJwk, ext: true } }]);
      const [published] = keyring.jwks().keys;
      expect(Object.keys(published ?? {}).sort()).toEqual([...PUBLIC_MEMBERS[alg], 'use', 'kid', 'alg'].sort());
      expect(published).toMatchObject({ use: 'sig', kid: key.kid, alg });
    },
  );

  it('shows no private key when printed', async () => {
    const key = await generateSigningKey();
    const keyring = new SigningKeyring([key]);
    const printed = inspect(keyring, { depth: 9, showHidden: true }) + JSON.stringify(keyring);
    expect(printed).not.toContain(key.privateJwk.d);
  });

  it('rotates without a restart: old tokens stay good until their key is gone', async () => {
    const service = await startService();
    const old = service.token();
    const next = await generateSigningKey('EdDSA');
    service.keyring.replace([next, as(service.key, 'validating')]);
    expect(service.keyring.jwks().keys.map((key) => key.kid)).toEqual([next.kid, service.key.kid]);
    expect(service.keyring.algorithms).toEqual(['EdDSA', 'ES256']);
    expect(service.verifier.verify(old).valid).toBe(true);
    expect(service.verifier.verify(service.token()).valid).toBe(true);
    service.keyring.replace([next, as(service.key, 'disabled')]);
    expect(service.verifier.verify(old)).toMatchObject({ reason: 'unknown-key' });
    expect(service.keyring.jwks().keys).toHaveLength(1);
  });

  it('refuses unusable lists and keeps what it had', async () => {
    const [one, two, rsa] = await Promise.all([
      generateSigningKey(),
      generateSigningKey(),
      generateSigningKey('RS256'),
    ]);
    const keyring = new SigningKeyring([one]);
    const bad: [SigningKey[], RegExp][] = [
      [[], /No key/],
      [[as(one, 'validating')], /No key/],
      [[one, two], /More than one/],
      [[one, as({ ...two, kid: one.kid }, 'validating')], /not unique/],
      [[{ ...one, kid: '' }], /not unique/],
      [[{ ...one, privateJwk: two.privateJwk }], /do not belong together/],
      [[{ ...one, algorithm: 'RS256' }], /no key for RS256/],
      [[{ ...rsa, algorithm: 'ES256' }], /no key for ES256/],
      [[{ ...one, publicJwk: { kty: 'EC' } }], /lacks a member/],
    ];
    for (const [keys, message] of bad) {
      expect(() => keyring.replace(keys)).toThrow(message);
      expect(() => new SigningKeyring(keys)).toThrow(message);
    }
    expect(keyring.signing.kid).toBe(one.kid);
    expect(keyring.version).toBe(1);
  });
});
