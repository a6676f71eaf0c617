import { connect } from 'node:net';
import { expressionJourney, publish, RawConnection, requestText } from '@waymark/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { INVOKE_PATH, type InvokeFixture, startInvokeFixture } from './invoke-fixture.ts';

const JSON_HEADER = { 'Content-Type': 'application/json' };

let fixture: InvokeFixture;
let connection: RawConnection;
let echo: string;
const unexpected: unknown[] = [];
const remember = (reason: unknown) => void unexpected.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', remember);
  fixture = await startInvokeFixture();
  echo = `${INVOKE_PATH}/echo?${fixture.clientQuery}`;
  await publish(fixture.session, expressionJourney('echo', '@policy.request().body'));
  await publish(fixture.session, expressionJourney('guarded', '1', { enforceToken: true }));
  await publish(fixture.session, expressionJourney('failing', '1 / @policy.request().body.by'));
});
afterAll(async () => {
  await fixture.server.stop();
  process.off('unhandledRejection', remember);
});
beforeEach(async () => {
  connection = await RawConnection.open(fixture.server.baseUrl);
});
afterEach(() => {
  connection.close();
  expect(unexpected).toEqual([]);
});

const post = (body: string, headers: Readonly<Record<string, string>> = JSON_HEADER, target = echo) =>
  requestText('POST', target, headers, body);

/** The connection is in step with the server when the next answer is the next request's. */
async function expectInStep(): Promise<void> {
  const marker = `"marker-${Math.random()}"`;
  const response = await connection.exchange(post(marker));
  expect([response.status, response.body]).toEqual([200, marker]);
  expect(connection.unread).toBe(0);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a connection that is kept alive', () => {
  const path = (id: string) => `${INVOKE_PATH}/${id}?${fixture.clientQuery}`;

  it.each<[string, number, () => Buffer]>([
    ['an unread body for an unknown journey', 404, () => post('{"a":1}', JSON_HEADER, path('unknown'))],
    ['an id that can’t exist', 404, () => post('{"a":1}', JSON_HEADER, path('A'))],
    ['a wrong method with a body', 405, () => requestText('PUT', echo, JSON_HEADER, '{"a":1}')],
    ['a wrong type', 415, () => post('<a/>', { 'Content-Type': 'text/xml' })],
    ['a compressed body', 415, () => post('{}', { ...JSON_HEADER, 'Content-Encoding': 'gzip' })],
    ['malformed JSON', 400, () => post('{')],
    ['a repeated clientId', 400, () => post('{"a":1}', JSON_HEADER, `${echo}&clientId=x`)],
    ['a missing token', 401, () => post('{}', JSON_HEADER, path('guarded'))],
    ['an unknown client', 400, () => post('{}', JSON_HEADER, `${INVOKE_PATH}/echo?clientId=x`)],
    ['a failing journey', 500, () => post('{"by":0}', JSON_HEADER, path('failing'))],
    ['a wrong method with a large body', 405, () => requestText('PUT', echo, JSON_HEADER, 'x'.repeat(300_000))],
    ['an unknown journey with a large body', 404, () => post(`"${'x'.repeat(300_000)}"`, JSON_HEADER, path('unknown'))],
    ['a large malformed body', 400, () => post('x'.repeat(300_000))],
  ])('goes on after %s', async (_what, status, request) => {
    expect((await connection.exchange(request())).status).toBe(status);
    await expectInStep();
    expect((await connection.exchange(request())).status).toBe(status);
    await expectInStep();
  });

  it('is closed when the caller asks for it', async () => {
    const response = await connection.exchange(post('1', { ...JSON_HEADER, Connection: 'close' }));
    expect(response.status).toBe(200);
    await connection.closed;
  });

  it('answers requests sent at once in their order', async () => {
    for (let call = 0; call < 50; call++) connection.write(call % 3 === 0 ? post('{') : post(`${call}`));
    for (let call = 0; call < 50; call++) {
      const response = await connection.read();
      if (call % 3 === 0) expect(response.status).toBe(400);
      else expect(response.body).toBe(`${call}`);
    }
    await expectInStep();
  });

  it('takes a request byte by byte', async () => {
    const answer = connection.read();
    for (const byte of post('{"slow": true}')) {
      connection.write(Buffer.from([byte]));
      await pause(1);
    }
    expect((await answer).body).toBe('{"slow":true}');
    await expectInStep();
  });
});

