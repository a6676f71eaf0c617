import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import * as jose from 'jose';
import { describe, expect, it } from 'vitest';
import { TokenVerificationError } from '../errors.ts';
import type { SignatureAlgorithm } from '../key/signature-scheme.ts';
import {
  EXTERNAL_TOKEN_ALGORITHMS,
  type ExternalTokenOptions,
  verifyExternalToken,
} from '../token/verify-external-token.ts';
import { encodePart, signRaw } from './fixtures.ts';

const NOW = Date.UTC(2026, 5, 1);
const SECONDS = NOW / 1000;
const GOOD = { iss: 'https://idp.example', aud: ['shop', 'till'], sub: 'user-7', exp: SECONDS + 60 };

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed25519 = generateKeyPairSync('ed25519');
const PAIRS: Record<SignatureAlgorithm, { publicKey: KeyObject; privateKey: KeyObject }> = {
  ES256: p256,
  ES384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ES512: generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  RS256: rsa,
  RS384: rsa,
  RS512: rsa,
  PS256: rsa,
  PS384: rsa,
  PS512: rsa,
  EdDSA: ed25519,
  Ed25519: ed25519,
};

function jwkOf(key: KeyObject, members: object = {}): jose.JWK {
  return { ...(key.export({ format: 'jwk' }) as jose.JWK), ...members };
}

function keySet(...keys: jose.JWK[]) {
  return { jwks: { keys } };
}

const EC_SET = keySet(jwkOf(p256.publicKey, { kid: 'k1', alg: 'ES256', use: 'sig' }));

function sign(claims: object = GOOD, header: object = {}): string {
  return signRaw({ alg: 'ES256', kid: 'k1', ...header }, claims, p256.privateKey, 'ES256');
}

function codeOf(token: unknown, set = EC_SET, options: ExternalTokenOptions = {}, now = NOW): string {
  try {
    verifyExternalToken(token as string, set, options, now);
    return 'verified';
  } catch (error) {
    expect(error).toBeInstanceOf(TokenVerificationError);
    return (error as TokenVerificationError).code;
  }
}

describe('RFC 7518: algorithms of external tokens', () => {
  it.each(EXTERNAL_TOKEN_ALGORITHMS)('verifies what jose signs with %s, and jose what we sign', async (alg) => {
    const { publicKey, privateKey } = PAIRS[alg];
    const set = keySet(jwkOf(publicKey, { kid: 'k' }));
    const token = await new jose.SignJWT(GOOD).setProtectedHeader({ alg, kid: 'k' }).sign(privateKey);
    expect(verifyExternalToken(token, set, {}, NOW)).toEqual(GOOD);
    const ours = signRaw({ alg, kid: 'k' }, GOOD, privateKey, alg);
    const { payload } = await jose.jwtVerify(ours, publicKey, { algorithms: [alg], currentDate: new Date(NOW) });
    expect(payload).toEqual(GOOD);
    for (const other of EXTERNAL_TOKEN_ALGORITHMS.filter((name) => PAIRS[name].publicKey !== publicKey)) {
      const { privateKey: foreign } = PAIRS[other];
      expect(codeOf(signRaw({ alg, kid: 'k' }, GOOD, foreign, other), set)).toBe('bad-signature');
      expect(codeOf(signRaw({ alg: other, kid: 'k' }, GOOD, foreign, other), set)).toBe('unsuitable-key');
    }
  });

  it('does not take PKCS #1 for PSS, or one digest for another', () => {
    const set = keySet(jwkOf(rsa.publicKey, { kid: 'k' }));
    expect(codeOf(signRaw({ alg: 'PS256', kid: 'k' }, GOOD, rsa.privateKey, 'RS256'), set)).toBe('bad-signature');
    expect(codeOf(signRaw({ alg: 'RS512', kid: 'k' }, GOOD, rsa.privateKey, 'RS256'), set)).toBe('bad-signature');
    const fixed = keySet(jwkOf(rsa.publicKey, { kid: 'k', alg: 'RS256' }));
    expect(codeOf(signRaw({ alg: 'PS256', kid: 'k' }, GOOD, rsa.privateKey, 'PS256'), fixed)).toBe('unsuitable-key');
  });

  it.each(['none', 'HS256', 'HS512', 'RS1', 'ES256K', 'dir', 'RSA-OAEP', 'constructor', '__proto__', 'es256'])(
    'refuses alg %s',
    (alg) => {
      const data = `${encodePart({ alg, kid: 'k1' })}.${encodePart(GOOD)}`;
      const mac = createHmac('sha256', p256.publicKey.export({ type: 'spki', format: 'pem' })).update(data);
      expect(codeOf(`${data}.${mac.digest('base64url')}`)).toBe('unsupported-algorithm');
    },
  );

  it('accepts fewer algorithms on demand, and no invented ones', () => {
    expect(codeOf(sign(), EC_SET, { algorithms: ['RS256'] })).toBe('unsupported-algorithm');
    expect(codeOf(sign(), EC_SET, { algorithms: ['ES256', 'RS256'] })).toBe('verified');
    expect(codeOf(sign(), EC_SET, { algorithms: [] })).toBe('invalid-options');
    expect(codeOf(sign(), EC_SET, { algorithms: ['ES256', 'HS256'] })).toBe('invalid-options');
    expect(codeOf(sign(), EC_SET, { algorithms: ['none'] })).toBe('invalid-options');
  });
});

