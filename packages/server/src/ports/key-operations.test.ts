import { execFileSync } from 'node:child_process';
import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyExternalToken } from '@waymark/authorization-server';
import { HostError, type ValueObject } from '@waymark/expression';
import { describe, expect, it } from 'vitest';
import { createKeyOperations } from './key-operations.ts';
import { readSetting } from './settings.ts';
import type { StoredKey } from './stored-key.ts';

const pairs = {
  ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ed: generateKeyPairSync('ed25519'),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
} as const;
const STORED: Readonly<Record<string, StoredKey>> = {
  ec: { use: 'signing', key: pairs.ec.privateKey, kid: 'ec-1' },
  ed: { use: 'signing', key: pairs.ed.privateKey, kid: 'ed-1' },
  rsa: { use: 'signing', key: pairs.rsa.privateKey, kid: 'rsa-1' },
  // RFC 4231, test case 2.
  webhook: { use: 'hmac', key: createSecretKey(Buffer.from('Jefe')) },
  profile: { use: 'encryption', key: createSecretKey(randomBytes(32)) },
  other: { use: 'encryption', key: createSecretKey(randomBytes(32)) },
};
const keys = createKeyOperations((alias) => (Object.hasOwn(STORED, alias) ? STORED[alias] : undefined));
const NOW = 1_700_000_000_000;
const verify = (token: string, name: keyof typeof pairs) => {
  const jwk = { ...pairs[name].publicKey.export({ format: 'jwk' }), kid: `${name}-1` };
  return verifyExternalToken(token, { jwks: { keys: [jwk] } }, { issuer: 'us' }, NOW);
};
const sign = (alias: string, options: ValueObject = {}) =>
  keys.signToken({ iss: 'us', exp: 9_999_999_999 }, alias, options, NOW) as string;

describe('signToken', () => {
  it.each(['ec', 'ed', 'rsa'] as const)('makes a token that verifies (%s)', (name) => {
    expect(verify(sign(name), name)).toEqual({ iss: 'us', iat: 1_700_000_000, exp: 1_700_000_300 });
  });
  it('takes the algorithm and the lifetime from its options', () => {
    const token = sign('rsa', { alg: 'PS256', expiresIn: 60 });
    expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toEqual({
      alg: 'PS256',
      typ: 'JWT',
      kid: 'rsa-1',
    });
    expect(verify(token, 'rsa')).toMatchObject({ exp: 1_700_000_060 });
  });
  it.each<[string, ValueObject]>([
    ['nope', {}],
    ['webhook', {}],
    ['ec', { alg: 'RS256' }],
    ['ec', { alg: 'none' }],
    ['ec', { alg: null }],
    ['ec', { expiresIn: 0 }],
    ['ec', { expiresIn: 1e9 }],
    ['ec', { lifetime: 1 }],
  ])('refuses %s %j', (alias, options) => {
    expect(() => sign(alias, options)).toThrow(HostError);
  });
});

describe('hmacSha256', () => {
  it('computes the vector of RFC 4231', () => {
    expect(Buffer.from(keys.hmacSha256('what do ya want for nothing?', 'webhook') as Uint8Array).toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
  it('refuses a key for another use', () => {
    expect(() => keys.hmacSha256('', 'profile')).toThrow("isn't meant for this use");
  });
});

describe('encrypt and decrypt', () => {
  const encrypted = keys.encrypt('héllo \u{1F600}', 'profile') as string;
  it('gives the text back, and another result each time', () => {
    expect(keys.decrypt(encrypted, 'profile')).toBe('héllo \u{1F600}');
    expect(keys.encrypt('héllo \u{1F600}', 'profile')).not.toBe(encrypted);
    expect(keys.decrypt(keys.encrypt('', 'profile') as string, 'profile')).toBe('');
  });
  it.each([
    ['nothing', ''],
    ['no base64url', '***'],
    ['a change', `${encrypted.slice(0, -2)}${encrypted.endsWith('AA') ? 'BB' : 'AA'}`],
    ['a shorter text', encrypted.slice(0, 20)],
    ['another version', `B${encrypted.slice(1)}`],
  ])('refuses %s', (_name, text) => {
    expect(() => keys.decrypt(text, 'profile')).toThrow(HostError);
  });
  it('refuses another key', () => {
    expect(() => keys.decrypt(encrypted, 'other')).toThrow(HostError);
  });
});

describe('certificateInfo', () => {
  it('refuses what is no certificate', () => {
    for (const text of ['', 'x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n']) {
      expect(() => keys.certificateInfo(text)).toThrow("This isn't a certificate in PEM form.");
    }
  });
  it.skipIf(!hasOpenssl())('reads a certificate (skipped where openssl is absent)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-'));
    const [key, pem] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/O=Waymark/CN=example.com', '-addext', 'subjectAltName=DNS:example.com'];
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '10'];
    execFileSync('openssl', [...made, '-keyout', key, '-out', pem, ...subject], { stdio: 'ignore' });
    const info = keys.certificateInfo(readFileSync(pem, 'utf8')) as Record<string, unknown>;
    rmSync(folder, { recursive: true });
    expect(info).toMatchObject({
      subject: 'O=Waymark, CN=example.com',
      issuer: 'O=Waymark, CN=example.com',
      subjectAltName: 'DNS:example.com',
      keyType: 'ec',
    });
    expect((info.notAfter as number) - (info.notBefore as number)).toBe(10 * 86_400_000);
  });
});

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('readSetting', () => {
  it('reads variables with the prefix, and no others', () => {
    const environment = { WAYMARK_ENV_API_URL: 'https://example.com', DATABASE_URL: 'secret' };
    expect(readSetting('API_URL', environment)).toBe('https://example.com');
    expect(readSetting('DATABASE_URL', environment)).toBeNull();
    expect(readSetting('constructor', environment)).toBeNull();
  });
});
