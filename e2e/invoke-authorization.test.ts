import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { SigningKey } from '@waymark/authorization-server';
import {
  createClient,
  expressionJourney,
  fetchClientToken,
  publish,
  readClaims,
  readSigningKey,
  signToken,
} from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, type InvokeFixture, startInvokeFixture } from './invoke-fixture.ts';

let fixture: InvokeFixture;
let key: SigningKey;
let claims: Record<string, unknown>;
beforeAll(async () => {
  fixture = await startInvokeFixture();
  key = await readSigningKey(fixture.server.dataDirectory);
  claims = readClaims(fixture.token);
  const { session, server } = fixture;
  const allowed = { enforceToken: true, allowedClients: [server.demo.clientId] };
  await publish(session, expressionJourney('guarded', '@policy.client().id', { enforceToken: true }));
  await publish(session, expressionJourney('guarded-by-default', '"in"', {}));
  await publish(session, expressionJourney('open', '"in"'));
  await publish(session, expressionJourney('for-the-demo', '"in"', allowed));
  await publish(session, expressionJourney('named-for-the-demo', '"in"', { ...allowed, enforceToken: false }));
  await publish(session, expressionJourney('for-nobody', '"in"', { ...allowed, allowedClients: [] }));
});
afterAll(() => fixture.server.stop());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const call = (token: string, journey = 'guarded') => fixture.call(journey, { headers: bearer(token) });
const now = () => Math.floor(Date.now() / 1000);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function expectUnauthorized(response: Response, error: string): Promise<void> {
  const challenge = response.headers.get('www-authenticate');
  await expectRefusal(response, 401);
  expect(challenge).toMatch(/^Bearer realm="waymark"/);
  expect(challenge).toContain(`error="${error}"`);
}

