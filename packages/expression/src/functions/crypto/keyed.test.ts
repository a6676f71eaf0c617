import { describe, expect, it } from 'vitest';
import { HostError } from '../../errors.ts';
import { evaluateExpression } from '../../evaluate-expression.ts';
import { createFixtureHost } from '../../fixture-host.ts';
import type { ExpressionHost } from '../../host.ts';
import { recordOf } from '../../values/object-record.ts';
import type { Value } from '../../values/value.ts';

/** A host that notes what it is asked. */
function noting(waits: boolean) {
  const asked: unknown[] = [];
  const answer =
    <Result>(name: string, result: Result) =>
    (...args: unknown[]) => {
      asked.push([name, ...args]);
      return waits ? Promise.resolve(result) : result;
    };
  const host: ExpressionHost = {
    ...createFixtureHost(),
    signToken: answer('signToken', 'header.claims.signature'),
    encrypt: answer('encrypt', 'sealed'),
    decrypt: answer('decrypt', 'opened'),
    hmacSha256: answer('hmacSha256', Uint8Array.of(0xfb, 0xff)),
    certificateInfo: answer('certificateInfo', recordOf([['subject', 'CN=a']])),
    verifyToken: answer('verifyToken', recordOf([['sub', 'u1']])),
  };
  return { asked, host };
}

describe.each([
  ['at once', false],
  ['later', true],
])('functions with keys, of a host that answers %s', (_name, waits) => {
  const pem = 'p'.repeat(65_536);
  it.each<[source: string, result: Value, asked: unknown[]]>([
    ['@crypto.signToken({"sub": "a"}, "k")', 'header.claims.signature', ['signToken', { sub: 'a' }, 'k', {}]],
    [
      '@crypto.signToken({}, "k.1_2-3", {"expiresIn": 60})',
      'header.claims.signature',
      ['signToken', {}, 'k.1_2-3', { expiresIn: 60 }],
    ],
    ['@crypto.aesEncrypt("text", "k")', 'sealed', ['encrypt', 'text', 'k']],
    ['@crypto.aesEncrypt(5, "k")', 'sealed', ['encrypt', '5', 'k']],
    ['@crypto.aesDecrypt("text", "k")', 'opened', ['decrypt', 'text', 'k']],
    ['@crypto.hmacSha256("text", "k")', 'fbff', ['hmacSha256', 'text', 'k']],
    ['@crypto.hmacSha256("text", "k", "base64")', '+/8=', ['hmacSha256', 'text', 'k']],
    ['@crypto.hmacSha256("text", "k", "base64url")', '-_8', ['hmacSha256', 'text', 'k']],
    ['@crypto.certificateInfo(pem).subject', 'CN=a', ['certificateInfo', pem]],
    ['@crypto.verifyToken("t", "keys").sub', 'u1', ['verifyToken', 't', { jwks: 'keys' }]],
    [
      '@crypto.verifyToken("t", "keys", {"issuer": "i", "jwks": "no"}).sub',
      'u1',
      ['verifyToken', 't', { issuer: 'i', jwks: 'keys' }],
    ],
    [
      '@crypto.verifyToken("t", {"jwks": "keys", "audience": "a"}).sub',
      'u1',
      ['verifyToken', 't', { jwks: 'keys', audience: 'a' }],
    ],
  ])('%s', async (source, result, question) => {
    const { asked, host } = noting(waits);
    expect(await evaluateExpression(source, { host, variables: { pem } })).toEqual(result);
    expect(asked.map((one) => JSON.parse(JSON.stringify(one)))).toEqual([question]);
  });
});

describe('functions with keys', () => {
  it.each(['', '.a', '-a', ' a', 'a b', 'a/b', 'a\n', 'é', 'a'.repeat(129)])(
    'know that %j is no alias',
    async (alias) => {
      const { asked, host } = noting(false);
      const run = async () => evaluateExpression('@crypto.aesEncrypt("t", alias)', { host, variables: { alias } });
      await expect(run()).rejects.toThrow("This can't be the alias of a key.");
      expect(asked).toEqual([]);
    },
  );

  it('take an alias of 128 characters', async () => {
    const { host } = noting(false);
    expect(evaluateExpression('@crypto.aesEncrypt("t", a)', { host, variables: { a: 'a'.repeat(128) } })).toBe(
      'sealed',
    );
  });

  it('refuse a certificate that is too long', () => {
    const { asked, host } = noting(false);
    const variables = { pem: 'p'.repeat(65_537) };
    expect(() => evaluateExpression('@crypto.certificateInfo(pem)', { host, variables })).toThrow('too long');
    expect(asked).toEqual([]);
  });

  it.each(['signToken({}, "k")', 'aesEncrypt("a", "k")', 'aesDecrypt("a", "k")', 'certificateInfo("a")'])(
    'say that a host has no @crypto.%s',
    (call) => {
      expect(() => evaluateExpression(`@crypto.${call}`, { host: createFixtureHost() })).toThrow(
        "aren't available here",
      );
    },
  );

  it('read and compute settings of the host, or nothing', async () => {
    const { environment: _none, ...without } = createFixtureHost();
    expect(evaluateExpression('@env.get("A")', { host: without })).toBeNull();
    const failing = {
      ...without,
      environment: () => {
        throw new HostError('not now');
      },
    };
    expect(() => evaluateExpression('@env.get("A")', { host: failing })).toThrow('not now');
    const absent = { ...without, environment: () => undefined };
    expect(evaluateExpression('@env.get("A")', { host: absent })).toBeNull();
  });
});
