import { sampleTokens } from '@waymark/server';
import { fetchClientToken, startTestServer, type TestServer } from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await fetchClientToken(server.demo);
});
afterAll(() => server.stop());

const samples = sampleTokens(Date.now());

const call = (body: unknown, authorization = `Bearer ${token}`) =>
  fetch(`${server.baseUrl}/ido/api/v2/invoke-api-journey/${server.demo.journeyId}?clientId=${server.demo.clientId}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  });

describe('the tutorial', () => {
  it('approves with MFA', async () => {
    const response = await call({ external_access_token: samples.access, external_id_token: samples.idWithMfa });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ decision: 'approve' });
  });

  it('asks for a step-up without', async () => {
    const response = await call({ external_access_token: samples.access, external_id_token: samples.idWithoutMfa });
    expect(response.status).toBe(307);
    expect(response.headers.get('location')).toBe('https://yourdemoapp.com/stepup');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it.each([
    ['access', { external_access_token: samples.expired, external_id_token: samples.idWithMfa }],
    ['ID', { external_access_token: samples.access, external_id_token: samples.expired }],
  ])('rejects an expired %s token', async (_name, body) => {
    const response = await call(body);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ decision: 'reject', reason: 'token_expired' });
  });
});
