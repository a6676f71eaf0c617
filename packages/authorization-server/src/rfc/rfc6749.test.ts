import { beforeAll, describe, expect, it } from 'vitest';
import { generateClientSecret } from '../client/client-secret.ts';
import type { TokenBody } from '../grant/token-endpoint.ts';
import { MAX_TOKEN_REQUEST_LENGTH } from '../grant/token-endpoint.ts';
import type { OAuthErrorBody } from '../oauth-error.ts';
import { type Service, startService } from './fixtures.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});

const GRANT = { grant_type: 'client_credentials' };

function basic(id: string, secret: string): string {
  const encode = (text: string) => new URLSearchParams({ t: text }).toString().slice(2);
  return `Basic ${Buffer.from(`${encode(id)}:${encode(secret)}`).toString('base64')}`;
}

function expectError(response: ReturnType<Service['post']>, status: number, error: string): OAuthErrorBody {
  const body = response.body as OAuthErrorBody;
  expect({ status: response.status, error: body.error }).toEqual({ status, error });
  expect(body.error_code).toBe(status);
  expect(body.message).toBe(body.error_description);
  expect(body.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
  expect(Object.keys(body).sort()).toEqual(['error', 'error_code', 'error_description', 'message']);
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.headers.pragma).toBe('no-cache');
  expect('www-authenticate' in response.headers).toBe(status === 401);
  return body;
}

describe('RFC 6749: access token response (§5.1)', () => {
  it('has exactly four members, and is not cached', () => {
    const response = service.post({ ...GRANT, ...service.credentials });
    expect(response.status).toBe(200);
    expect(response.headers).toEqual({
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-store',
      pragma: 'no-cache',
    });
    const body = response.body as TokenBody;
    expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in', 'scope']);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: '' });
  });
});

describe('RFC 6749: client authentication (§2.3)', () => {
  it('accepts the secret in the form and in the header, whatever the registered method', () => {
    for (const authenticationMethod of ['client_secret_basic', 'client_secret_post'] as const) {
      service.clients.set(service.client.id, { ...service.client, authenticationMethod });
      expect(service.post({ ...GRANT, ...service.credentials }).status).toBe(200);
      const authorization = basic(service.client.id, service.secret.reveal());
      expect(service.post(GRANT, { authorization }).status).toBe(200);
      expect(service.post(GRANT, { authorization: authorization.replace('Basic ', 'bAsIc   ') }).status).toBe(200);
    }
  });

  it('decodes form encoding inside Basic (§2.3.1)', () => {
    const id = 'a b+c:d/é';
    service.clients.set(id, { ...service.client, id });
    expect(service.post(GRANT, { authorization: basic(id, service.secret.reveal()) }).status).toBe(200);
    const everyCharacter = [...service.secret.reveal()].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('');
    const authorization = `Basic ${Buffer.from(`shop:${everyCharacter}`).toString('base64')}`;
    expect(service.post(GRANT, { authorization }).status).toBe(200);
  });

  it('accepts the same client_id in the form beside the header, and no other', () => {
    const authorization = basic(service.client.id, service.secret.reveal());
    expect(service.post({ ...GRANT, client_id: 'shop' }, { authorization }).status).toBe(200);
    expectError(service.post({ ...GRANT, client_id: 'other' }, { authorization }), 400, 'invalid_request');
  });

  it('refuses two methods at once', () => {
    const authorization = basic(service.client.id, service.secret.reveal());
    expectError(service.post({ ...GRANT, ...service.credentials }, { authorization }), 400, 'invalid_request');
    const asserted = { ...GRANT, ...service.credentials, client_assertion: 'x' };
    expectError(service.post(asserted), 400, 'invalid_request');
  });

  it.each([
    ['unknown client', { client_id: 'nobody', client_secret: 'x' }],
    ['name of a built-in', { client_id: '__proto__', client_secret: 'x' }],
    ['wrong secret', { client_id: 'shop', client_secret: 'x' }],
    ['hash instead of the secret', { client_id: 'shop', client_secret: 'HASH' }],
    ['no secret', { client_id: 'shop' }],
    ['empty secret', { client_id: 'shop', client_secret: '' }],
    ['no client', {}],
    ['client assertion', { client_id: 'shop', client_assertion: 'x', client_assertion_type: 'y' }],
  ])('answers 401 with a challenge: %s', (_name, fields) => {
    const form: Record<string, string> = { ...GRANT, ...fields };
    if (form.client_secret === 'HASH') form.client_secret = service.client.secrets[0]?.sha256 ?? '';
    const response = service.post(form);
    expectError(response, 401, 'invalid_client');
    expect(response.headers['www-authenticate']).toBe('Basic realm="waymark", charset="UTF-8"');
  });

  it('answers an unknown client and a wrong secret alike', () => {
    const unknown = service.post({ ...GRANT, client_id: 'nobody', client_secret: 'x' });
    expect(service.post({ ...GRANT, client_id: 'shop', client_secret: 'x' })).toEqual(unknown);
  });

  it.each([
    ['Basic', 400, 'invalid_request'],
    ['Basic !!!', 400, 'invalid_request'],
    [`Basic ${Buffer.from('nocolon').toString('base64')}`, 400, 'invalid_request'],
    [`Basic ${Buffer.from(':secret').toString('base64')}`, 400, 'invalid_request'],
    [`Basic ${Buffer.from('%zz:x').toString('base64')}`, 400, 'invalid_request'],
    [`Basic ${Buffer.from('shop:').toString('base64')}`, 401, 'invalid_client'],
    ['Bearer abc', 401, 'invalid_client'],
    ['', 401, 'invalid_client'],
  ])('refuses the header %j', (authorization, status, error) => {
    expectError(service.post(GRANT, { authorization }), status, error);
  });

  it('accepts both live secrets during a rotation, and neither once revoked', async () => {
    const own = await startService();
    const second = generateClientSecret();
    own.clients.set('shop', { ...own.client, secrets: [...own.client.secrets, second.record] });
    const form = { ...GRANT, client_id: 'shop' };
    expect(own.post({ ...form, client_secret: own.secret.reveal() }).status).toBe(200);
    expect(own.post({ ...form, client_secret: second.secret.reveal() }).status).toBe(200);
    own.clients.set('shop', { ...own.client, secrets: [second.record] });
    expectError(own.post({ ...form, client_secret: own.secret.reveal() }), 401, 'invalid_client');
    own.clients.set('shop', { ...own.client, secrets: [] });
    expectError(own.post({ ...form, client_secret: second.secret.reveal() }), 401, 'invalid_client');
  });

  it('never locks a client out: a thousand wrong guesses do not hurt the right secret', () => {
    for (let i = 0; i < 1000; i++) service.post({ ...GRANT, client_id: 'shop', client_secret: `guess-${i}` });
    expect(service.post({ ...GRANT, ...service.credentials }).status).toBe(200);
  });
});

