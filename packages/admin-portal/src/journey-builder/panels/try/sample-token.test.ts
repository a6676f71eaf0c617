import { describe, expect, it } from 'vitest';
import { insertIntoBody, sampleClaims, unsignedToken } from './sample-token.ts';

function part(token: string, index: number): unknown {
  const base64 = (token.split('.')[index] as string).replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))));
}

describe('a sample token', () => {
  it('carries the claims as UTF-8 and no signature', () => {
    const token = unsignedToken({ sub: 'Zoë 🦊', exp: 5 }, 'access');
    expect(part(token, 0)).toEqual({ alg: 'none', typ: 'at+jwt' });
    expect(part(token, 1)).toEqual({ sub: 'Zoë 🦊', exp: 5 });
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.$/);
  });

  it('says how somebody signed in, and never that it was issued after its end', () => {
    expect(
      sampleClaims({ kind: 'id', subject: 'ann', expiresAt: 1000, mfa: true, further: { acr: '2' } }, 9000),
    ).toEqual({
      iss: 'https://idp.example.com',
      sub: 'ann',
      iat: -2600,
      exp: 1000,
      amr: ['pwd', 'mfa'],
      acr: '2',
    });
    expect(sampleClaims({ kind: 'access', subject: 'ann', expiresAt: undefined, mfa: false }, 9000)).toEqual({
      iss: 'https://idp.example.com',
      sub: 'ann',
      iat: 9000,
    });
  });

  it('is put into the body', () => {
    expect(JSON.parse(insertIntoBody('{"a": 1}', 'token', 't') ?? '')).toEqual({ a: 1, token: 't' });
    expect(JSON.parse(insertIntoBody('', 'in.token', 't') ?? '')).toEqual({ in: { token: 't' } });
    expect(JSON.parse(insertIntoBody('{"in": {"x": 1}}', 'in.token', 't') ?? '')).toEqual({ in: { x: 1, token: 't' } });
    expect(insertIntoBody('[1]', 'token', 't')).toBeUndefined();
    expect(insertIntoBody('{', 'token', 't')).toBeUndefined();
  });
});