describe('RFC 7517: choosing the key', () => {
  const jwk = jwkOf(p256.publicKey);
  const other = jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);

  it.each<[string, object, jose.JWK[]]>([
    [
      'verified',
      { kid: 'k1' },
      [
        { ...other, kid: 'k2' },
        { ...jwk, kid: 'k1' },
      ],
    ],
    ['verified', { kid: undefined }, [jwkOf(rsa.publicKey, { kid: 'r' }), { ...jwk, kid: 'k1' }]],
    ['verified', { kid: undefined }, [{ ...other, use: 'enc' }, jwk]],
    ['verified', { kid: 'k1' }, [jwkOf(rsa.publicKey, { kid: 'k1' }), { ...jwk, kid: 'k1' }]],
    ['verified', { kid: 'k1' }, [{ ...jwk, kid: 'k1', key_ops: ['verify'] }]],
    ['unknown-key', { kid: 'k3' }, [{ ...jwk, kid: 'k1' }]],
    ['unknown-key', { kid: 'k1' }, [jwk]],
    ['unknown-key', { kid: undefined }, [jwkOf(rsa.publicKey)]],
    ['unknown-key', {}, []],
    ['ambiguous-key', { kid: undefined }, [jwk, other]],
    [
      'ambiguous-key',
      { kid: 'k1' },
      [
        { ...jwk, kid: 'k1' },
        { ...other, kid: 'k1' },
      ],
    ],
    ['unsuitable-key', { kid: 'k1' }, [{ ...jwk, kid: 'k1', use: 'enc' }]],
    ['unsuitable-key', { kid: 'k1' }, [{ ...jwk, kid: 'k1', alg: 'ES384' }]],
    ['unsuitable-key', { kid: 'k1' }, [{ ...jwk, kid: 'k1', key_ops: ['encrypt'] }]],
    ['unsuitable-key', { kid: 'k1' }, [jwkOf(p256.privateKey, { kid: 'k1' })]],
    ['unsuitable-key', { kid: 'k1' }, [{ ...jwk, kid: 'k1', x: undefined as unknown as string }]],
    ['unsuitable-key', { kid: 'k1' }, [{ ...jwk, kid: 'k1', crv: 'P-384' }]],
    ['unsuitable-key', { kid: 'k1' }, [{ kty: 'EC', crv: 'P-256', kid: 'k1', x: 'AQ', y: 'Ag' }]],
    ['unsuitable-key', { kid: 'k1' }, [{ kty: 'oct', kid: 'k1', k: 'AAAA' }]],
    ['malformed', { kid: 7 }, [jwk]],
  ])('%s: header %j', (code, header, keys) => {
    expect(codeOf(sign(GOOD, header), keySet(...keys))).toBe(code);
  });

  it('refuses RSA keys below 2048 bits and with an exponent of one', () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const token = signRaw({ alg: 'RS256', kid: 'k' }, GOOD, small.privateKey, 'RS256');
    expect(codeOf(token, keySet(jwkOf(small.publicKey, { kid: 'k' })))).toBe('unsuitable-key');
    const good = signRaw({ alg: 'RS256', kid: 'k' }, GOOD, rsa.privateKey, 'RS256');
    expect(codeOf(good, keySet(jwkOf(rsa.publicKey, { kid: 'k' })))).toBe('verified');
    expect(codeOf(good, keySet(jwkOf(rsa.publicKey, { kid: 'k', e: 'AQ' })))).toBe('unsuitable-key');
  });

  it('never uses a key that the token brings along', () => {
    const evil = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwkHeader = { alg: 'ES256', jwk: jwkOf(evil.publicKey), jku: 'https://evil.example/jwks' };
    expect(codeOf(signRaw({ ...jwkHeader, kid: 'k1' }, GOOD, evil.privateKey, 'ES256'))).toBe('bad-signature');
    expect(codeOf(signRaw(jwkHeader, GOOD, evil.privateKey, 'ES256'))).toBe('bad-signature');
  });
});

