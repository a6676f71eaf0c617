import { createHmac, generateKeyPairSync, type KeyObject, sign, webcrypto } from 'node:crypto';
import type { KeySet } from '@waymark/authorization-server';
import { createFixtureHost, evaluateExpression, type Value, type ValueObject } from '@waymark/expression';
import { describe, expect, it } from 'vitest';
import { createTokenVerifier } from './ports.ts';

const NOW = 1_750_000_000_000;
const EXP = NOW / 1000 + 60;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid });
const KEYS = { jwks: { keys: [jwk(ec.publicKey, 'ec'), jwk(rsa.publicKey, 'rsa'), jwk(p384.publicKey, 'p384')] } };
const verifier = createTokenVerifier((name) => (name === 'partner' ? (KEYS as unknown as KeySet) : undefined));
const host = {
  ...createFixtureHost({ now: NOW }),
  verifyToken: (token: string, options: ValueObject) => verifier.verify(token, options, NOW),
};

const part = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const HEADER = { alg: 'ES256', kid: 'ec' };
const CLAIMS = { iss: 'https://id.example', aud: 'shop', sub: 'u1', exp: EXP };
const signEc = (data: string, key = ec.privateKey, dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363') =>
  sign('sha256', Buffer.from(data), { key, dsaEncoding }).toString('base64url');
function token(header: object | string = HEADER, claims: object | string = CLAIMS, signature = signEc): string {
  const data = `${part(header)}.${part(claims)}`;
  return `${data}.${signature(data)}`;
}
const good = token();
const [goodHeader, goodClaims, goodSignature] = good.split('.') as [string, string, string];

function verify(
  text: Value,
  options = '{"jwks": "partner", "issuer": "https://id.example", "audience": "shop"}',
): Value {
  const source = `try @crypto.verifyToken(t, ${options}).sub catch "refused"`;
  return evaluateExpression(source, { variables: { t: text }, host }) as Value;
}

/** The same bytes written with other bits in the last character, which a lax decoder drops. */
function withStrayBits(encoded: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return encoded.slice(0, -1) + alphabet[alphabet.indexOf(encoded.at(-1) as string) ^ 1];
}

const hmac = (algorithm: string, secret: string | Buffer) => (data: string) =>
  createHmac(algorithm, secret).update(data).digest('base64url');
const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' });
/** P-256's order: what r and s of a signature are counted modulo. */
const ORDER = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
const raw = (r: Buffer | number, s: Buffer | number) => () =>
  Buffer.concat([r, s].map((half) => (typeof half === 'number' ? Buffer.alloc(32, half) : half))).toString('base64url');

const FORGED: [title: string, token: Value][] = [
  ['alg none without a signature', `${part({ alg: 'none' })}.${part(CLAIMS)}.`],
  ['alg none with one', `${part({ alg: 'none', kid: 'ec' })}.${part(CLAIMS)}.AAAA`],
  ['alg NONE', token({ alg: 'NONE', kid: 'ec' })],
  ['no alg', token({ kid: 'ec' })],
  ['HS256 with the public RSA key', token({ alg: 'HS256', kid: 'rsa' }, CLAIMS, hmac('sha256', pem(rsa.publicKey)))],
  ['HS256 with the public EC key', token({ alg: 'HS256', kid: 'ec' }, CLAIMS, hmac('sha256', pem(ec.publicKey)))],
  ['HS256 with an empty key', token({ alg: 'HS256' }, CLAIMS, hmac('sha256', ''))],
  ["another's key", token(HEADER, CLAIMS, (data) => signEc(data, stranger.privateKey))],
  [
    "another's key in the header",
    token({ ...HEADER, jwk: jwk(stranger.publicKey, 'ec') }, CLAIMS, (data) => signEc(data, stranger.privateKey)),
  ],
  ['an unknown kid', token({ alg: 'ES256', kid: 'gone' })],
  ['the kid of an RSA key', token({ alg: 'ES256', kid: 'rsa' })],
  ['changed claims', `${goodHeader}.${part({ ...CLAIMS, sub: 'admin' })}.${goodSignature}`],
  ['a changed header', `${part({ ...HEADER, typ: 'JWT' })}.${goodClaims}.${goodSignature}`],
  ['r and s of zero', token(HEADER, CLAIMS, raw(0, 0))],
  ['r of zero', token(HEADER, CLAIMS, raw(0, 1))],
  ['r and s of the order', token(HEADER, CLAIMS, raw(ORDER, ORDER))],
  ['no signature', `${goodHeader}.${goodClaims}.`],
  ['half a signature', `${goodHeader}.${goodClaims}.${goodSignature.slice(0, 43)}`],
  [
    'a byte after the signature',
    token(HEADER, CLAIMS, (data) => `${signEc(data).slice(0, 84)}${Buffer.from('ab').toString('base64url')}`),
  ],
  ['a signature in DER', token(HEADER, CLAIMS, (data) => signEc(data, ec.privateKey, 'der'))],
  ['a P-384 signature as ES256', token({ alg: 'ES256', kid: 'p384' }, CLAIMS, (data) => signEc(data, p384.privateKey))],
  ['a P-256 signature as ES384', token({ alg: 'ES384', kid: 'ec' })],
  [
    'PKCS #1 as PSS',
    token({ alg: 'PS256', kid: 'rsa' }, CLAIMS, (data) =>
      sign('sha256', Buffer.from(data), rsa.privateKey).toString('base64url'),
    ),
  ],
  ['an unknown critical header', token({ ...HEADER, crit: ['x'], x: 1 })],
  ['an empty list of critical headers', token({ ...HEADER, crit: [] })],
  ['an unencoded payload', token({ ...HEADER, b64: false, crit: ['b64'] })],
  ['b64 that is true', token({ ...HEADER, b64: true })],
  ['a claim twice', token(HEADER, `{"sub":"u1","sub":"u2","iss":"${CLAIMS.iss}","aud":"shop","exp":${EXP}}`)],
  [
    'a claim twice, once escaped',
    token(HEADER, `{"sub":"u1","s\\u0075b":"u2","iss":"${CLAIMS.iss}","aud":"shop","exp":${EXP}}`),
  ],
  ['alg twice', token('{"alg":"none","kid":"ec","alg":"ES256"}')],
  ['padding', `${good}==`],
  ['padding in the payload', `${goodHeader}.${goodClaims}=.${goodSignature}`],
  ['stray bits in the signature', `${goodHeader}.${goodClaims}.${withStrayBits(goodSignature)}`],
  ['a blank inside', good.replace('.', '. ')],
  ['a newline at the end', `${good}\n`],
  [
    'characters of plain Base64',
    good.replace(/[-_]/g, (character) => (character === '-' ? '+' : '/')).replace(/$/, '+'),
  ],
  ['four parts', `${good}.${goodSignature}`],
  ['five parts', `${good}.AA.AA`],
  ['a JSON form', JSON.stringify({ protected: goodHeader, payload: goodClaims, signature: goodSignature })],
  ['too long', token(HEADER, { ...CLAIMS, x: 'x'.repeat(20_000) })],
  ['claims that are no object', token(HEADER, '["u1"]')],
  [
    'claims that are not UTF-8',
    token(HEADER, CLAIMS, signEc).replace(goodClaims, Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')),
  ],
  ['no expiry', token(HEADER, { ...CLAIMS, exp: undefined })],
  ['an expiry as text', token(HEADER, { ...CLAIMS, exp: String(EXP) })],
  ['an expiry in the past', token(HEADER, { ...CLAIMS, exp: NOW / 1000 })],
  ['an expiry that is infinite', token(HEADER, `{"sub":"u1","iss":"${CLAIMS.iss}","aud":"shop","exp":1e999}`)],
  ['not valid yet', token(HEADER, { ...CLAIMS, nbf: EXP })],
  ['another issuer', token(HEADER, { ...CLAIMS, iss: 'https://id.example.evil' })],
  ['no issuer', token(HEADER, { ...CLAIMS, iss: undefined })],
  ['another audience', token(HEADER, { ...CLAIMS, aud: ['shops'] })],
  ['null', null],
  ['a list', [good]],
  ['an empty text', ''],
];

describe('@crypto.verifyToken', () => {
  it('answers the claims of a good token', () => {
    expect(verify(good)).toBe('u1');
    expect(verify(good, '"partner", {"issuer": ["x", "https://id.example"], "algorithms": ["ES256"]}')).toBe('u1');
  });

  it.each(FORGED)('refuses %s', (_title, forged) => {
    expect(verify(forged)).toBe('refused');
  });

  it.each([
    '"nobody"',
    '"__proto__"',
    '{}',
    '{"jwks": "partner", "issuers": "https://id.example"}',
    '{"jwks": "partner", "issuer": null}',
    '{"jwks": "partner", "audience": []}',
    '{"jwks": "partner", "algorithms": []}',
    '{"jwks": "partner", "algorithms": ["none"]}',
    '{"jwks": "partner", "algorithms": ["RS256"]}',
    '{"jwks": "partner", "clockSkew": 1e9}',
    '{"jwks": "partner", "clockSkew": -1}',
    '{"jwks": "partner"}, {"issuer": "https://id.example"}',
  ])('refuses the options %s', (options) => {
    expect(verify(good, options)).toBe('refused');
  });

  it('refuses every change of one character', () => {
    for (let index = 0; index < good.length; index++) {
      for (const other of ['A', 'x', '.', '=']) {
        const changed = good.slice(0, index) + other + good.slice(index + 1);
        if (changed !== good) expect(verify(changed), `character ${index}`).toBe('refused');
      }
    }
  });

  it('accepts what another implementation signed', async () => {
    const key = await webcrypto.subtle.importKey(
      'jwk',
      ec.privateKey.export({ format: 'jwk' }),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign'],
    );
    const data = `${part(HEADER)}.${part(CLAIMS)}`;
    const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(data));
    expect(verify(`${data}.${Buffer.from(signature).toString('base64url')}`)).toBe('u1');
  });
});
