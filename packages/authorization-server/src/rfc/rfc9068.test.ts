import type { JWK } from 'jose';
import * as jose from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SigningAlgorithm } from '../key/signing-key.ts';
import { createAccessTokenVerifier } from '../token/access-token-verifier.ts';
import { decodePart, forge, ISSUER, type Service, START, startService, TENANT } from './fixtures.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});

describe('RFC 9068: the access token (§2)', () => {
  it.each<SigningAlgorithm>(['ES256', 'RS256', 'EdDSA'])('is signed with %s so that jose agrees', async (algorithm) => {
    const own = await startService(algorithm);
    const keys = jose.createLocalJWKSet({ keys: own.keyring.jwks().keys as JWK[] });
    const { payload, protectedHeader } = await jose.jwtVerify(own.token(), keys, {
      issuer: ISSUER,
      audience: 'userid-api',
      typ: 'at+jwt',
      algorithms: [algorithm],
      currentDate: new Date(START),
    });
    expect(protectedHeader).toEqual({ alg: algorithm, typ: 'at+jwt', kid: own.key.kid });
    expect(payload.client_id).toBe('shop');
    expect(own.verifier.verify(own.token())).toMatchObject({ valid: true, clientId: 'shop', applicationId: 'app-1' });
  });

  it('has the claims of a client access token, and no other', () => {
    const claims = decodePart(service.token(), 1);
    const { jti, ...others } = claims;
    expect(jti).toMatch(/^[0-9a-f-]{36}$/);
    expect(others).toEqual({
      iss: ISSUER,
      sub: 'shop',
      client_id: 'shop',
      aud: 'userid-api',
      iat: START / 1000,
      exp: START / 1000 + 3600,
      scope: '',
      tid: TENANT,
      app_id: 'app-1',
      app_name: 'Your demo app',
      roles: [],
      ts_roles: [],
      ts_permissions: [],
    });
  });

  it('has a jti of its own', () => {
    expect(decodePart(service.token(), 1).jti).not.toBe(decodePart(service.token(), 1).jti);
  });
});

describe('RFC 9068: validation (§4)', () => {
  it('accepts a good token and says who calls', () => {
    expect(service.verifier.verify(service.token())).toMatchObject({
      valid: true,
      clientId: 'shop',
      applicationId: 'app-1',
      expiresAt: START + 3_600_000,
      claims: { jti: expect.any(String) },
    });
  });

  it.each<[string, object, object]>([
    ['wrong-kind', { typ: 'JWT' }, {}],
    ['wrong-kind', { typ: undefined }, {}],
    ['wrong-kind', { typ: 'AT+JWT ' }, {}],
    ['wrong-kind', {}, { sub: 'user-7' }],
    ['unknown-key', { kid: undefined }, {}],
    ['unknown-key', { kid: 'other' }, {}],
    ['unknown-key', { kid: '../../../../dev/null' }, {}],
    ['unknown-key', { kid: '__proto__' }, {}],
    ['unsupported-algorithm', { alg: 'RS256' }, {}],
    ['unsupported-algorithm', { alg: 'none' }, {}],
    ['unsupported-algorithm', { alg: 'HS256' }, {}],
    ['malformed', { crit: ['exp'] }, {}],
    ['malformed', { crit: [] }, {}],
    ['malformed', { b64: true }, {}],
    ['malformed', { alg: 7 }, {}],
    ['malformed', { kid: 7 }, {}],
    ['malformed', { typ: ['at+jwt'] }, {}],
    ['malformed', {}, { exp: undefined }],
    ['malformed', {}, { exp: String(START / 1000 + 60) }],
    ['malformed', {}, { exp: null }],
    ['malformed', {}, { iat: undefined }],
    ['malformed', {}, { nbf: 'soon' }],
    ['malformed', {}, { jti: undefined }],
    ['malformed', {}, { client_id: 7, sub: 7 }],
    ['malformed', {}, { roles: 'Admin' }],
    ['malformed', {}, { ts_roles: ['a', 7] }],
    ['expired', {}, { exp: START / 1000 }],
    ['expired', {}, { exp: -1 }],
    ['not-yet-valid', {}, { iat: START / 1000 + 31 }],
    ['not-yet-valid', {}, { nbf: START / 1000 + 31 }],
    ['wrong-issuer', {}, { iss: 'https://evil.example/oidc' }],
    ['wrong-issuer', {}, { iss: [ISSUER] }],
    ['wrong-issuer', {}, { iss: undefined }],
    ['wrong-audience', {}, { aud: 'other' }],
    ['wrong-audience', {}, { aud: ['userid-api', 7] }],
    ['wrong-audience', {}, { aud: undefined }],
    ['wrong-tenant', {}, { tid: 'other' }],
    ['unknown-client', {}, { client_id: 'gone', sub: 'gone' }],
    ['unknown-client', {}, { app_id: 'app-2' }],
  ])('refuses as %s: header %j, claims %j', (reason, header, claims) => {
    expect(service.verifier.verify(forge(service, header, claims))).toMatchObject({ valid: false, reason });
  });

  it('accepts the media type in full, an audience list, and a clock that runs half a minute ahead', () => {
    expect(service.verifier.verify(forge(service, { typ: 'application/at+jwt' }, {})).valid).toBe(true);
    expect(service.verifier.verify(forge(service, {}, { aud: ['other', 'userid-api'] })).valid).toBe(true);
    expect(service.verifier.verify(forge(service, {}, { iat: START / 1000 + 30 })).valid).toBe(true);
    expect(service.verifier.verify(forge(service, {}, { nbf: START / 1000 + 30 })).valid).toBe(true);
    expect(service.verifier.verify(forge(service, {}, { ts_roles: ['a'], roles: ['Admin'] })).valid).toBe(true);
  });

  it('refuses the token of another server with the same kid', async () => {
    const other = await startService();
    expect(service.verifier.verify(forge(other, { kid: service.key.kid }, {}))).toMatchObject({
      reason: 'bad-signature',
    });
  });
});

