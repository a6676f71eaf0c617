import type { AddressInfo } from 'node:net';
import {
  type Client,
  createAccessTokenVerifier,
  createTokenEndpoint,
  generateClientSecret,
  generateSigningKey,
  SigningKeyring,
} from '@waymark/authorization-server';
import Fastify, { type FastifyInstance } from 'fastify';
import * as jose from 'jose';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oidcIssuers } from './issuers.ts';
import { oidcRoutes } from './oidc-routes.ts';

const { secret, record } = generateClientSecret();
const CLIENT: Client = {
  id: 'shop',
  applicationId: 'app-1',
  applicationName: 'Your demo app',
  name: 'Demo client',
  type: 'web',
  redirectUris: [],
  authenticationMethod: 'client_secret_basic',
  secrets: [record],
  createdAt: 0,
  updatedAt: 0,
};
const FORM = new URLSearchParams({
  grant_type: 'client_credentials',
  client_id: CLIENT.id,
  client_secret: secret.reveal(),
}).toString();
const FORM_TYPE = 'application/x-www-form-urlencoded';

let app: FastifyInstance;
let baseUrl = '';
let failing = false;
let keyring: SigningKeyring;
const clients = {
  findClient(id: string) {
    if (failing) throw new Error('the store is broken: /var/lib/store');
    return id === CLIENT.id ? CLIENT : undefined;
  },
};