describe('Expect: 100-continue', () => {
  const head = (target: string, length: number, expectation = '100-continue') =>
    requestText('POST', target, { ...JSON_HEADER, 'Content-Length': String(length), Expect: expectation });

  it('is answered before the body is sent', async () => {
    expect((await connection.exchange(head(echo, 3))).status).toBe(100);
    const response = await connection.exchange('"a"');
    expect([response.status, response.body]).toEqual([200, '"a"']);
    await expectInStep();
  });

  it('does not keep a caller waiting who sends the body right away', async () => {
    connection.write(Buffer.concat([head(echo, 3), Buffer.from('"b"')]));
    expect([(await connection.read()).status, (await connection.read()).status]).toEqual([100, 200]);
    await expectInStep();
  });

  it('is refused for another expectation', async () => {
    expect((await connection.exchange(head(echo, 0, 'a-miracle'))).status).toBe(417);
  });
});

describe('a caller that goes away', () => {
  it.each([
    ['in the middle of a body', () => post('{"a": 1}').subarray(0, -3)],
    [
      'in the middle of a chunk',
      () => requestText('POST', echo, { ...JSON_HEADER, 'Transfer-Encoding': 'chunked' }, undefined),
    ],
    ['in the middle of the head', () => post('1').subarray(0, 40)],
    ['right after the request', () => post('{"a": 1}')],
  ])('%s stops nothing', async (_when, bytes) => {
    for (let round = 0; round < 20; round++) {
      const caller = await RawConnection.open(fixture.server.baseUrl);
      caller.write(bytes());
      if (round % 2 === 0) await pause(2);
      if (round % 3 === 0) caller.close();
      else caller.reset();
    }
    await pause(20);
    await expectInStep();
  });

  it('is told so when it only closed its own side', async () => {
    connection.write(post('{"a": 1}').subarray(0, -3));
    connection.end();
    const response = await connection.read().catch(() => undefined);
    expect([undefined, 400]).toContain(response?.status);
    await connection.closed;
  });

  it('still gets the answer of a whole request', async () => {
    connection.write(post('"half"'));
    connection.end();
    expect((await connection.read()).body).toBe('"half"');
  });
});

describe('what is not a request', () => {
  it.each<[string, string, number]>([
    ['no HTTP', 'HELO example\r\n\r\n', 400],
    ['another protocol’s greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['a request without a host', `GET ${INVOKE_PATH}/echo HTTP/1.1\r\n\r\n`, 400],
    ['a blank in a header name', 'GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n', 400],
    [
      'a length and chunks at once',
      `POST ${INVOKE_PATH}/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    [
      'two lengths',
      `POST ${INVOKE_PATH}/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc`,
      400,
    ],
    ['a negative length', `POST ${INVOKE_PATH}/echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n`, 400],
    [
      'a chunk of no size',
      `POST ${INVOKE_PATH}/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
    ],
    ['a line feed in a header', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\nb\r\n\r\n', 400],
    ['a head of 20 KB', `GET ${INVOKE_PATH}/echo HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['an address of 20 KB', `GET ${INVOKE_PATH}/echo?${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
  ])('%s is refused and the connection closed', async (_what, text, status) => {
    const response = await connection.exchange(Buffer.from(text, 'latin1'));
    expect(response.status).toBe(status);
    await connection.closed;
  });

  it('gets an error of the same shape as a request', async () => {
    const response = await connection.exchange('HELO\r\n\r\n');
    expect(response.headers['content-type']).toEqual(['application/json']);
    expect(JSON.parse(response.body)).toEqual({ error_code: 400, message: 'Bad Request', correlation_id: null });
  });

  it('may fill a head up to its limit', async () => {
    const response = await connection.exchange(requestText('GET', echo, { 'X-Long': 'x'.repeat(14_000) }));
    expect(response.status).toBe(200);
  });

  it('may be thousands of small headers', async () => {
    const headers = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`h${index}`, '1']));
    expect([200, 431]).toContain((await connection.exchange(requestText('GET', echo, headers))).status);
  });

  it('does not stop a server that holds many idle connections', async () => {
    const { hostname, port } = new URL(fixture.server.baseUrl);
    const idle = Array.from({ length: 100 }, () => connect(Number(port), hostname));
    await expectInStep();
    for (const socket of idle) socket.destroy();
  });
});