describe('remembered tokens', () => {
  const base = () => ({ keyring: service.keyring, clients: service.store, tenantId: TENANT, clock: service.clock });

  it('forgets on demand, and remembers nothing with a cache of size 0', () => {
    const token = service.token();
    const first = service.verifier.verify(token);
    service.verifier.clear();
    expect(service.verifier.verify(token)).toEqual(first);
    expect(service.verifier.verify(token)).not.toBe(first);
    const forgetful = createAccessTokenVerifier({ ...base(), issuers: [ISSUER], cacheSize: 0 });
    expect(forgetful.verify(token)).toEqual(first);
    expect(forgetful.verify(token)).not.toBe(forgetful.verify(token));
    expect(forgetful.verify('x.y.z').valid).toBe(false);
    forgetful.clear();
  });

  it('keeps no more than its size', () => {
    const verifier = createAccessTokenVerifier({ ...base(), issuers: [ISSUER], cacheSize: 2 });
    const tokens = [service.token(), service.token(), service.token()];
    const [first, , third] = tokens.map((token) => verifier.verify(token));
    expect(verifier.verify(tokens[2] ?? '')).toBe(third);
    expect(verifier.verify(tokens[0] ?? '')).not.toBe(first);
  });

  it('asks for the issuers when it needs them', () => {
    let issuers: string[] = [];
    const verifier = createAccessTokenVerifier({ ...base(), issuers: () => issuers });
    const token = service.token();
    expect(verifier.verify(token)).toMatchObject({ reason: 'wrong-issuer' });
    issuers = ['https://waymark.example/cis/oidc', ISSUER];
    expect(verifier.verify(token).valid).toBe(true);
  });

  it('gives the same frozen object for the same token', async () => {
    const own = await startService();
    const token = own.token();
    const first = own.verifier.verify(token);
    expect(own.verifier.verify(`${token}`)).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
    if (!first.valid) throw new Error('refused');
    expect(Object.isFrozen(first.claims) && Object.isFrozen(first.claims.roles)).toBe(true);
  });

  it('checks the expiry at every hit, to the millisecond', async () => {
    const own = await startService();
    const token = own.token();
    own.time.now = START + 3_599_000;
    expect(own.verifier.verify(token).valid).toBe(true);
    own.time.now = START + 3_599_999;
    expect(own.verifier.verify(token).valid).toBe(true);
    own.time.now = START + 3_600_000;
    expect(own.verifier.verify(token)).toMatchObject({ reason: 'expired' });
  });

  it('verifies anew after a minute', async () => {
    const own = await startService();
    const token = own.token();
    const first = own.verifier.verify(token);
    own.time.now += 59_999;
    expect(own.verifier.verify(token)).toBe(first);
    own.time.now += 1;
    const again = own.verifier.verify(token);
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });

  it('notices a removed client, a moved client and a removed key at once', async () => {
    const own = await startService();
    const token = own.token();
    expect(own.verifier.verify(token).valid).toBe(true);
    own.clients.delete('shop');
    expect(own.verifier.verify(token)).toMatchObject({ reason: 'unknown-client' });
    own.clients.set('shop', own.client);
    expect(own.verifier.verify(token).valid).toBe(true);
    own.clients.set('shop', { ...own.client, applicationId: 'app-2' });
    expect(own.verifier.verify(token)).toMatchObject({ reason: 'unknown-client' });
    own.clients.set('shop', own.client);
    expect(own.verifier.verify(token).valid).toBe(true);
    const other = await startService();
    own.keyring.replace([other.key]);
    expect(own.verifier.verify(token)).toMatchObject({ reason: 'unknown-key' });
  });

  it('does not find a token by its claims: another signature is another token', async () => {
    const own = await startService();
    const token = own.token();
    expect(own.verifier.verify(token).valid).toBe(true);
    const [header, payload, signature = ''] = token.split('.');
    const other = `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`;
    expect(own.verifier.verify(`${header}.${payload}.${other}`)).toMatchObject({ reason: 'bad-signature' });
    expect(own.verifier.verify(`${header}.${payload}.`)).toMatchObject({ reason: 'malformed' });
    expect(own.verifier.verify(token).valid).toBe(true);
  });
});