describe('RFC 6749: token request (§3.2, §4.4.2, §5.2)', () => {
  it.each([
    [undefined],
    ['application/json'],
    ['text/plain'],
    ['multipart/form-data; boundary=x'],
    ['application/x-www-form-urlencodedx'],
  ])('refuses the content type %s', (contentType) => {
    const form = { ...GRANT, ...service.credentials };
    expectError(service.post(form, { contentType }), 400, 'invalid_request');
  });

  it('accepts a charset and any case in the content type', () => {
    const contentType = 'Application/X-WWW-Form-Urlencoded; charset=UTF-8';
    expect(service.post({ ...GRANT, ...service.credentials }, { contentType }).status).toBe(200);
  });

  it.each(['grant_type', 'client_id', 'client_secret', 'scope', 'anything'])('refuses a second %s', (name) => {
    const form = new URLSearchParams({ ...GRANT, ...service.credentials, scope: 'a', anything: 'b' }).toString();
    expectError(
      service.post(`${form}&${name}=${name === 'grant_type' ? 'client_credentials' : 'x'}`),
      400,
      'invalid_request',
    );
    expectError(service.post(`${name}=&${form}`), 400, 'invalid_request');
    expectError(service.post(`${form}&${name.replace('_', '%5F')}=x`), 400, 'invalid_request');
  });

  it('treats a parameter without a value as left out, and ignores unknown ones', () => {
    const form = { ...GRANT, ...service.credentials, scope: '', resource: '', colour: 'blue' };
    expect(service.post(form)).toMatchObject({ status: 200, body: { scope: '' } });
  });

  it.each(['%', '%g0', '%c3%28', 'a=%ff'])('refuses broken encoding %s', (body) => {
    expectError(service.post(body), 400, 'invalid_request');
  });

  it('refuses a missing and an unknown grant_type', () => {
    expectError(service.post(service.credentials), 400, 'invalid_request');
    for (const grant_type of ['password', 'authorization_code', 'refresh_token', 'toString', 'CLIENT_CREDENTIALS']) {
      expectError(service.post({ ...service.credentials, grant_type }), 400, 'unsupported_grant_type');
    }
  });

  it('refuses a body beyond the limit', () => {
    const form = new URLSearchParams({ ...GRANT, ...service.credentials }).toString();
    const padding = MAX_TOKEN_REQUEST_LENGTH - form.length - '&p='.length;
    expect(service.post(`${form}&p=${'x'.repeat(padding)}`).status).toBe(200);
    expectError(service.post(`${form}&p=${'x'.repeat(padding + 1)}`), 413, 'invalid_request');
  });
});

describe('RFC 6749: scope (§3.3)', () => {
  it.each([
    ['orders', 'orders'],
    ['orders:read orders:write', 'orders:read orders:write'],
    ['a b a', 'a b'],
  ])('grants %j as %j and says so', (scope, granted) => {
    expect(service.post({ ...GRANT, ...service.credentials, scope })).toMatchObject({
      status: 200,
      body: { scope: granted },
    });
  });

  it.each([' ', ' a', 'a ', 'a  b', 'a\tb', 'a"b', 'a\\b', 'é', 'a\nb', 'x'.repeat(1001)])('refuses %j', (scope) => {
    expectError(service.post({ ...GRANT, ...service.credentials, scope }), 400, 'invalid_scope');
  });
});

describe('RFC 8707: resource (§2)', () => {
  it('refuses every resource, once or repeated, as none is configured', () => {
    const form = new URLSearchParams({ ...GRANT, ...service.credentials }).toString();
    expectError(service.post(`${form}&resource=https%3A%2F%2Fapi.example`), 400, 'invalid_target');
    expectError(
      service.post(`${form}&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example`),
      400,
      'invalid_target',
    );
  });

  it('authenticates the client first', () => {
    expectError(
      service.post({ ...GRANT, client_id: 'shop', client_secret: 'x', resource: 'https://a.example' }),
      401,
      'invalid_client',
    );
  });
});