describe('RFC 7519: claims (§4.1)', () => {
  it('gives the claims as they are, custom ones included', () => {
    const claims = { ...GOOD, amr: ['mfa', 'pwd'], 'https://example.com/x': { y: null } };
    expect(verifyExternalToken(sign(claims), EC_SET, {}, NOW)).toEqual(claims);
  });

  it.each<[string, object, ExternalTokenOptions]>([
    ['verified', { exp: SECONDS + 0.001 }, {}],
    ['expired', { exp: SECONDS }, {}],
    ['expired', { exp: 0 }, {}],
    ['expired', { exp: SECONDS - 30 }, { clockSkewSeconds: 30 }],
    ['verified', { exp: SECONDS - 29 }, { clockSkewSeconds: 30 }],
    ['missing-expiry', { exp: undefined }, {}],
    ['verified', { exp: undefined }, { allowMissingExpiry: true }],
    ['expired', { exp: SECONDS - 1 }, { allowMissingExpiry: true }],
    ['malformed-claims', { exp: String(SECONDS + 60) }, {}],
    ['malformed-claims', { exp: null }, { allowMissingExpiry: true }],
    ['malformed-claims', { nbf: 'now' }, {}],
    ['malformed-claims', { iat: {} }, {}],
    ['verified', { nbf: SECONDS }, {}],
    ['not-yet-valid', { nbf: SECONDS + 1 }, {}],
    ['verified', { nbf: SECONDS + 30 }, { clockSkewSeconds: 30 }],
    ['not-yet-valid', { nbf: SECONDS + 31 }, { clockSkewSeconds: 30 }],
    ['invalid-options', {}, { clockSkewSeconds: -1 }],
    ['invalid-options', {}, { clockSkewSeconds: Number.NaN }],
    ['invalid-options', {}, { clockSkewSeconds: Number.POSITIVE_INFINITY }],
    ['verified', {}, { issuer: 'https://idp.example', audience: 'till' }],
    ['verified', {}, { issuer: ['https://a.example', 'https://idp.example'], audience: ['x', 'shop'] }],
    ['wrong-issuer', {}, { issuer: 'https://idp.example/' }],
    ['wrong-issuer', { iss: undefined }, { issuer: 'https://idp.example' }],
    ['wrong-issuer', { iss: ['https://idp.example'] }, { issuer: 'https://idp.example' }],
    ['wrong-issuer', {}, { issuer: [] }],
    ['wrong-audience', {}, { audience: 'sho' }],
    ['wrong-audience', { aud: undefined }, { audience: 'shop' }],
    ['wrong-audience', { aud: { 0: 'shop' } }, { audience: 'shop' }],
    ['verified', { aud: 'shop' }, { audience: 'shop' }],
  ])('%s: claims %j, options %j', (code, claims, options) => {
    expect(codeOf(sign({ ...GOOD, ...claims }), EC_SET, options)).toBe(code);
  });

  it('looks at times only after the signature', () => {
    const [header, , signature] = sign().split('.');
    expect(codeOf(`${header}.${encodePart({ ...GOOD, exp: 0 })}.${signature}`)).toBe('bad-signature');
  });

  it('does not care about typ', () => {
    for (const typ of ['JWT', 'at+jwt', 'dpop+jwt', undefined]) expect(codeOf(sign(GOOD, { typ }))).toBe('verified');
  });
});

describe('RFC 7515: shape of external tokens', () => {
  it.each(['', 'a.b.c', `${sign()}=`, ` ${sign()}`, `${sign()}\n`, sign().replace('.', '..')])(
    'refuses %#',
    (token) => {
      expect(codeOf(token)).toBe('malformed');
    },
  );

  it('refuses values that are no text, a JWE, critical headers and a huge token', () => {
    for (const value of [undefined, null, 7, {}, ['a']]) expect(codeOf(value)).toBe('malformed');
    expect(codeOf('a.b.c.d.e')).toBe('encrypted');
    expect(codeOf(sign(GOOD, { crit: ['b64'], b64: false }))).toBe('malformed');
    expect(codeOf(sign({ ...GOOD, big: 'x'.repeat(20_000) }))).toBe('malformed');
    expect(codeOf(sign({ ...GOOD, big: 'x'.repeat(10_000) }))).toBe('verified');
  });

  it('says nothing of the token in the message', () => {
    const token = sign({ ...GOOD, exp: 1 });
    expect(() => verifyExternalToken(token, EC_SET, {}, NOW)).toThrow(/^The token has expired\.$/);
  });

  const valid = sign();
  test.prop([fc.nat(), fc.string({ maxLength: 2, unit: 'binary' })])(
    'any change of a good token is refused',
    (at, text) => {
      const i = at % valid.length;
      const changed = valid.slice(0, i) + text + valid.slice(i + 1);
      fc.pre(changed !== valid);
      expect(codeOf(changed)).not.toBe('verified');
    },
  );

  test.prop([fc.anything()])('anything is answered with a TokenVerificationError', (value) => {
    expect(codeOf(value)).not.toBe('verified');
  });
});
