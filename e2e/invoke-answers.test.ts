import { answeringJourney, publish, RawConnection, requestText } from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INVOKE_PATH, type InvokeFixture, startInvokeFixture } from './invoke-fixture.ts';

let fixture: InvokeFixture;
let connection: RawConnection;
beforeAll(async () => {
  fixture = await startInvokeFixture();
  connection = await RawConnection.open(fixture.server.baseUrl);
});
afterAll(async () => {
  connection.close();
  await fixture.server.stop();
});

let published = 0;

/** Publishes a journey with this answer and calls it, on one connection for all, which would get out of step. */
async function answerOf(config: Readonly<Record<string, unknown>>, query = '') {
  const id = `answer-${++published}`;
  await publish(fixture.session, answeringJourney(id, config));
  return connection.exchange(requestText('POST', `${INVOKE_PATH}/${id}?${fixture.clientQuery}${query}`));
}

describe('an answer on the wire', () => {
  it.each([204, 304])('has neither body nor length with %i', async (responseCode) => {
    const { status, headers, body } = await answerOf({ responseCode });
    expect([status, body]).toEqual([responseCode, '']);
    expect(headers['content-length']).toBeUndefined();
    expect(headers['transfer-encoding']).toBeUndefined();
    expect(headers['content-type']).toBeUndefined();
    expect(headers['x-correlation-id']).toHaveLength(1);
  });

  it('leaves out the body that a journey gives to 204 and 205', async () => {
    for (const responseCode of [204, 205]) {
      expect((await answerOf({ responseCode, body: { expression: '{"a": 1}' } })).body).toBe('');
    }
  });

  it('is empty with a length of 0 when there is no body', async () => {
    const { headers, body } = await answerOf({ responseCode: 200 });
    expect([headers['content-length'], body]).toEqual([['0'], '']);
  });

  it.each([
    ['json', 'application/json', '{"a":"ä"}'],
    ['text', 'text/plain; charset=utf-8', '{"a":"ä"}'],
    ['html', 'text/html; charset=utf-8', '{"a":"ä"}'],
  ])('of the type %s is sent as %s', async (responseType, contentType, expected) => {
    const response = await answerOf({ responseCode: 200, responseType, body: { expression: '{"a": "ä"}' } });
    expect(response.headers['content-type']).toEqual([contentType]);
    expect(response.headers['content-length']).toEqual([String(Buffer.byteLength(expected))]);
    expect(response.body).toBe(expected);
  });

  it('takes text that is JSON as it is, and other text as a JSON text', async () => {
    const template = (text: string) => answerOf({ responseCode: 200, body: { template: text } });
    expect((await template('{"raw": true}')).body).toBe('{"raw": true}');
    expect((await template('plain "text"')).body).toBe('"plain \\"text\\""');
  });

  it('sends markup of HTML as it stands, with sniffing off', async () => {
    const body = { template: '<p>${@policy.request().params.name}</p>' };
    const response = await answerOf({ responseCode: 200, responseType: 'html', body }, '&name=Ann');
    expect(response.body).toBe('<p>Ann</p>');
    expect(response.headers['x-content-type-options']).toEqual(['nosniff']);
    expect(response.headers['cache-control']).toEqual(['no-store']);
  });

  it('sends a header twice where that is allowed, and the step’s own cache rule instead of the default', async () => {
    const headers = [
      { name: 'Set-Cookie', value: 'a=1; Path=/' },
      { name: 'Set-Cookie', value: 'b=2; Path=/' },
      { name: 'cache-control', value: 'max-age=5' },
      { name: 'X-Echo', value: '${@policy.request().params.name}' },
    ];
    const response = await answerOf({ responseCode: 200, headers }, '&name=Ann');
    expect(response.headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect(response.headers['cache-control']).toEqual(['max-age=5']);
    expect(response.headers['x-echo']).toEqual(['Ann']);
  });

  it.each([301, 302, 303, 307, 308])('leads to a path with %i', async (responseCode) => {
    const response = await answerOf({ responseCode, redirectUri: '/next?step=2' });
    expect([response.status, response.headers.location]).toEqual([responseCode, ['/next?step=2']]);
  });

  it('leads to an address that is filled in', async () => {
    const redirectUri = 'https://example.com/?to=${@strings.urlEncode(@policy.request().params.to)}';
    const { status, headers } = await answerOf({ responseCode: 303, redirectUri }, '&to=a%20b%26c');
    expect([status, headers.location]).toEqual([303, ['https://example.com/?to=a%20b%26c']]);
  });

  it.each([
    ['//evil.example', 'another host'],
    ['javascript:alert(1)', 'a script'],
    ['/ok\r\nSet-Cookie: a=1', 'a header of its own'],
    ['/\\evil.example', 'a backslash'],
    ['', 'nothing'],
  ])('never leads to %j (%s), wherever that comes from', async (to) => {
    process.env.WAYMARK_ENV_TARGET = to;
    const redirectUri = '${@env.get("TARGET") ?? ""}';
    const { status, headers } = await answerOf({ responseCode: 302, redirectUri });
    delete process.env.WAYMARK_ENV_TARGET;
    expect([status, headers.location, headers['set-cookie']]).toEqual([500, undefined, undefined]);
  });

  it('can’t be published with a redirect that the caller chooses', async () => {
    const config = { responseCode: 302, redirectUri: '${@policy.request().params.to}' };
    await expect(answerOf(config)).rejects.toThrow('open-redirect');
  });

  it('has no header that a caller’s line break could start', async () => {
    const headers = [{ name: 'X-Echo', value: 'a${@policy.request().params.value}b' }];
    const injected = await answerOf({ responseCode: 200, headers }, '&value=%0d%0aSet-Cookie:%20evil=1');
    expect([injected.status, injected.headers['set-cookie']]).toEqual([500, undefined]);
    expect((await answerOf({ responseCode: 200, headers }, '&value=%00')).status).toBe(500);
    expect((await answerOf({ responseCode: 200, headers }, '&value=%C3%A4')).status).toBe(500);
  });

  it.each([200, 201, 226, 300, 400, 401, 404, 405, 407, 408, 413, 426, 451, 500, 503, 511])(
    'has the status %i that the journey chose',
    async (responseCode) => {
      const redirectUri = responseCode === 300 ? { redirectUri: '/list' } : {};
      const response = await answerOf({ responseCode, ...redirectUri, body: { expression: '{"own": true}' } });
      expect([response.status, response.body]).toEqual([responseCode, '{"own":true}']);
      expect(connection.isClosed).toBe(false);
    },
  );
});
