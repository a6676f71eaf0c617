import { describe, expect, it, vi } from 'vitest';
import { callPublished, publishedUrl } from './call-published.ts';

const json = (body: unknown, status = 200) => Response.json(body, { status });

describe('a call of the published version', () => {
  it('fetches a token, then calls with it and an id of its own', async () => {
    const fetchIt = vi.fn<typeof fetch>();
    fetchIt.mockResolvedValueOnce(json({ access_token: 'T' })).mockResolvedValueOnce(json({ ok: true }, 201));
    const call = { request: { body: { a: 1 }, params: { x: ['1', '2'] }, headers: { 'x-h': 'v' } } };
    const called = await callPublished('pay', call, { clientId: 'c 1', secret: 's' }, fetchIt);
    expect(called).toMatchObject({ kind: 'answer', answer: { status: 201, body: '{"ok":true}' } });
    const [url, init] = fetchIt.mock.calls[1] ?? [];
    expect(url).toBe('/ido/api/v2/invoke-api-journey/pay?clientId=c+1&x=1&x=2');
    expect(init).toMatchObject({
      redirect: 'manual',
      body: '{"a":1}',
      headers: { authorization: 'Bearer T', 'x-h': 'v', 'x-correlation-id': expect.stringMatching(/^try-/) },
    });
  });

  it('tries the header when the client may not authenticate in the body, and tells why it is refused', async () => {
    const fetchIt = vi.fn<typeof fetch>(async () => json({ error: 'invalid_client', error_description: 'No.' }, 401));
    expect(await callPublished('pay', { request: {} }, { clientId: 'c', secret: 's' }, fetchIt)).toEqual({
      kind: 'token-refused',
      status: 401,
      message: 'No.',
    });
    expect(fetchIt).toHaveBeenCalledTimes(2);
    expect(fetchIt.mock.calls[1]?.[1]?.headers).toEqual({ authorization: `Basic ${btoa('c:s')}` });
  });

  it('goes without a token when there is no secret', async () => {
    const fetchIt = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }));
    await callPublished('open', { request: { method: 'GET' } }, { clientId: '', secret: '' }, fetchIt);
    expect(fetchIt.mock.calls[0]?.[0]).toBe('/ido/api/v2/invoke-api-journey/open');
    expect(fetchIt.mock.calls[0]?.[1]).not.toHaveProperty('body');
    expect(publishedUrl('open', '', { request: {} })).toBe('/ido/api/v2/invoke-api-journey/open');
  });
});
