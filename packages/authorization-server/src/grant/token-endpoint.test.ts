import { describe, expect, it, vi } from 'vitest';
import { decodePart, ISSUER, startService, TENANT } from '../rfc/fixtures.ts';
import { createTokenEndpoint, type TokenBody } from './token-endpoint.ts';

const CONTENT_TYPE = 'application/x-www-form-urlencoded';

describe('createTokenEndpoint', () => {
  it('reports issued tokens, and failures without flooding', async () => {
    const { store, keyring, clock, credentials } = await startService();
    const events = { tokenIssued: vi.fn(), clientAuthenticationFailed: vi.fn() };
    const endpoint = createTokenEndpoint({ clients: store, keyring, tenantId: TENANT, clock, events });
    const post = (form: Record<string, string>) =>
      endpoint.handle({ issuer: ISSUER, contentType: CONTENT_TYPE, body: new URLSearchParams(form).toString() });

    post({ grant_type: 'client_credentials', ...credentials });
    expect(events.tokenIssued.mock.calls).toEqual([[{ clientId: 'shop', applicationId: 'app-1' }]]);

    for (let i = 0; i < 12; i++) post({ client_id: 'shop', client_secret: `guess-${i}` });
    for (let i = 0; i < 12; i++) post({ client_id: `${i}${'x'.repeat(500)}`, client_secret: 'guess' });
    const reports = events.clientAuthenticationFailed.mock.calls.map(([event]) => event);
    expect(reports).toEqual([
      { clientId: 'shop', known: true, failuresThisMinute: 1 },
      { clientId: 'shop', known: true, failuresThisMinute: 10 },
      { clientId: `0${'x'.repeat(127)}`, known: false, failuresThisMinute: 1 },
      { clientId: `9${'x'.repeat(127)}`, known: false, failuresThisMinute: 10 },
    ]);
    expect(JSON.stringify(reports)).not.toContain('guess');
    expect(events.tokenIssued).toHaveBeenCalledTimes(1);
  });

  it('takes lifetime, audience and realm from its options', async () => {
    const { store, keyring, clock, credentials } = await startService();
    const options = { clients: store, keyring, tenantId: 'acme', clock };
    const endpoint = createTokenEndpoint({ ...options, lifetime: 60, audience: 'orders', realm: 'Orders' });
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...credentials }).toString();
    const answer = endpoint.handle({ issuer: 'https://a.example', contentType: CONTENT_TYPE, body }).body as TokenBody;
    const claims = decodePart(answer.access_token, 1);
    expect(answer.expires_in).toBe(60);
    expect(claims).toMatchObject({ iss: 'https://a.example', aud: 'orders', tid: 'acme' });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(60);
    const refused = endpoint.handle({ issuer: ISSUER, contentType: CONTENT_TYPE, body: 'client_id=x&client_secret=y' });
    expect(refused.headers['www-authenticate']).toBe('Basic realm="Orders", charset="UTF-8"');
  });
});