beforeAll(async () => {
  keyring = new SigningKeyring([await generateSigningKey('ES256')]);
  const tokenEndpoint = createTokenEndpoint({ clients, keyring, tenantId: 'default' });
  app = Fastify();
  await app.register(oidcRoutes, { tokenEndpoint, keyring, baseUrl: () => baseUrl });
  app.post('/other', (request) => ({ body: request.body }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  baseUrl = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});

afterAll(() => app.close());

describe.each([
  ['/oidc', 0],
  ['/cis/oidc', 1],
])('strict clients at %s', (mount, index) => {
  const authentications = [
    ['client_secret_basic', openid.ClientSecretBasic, oauth.ClientSecretBasic],
    ['client_secret_post', openid.ClientSecretPost, oauth.ClientSecretPost],
  ] as const;

  async function expectGoodToken(token: string): Promise<void> {
    const issuer = `${baseUrl}${mount}`;
    expect(oidcIssuers(baseUrl)[index]).toBe(issuer);
    const keys = jose.createRemoteJWKSet(new URL(`${issuer}/jwks`));
    await jose.jwtVerify(token, keys, { issuer, audience: 'userid-api', typ: 'at+jwt' });
    const issuers = oidcIssuers(baseUrl);
    const verifier = createAccessTokenVerifier({ keyring, clients, issuers, tenantId: 'default' });
    expect(verifier.verify(token)).toMatchObject({ valid: true, clientId: 'shop' });
  }

  it.each(authentications)('openid-client gets a token through discovery with %s', async (_name, authentication) => {
    for (const algorithm of ['oidc', 'oauth2'] as const) {
      const config = await openid.discovery(
        new URL(`${baseUrl}${mount}`),
        CLIENT.id,
        undefined,
        authentication(secret.reveal()),
        { execute: [openid.allowInsecureRequests], algorithm },
      );
      const tokens = await openid.clientCredentialsGrant(config, {});
      expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
      await expectGoodToken(tokens.access_token);
    }
  });

  it.each(authentications)(
    'oauth4webapi gets a token through discovery with %s',
    async (_name, _openid, authentication) => {
      const issuer = new URL(`${baseUrl}${mount}`);
      const insecure = { [oauth.allowInsecureRequests]: true };
      for (const algorithm of ['oidc', 'oauth2'] as const) {
        const discovered = await oauth.discoveryRequest(issuer, { algorithm, ...insecure });
        const server = await oauth.processDiscoveryResponse(issuer, discovered);
        const client = { client_id: CLIENT.id };
        const parameters = new URLSearchParams({ scope: 'orders:read' });
        const response = await oauth.clientCredentialsGrantRequest(
          server,
          client,
          authentication(secret.reveal()),
          parameters,
          insecure,
        );
        const tokens = await oauth.processClientCredentialsResponse(server, client, response);
        expect(tokens.scope).toBe('orders:read');
        await expectGoodToken(tokens.access_token);
        const request = new Request('http://waymark.example/', {
          headers: { authorization: `Bearer ${tokens.access_token}` },
        });
        const claims = await oauth.validateJwtAccessToken(server, request, 'userid-api', insecure);
        expect(claims.client_id).toBe('shop');
      }
    },
  );

  it('both understand the refusal of a wrong secret', async () => {
    const config = await openid.discovery(
      new URL(`${baseUrl}${mount}`),
      CLIENT.id,
      undefined,
      openid.ClientSecretPost('wrong'),
      { execute: [openid.allowInsecureRequests] },
    );
    await expect(openid.clientCredentialsGrant(config)).rejects.toMatchObject({ status: 401 });
    config.timeout = 5;
    const response = await fetch(`${baseUrl}${mount}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'shop', client_secret: 'wrong' }),
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    expect(await response.json()).toMatchObject({ error: 'invalid_client', error_code: 401 });
  });

  it('answers the call of the tutorial', async () => {
    const response = await app.inject({
      method: 'POST',
      url: `${mount}/token`,
      headers: { 'content-type': FORM_TYPE },
      payload: FORM,
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'cache-control': 'no-store',
      pragma: 'no-cache',
      'content-type': 'application/json;charset=UTF-8',
    });
    expect(Object.keys(response.json())).toEqual(['access_token', 'token_type', 'expires_in', 'scope']);
  });

  it('publishes the key set and two discovery documents that agree', async () => {
    const jwks = await app.inject(`${mount}/jwks`);
    expect(jwks.json()).toEqual(keyring.jwks());
    expect(jwks.body).not.toContain('"d"');
    expect(jwks.headers['cache-control']).toBe('public, max-age=300');
    const openidDocument = await app.inject(`${mount}/.well-known/openid-configuration`);
    const oauthDocument = await app.inject(`/.well-known/oauth-authorization-server${mount}`);
    expect(openidDocument.json()).toEqual(oauthDocument.json());
    expect(openidDocument.json()).toMatchObject({
      issuer: `${baseUrl}${mount}`,
      token_endpoint: `${baseUrl}${mount}/token`,
      jwks_uri: `${baseUrl}${mount}/jwks`,
    });
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
    'refuses %s at the token endpoint',
    async (method) => {
      const response = await app.inject({ method, url: `${mount}/token` });
      expect(response.statusCode).toBe(405);
      expect(response.headers.allow).toBe('POST');
      if (method !== 'HEAD') expect(response.json()).toMatchObject({ error: 'invalid_request', error_code: 405 });
    },
  );

  it('refuses other methods than GET at the documents', async () => {
    for (const url of [`${mount}/jwks`, `${mount}/.well-known/openid-configuration`]) {
      expect((await app.inject({ method: 'HEAD', url })).statusCode).toBe(200);
      for (const method of ['POST', 'DELETE'] as const) {
        const response = await app.inject({ method, url, headers: { 'content-type': 'x/y' }, payload: '{' });
        expect(response.statusCode).toBe(405);
        expect(response.headers.allow).toBe('GET, HEAD');
      }
    }
  });
});

describe('errors of the token service', () => {
  it.each([
    ['JSON', { 'content-type': 'application/json' }, '{"grant_type":"client_credentials"}'],
    ['broken JSON', { 'content-type': 'application/json' }, '{'],
    ['an unknown type', { 'content-type': 'a/b' }, FORM],
    ['a nonsense type', { 'content-type': ';;;' }, FORM],
    ['no type', {}, FORM],
    ['no body', { 'content-type': FORM_TYPE }, ''],
    ['nothing at all', {}, undefined],
  ])('answers %s in OAuth shape', async (name, headers, payload) => {
    const response = await app.inject({
      method: 'POST',
      url: '/oidc/token',
      headers,
      ...(payload !== undefined && { payload }),
    });
    const [status, error] = name === 'no body' ? [401, 'invalid_client'] : [400, 'invalid_request'];
    expect({ name, status: response.statusCode }).toEqual({ name, status });
    expect(response.json()).toMatchObject({ error, error_code: status, message: expect.any(String) });
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('answers 413 beyond 16 KiB', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/oidc/token',
      headers: { 'content-type': FORM_TYPE },
      payload: `${FORM}&p=${'x'.repeat(16_384)}`,
    });
    expect(response.statusCode).toBe(413);
    expect(response.json()).toMatchObject({ error: 'invalid_request', error_code: 413 });
  });

  it('answers its own failure without a word about it', async () => {
    failing = true;
    const response = await app.inject({
      method: 'POST',
      url: '/oidc/token',
      headers: { 'content-type': FORM_TYPE },
      payload: FORM,
    });
    failing = false;
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ error: 'server_error', error_code: 500 });
    expect(response.body).not.toMatch(/store|at |\.ts/);
  });

  it('leaves the body parsers of the rest of the server alone', async () => {
    const json = await app.inject({ method: 'POST', url: '/other', payload: { a: 1 } });
    expect(json.json()).toEqual({ body: { a: 1 } });
    const form = await app.inject({
      method: 'POST',
      url: '/other',
      headers: { 'content-type': FORM_TYPE },
      payload: FORM,
    });
    expect(form.statusCode).toBe(415);
  });

  it('follows a change of the signing key', async () => {
    const before = keyring.signing.kid;
    keyring.replace([await generateSigningKey('EdDSA')]);
    const { keys } = (await app.inject('/oidc/jwks')).json();
    expect(keys).toHaveLength(1);
    expect(keys[0].kid).not.toBe(before);
  });
});