describe('a journey that enforces tokens', () => {
  it('is called with the token of the client it names', async () => {
    const response = await call(fixture.token);
    expect([response.status, await response.json()]).toEqual([200, fixture.server.demo.clientId]);
    expect((await fixture.call('guarded', { headers: { authorization: `bearer   ${fixture.token}` } })).status).toBe(
      200,
    );
  });

  it('is what a journey that says nothing becomes', async () => {
    expect((await fixture.call('guarded-by-default')).status).toBe(401);
    expect((await call(fixture.token, 'guarded-by-default')).status).toBe(200);
  });

  it('challenges a call without a token, without naming an error', async () => {
    for (const headers of [{}, { authorization: 'Basic YTpi' }, { authorization: fixture.token }]) {
      const response = await fixture.call('guarded', { headers });
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="waymark"');
      await expectRefusal(response, 401);
    }
  });

  it('takes no token from the query', async () => {
    const query = `${fixture.clientQuery}&access_token=${fixture.token}`;
    await expectRefusal(await fixture.call('guarded', { query }), 401);
  });

  it.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer "x"', 'Bearer x, Bearer y'])(
    'refuses the malformed header %j',
    async (authorization) => {
      await expectUnauthorized(await fixture.call('guarded', { headers: { authorization } }), 'invalid_request');
    },
  );

  it.each(['x', 'a.b', 'a.b.c', '..', 'a.b.c.d.e', 'x'.repeat(9000)])('refuses %.20s as no token', async (token) => {
    await expectUnauthorized(await call(token), 'invalid_token');
  });

  it('accepts what its own key signs, so that the refusals below have one reason each', async () => {
    expect((await call(signToken(key, {}, claims))).status).toBe(200);
    expect((await call(signToken(key, { typ: 'application/at+jwt' }, claims))).status).toBe(200);
    expect((await call(signToken(key, {}, { ...claims, exp: now() + 2 }))).status).toBe(200);
  });

  it.each<[string, object]>([
    ['has expired', { exp: now() - 1 }],
    ['has no expiry', { exp: undefined }],
    ['has a text for an expiry', { exp: '9999999999' }],
    ['is not valid yet', { nbf: now() + 3600 }],
    ['comes from the future', { iat: now() + 3600 }],
    ['has another issuer', { iss: 'https://idp.example.com' }],
    ['has the issuer of a look-alike', { iss: 'http://127.0.0.1' }],
    ['has no issuer', { iss: undefined }],
    ['is meant for another service', { aud: 'something-else' }],
    ['belongs to another tenant', { tid: 'other' }],
    ['speaks for a user', { sub: 'user-1' }],
    ['names an application that the client is not in', { app_id: 'other' }],
    ['names an unknown client', { sub: 'nobody', client_id: 'nobody' }],
    ['has no client', { client_id: undefined }],
  ])('refuses a signed token that %s', async (_what, change) => {
    await expectUnauthorized(await call(signToken(key, {}, { ...claims, ...change })), 'invalid_token');
  });

  it.each<[string, object]>([
    ['the type of an ID token', { typ: 'JWT' }],
    ['no type', { typ: undefined }],
    ['an unknown key', { kid: 'another' }],
    ['no key', { kid: undefined }],
    ['a critical extension', { crit: ['b64'], b64: false }],
    ['a key of its own', { kid: 'own', jwk: { kty: 'oct', k: 'AA' } }],
  ])('refuses a signed token whose header has %s', async (_what, header) => {
    await expectUnauthorized(await call(signToken(key, header, claims)), 'invalid_token');
  });

  it('refuses alg none, with and without a signature', async () => {
    const unsigned = `${encode({ alg: 'none', typ: 'at+jwt', kid: key.kid })}.${encode(claims)}`;
    for (const token of [`${unsigned}.`, `${unsigned}.AAAA`])
      await expectUnauthorized(await call(token), 'invalid_token');
  });

  it('refuses HS256 with the public key as the secret', async () => {
    const pem = createPublicKey({ key: { ...key.publicJwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })}.${encode(claims)}`;
    for (const secret of [pem, JSON.stringify(key.publicJwk)]) {
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      await expectUnauthorized(await call(`${signed}.${signature}`), 'invalid_token');
    }
  });

  it('refuses a key of another type and of another owner', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const withRsa = `${encode({ alg: 'RS256', typ: 'at+jwt', kid: key.kid })}.${encode(claims)}`;
    const rsaToken = `${withRsa}.${sign('sha256', Buffer.from(withRsa), rsa).toString('base64url')}`;
    const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
    const foreignToken = signToken({ ...key, privateJwk: foreign as SigningKey['privateJwk'] }, {}, claims);
    for (const token of [rsaToken, foreignToken]) await expectUnauthorized(await call(token), 'invalid_token');
  });

  it('refuses other claims under a good signature, though the good token is remembered', async () => {
    expect((await call(fixture.token)).status).toBe(200);
    const [header, , signature] = fixture.token.split('.');
    await expectUnauthorized(
      await call(`${header}.${encode({ ...claims, exp: now() + 99_999 })}.${signature}`),
      'invalid_token',
    );
    await expectUnauthorized(await call(`${fixture.token}=`), 'invalid_token');
    await expectUnauthorized(await call(`${header}.${encode(claims)}.${signature?.slice(0, -2)}`), 'invalid_token');
  });

  it('refuses a remembered token in the second that it expires', async () => {
    const token = signToken(key, {}, { ...claims, exp: now() + 1 });
    expect((await call(token)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await expectUnauthorized(await call(token), 'invalid_token');
  });
});

describe('the client of a call', () => {
  it.each([
    ['missing', '', 400],
    ['empty', 'clientId=', 400],
    ['unknown', 'clientId=nobody', 400],
    ['repeated', 'clientId=a&clientId=a', 400],
    ['spelt otherwise', 'clientid=a', 400],
  ])('must not be %s, with or without a token', async (_what, query, status) => {
    await expectRefusal(await fixture.call('open', { query }), status);
    await expectRefusal(await fixture.call('guarded', { query, headers: bearer(fixture.token) }), status);
  });

  it('may be written with escapes', async () => {
    const first = fixture.server.demo.clientId.charCodeAt(0).toString(16);
    const query = `clientId=%${first}${fixture.server.demo.clientId.slice(1)}`;
    expect((await fixture.call('guarded', { query, headers: bearer(fixture.token) })).status).toBe(200);
  });

  it('must be the one of the token, and one that the journey lists', async () => {
    const other = await createClient(fixture.session, 'Other client');
    const otherToken = await fetchClientToken({ ...other, baseUrl: fixture.server.baseUrl });
    const query = `clientId=${other.clientId}`;
    expect((await fixture.call('guarded', { query, headers: bearer(otherToken) })).status).toBe(200);
    const forbidden = [
      await call(otherToken),
      await fixture.call('guarded', { query, headers: bearer(fixture.token) }),
      await fixture.call('for-the-demo', { query, headers: bearer(otherToken) }),
      await fixture.call('named-for-the-demo', { query }),
      await call(fixture.token, 'for-nobody'),
    ];
    for (const response of forbidden) {
      expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
      await expectRefusal(response, 403);
    }
    expect((await call(fixture.token, 'for-the-demo')).status).toBe(200);
    expect((await fixture.call('named-for-the-demo')).status).toBe(200);
  });

  it('is refused at once when it is removed, and with it its remembered token', async () => {
    const gone = await createClient(fixture.session, 'Short-lived client');
    const token = await fetchClientToken({ ...gone, baseUrl: fixture.server.baseUrl });
    const options = { query: `clientId=${gone.clientId}`, headers: bearer(token) };
    expect((await fixture.call('guarded', options)).status).toBe(200);
    expect((await fixture.session.call('DELETE', gone.path)).status).toBe(204);
    await expectUnauthorized(await fixture.call('guarded', options), 'invalid_token');
    await expectRefusal(await fixture.call('open', { query: options.query }), 400);
    await expect(fetchClientToken({ ...gone, baseUrl: fixture.server.baseUrl })).rejects.toThrow('401');
  });
});
