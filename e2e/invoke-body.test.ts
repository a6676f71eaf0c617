import { expressionJourney, publish, RawConnection, requestText } from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, INVOKE_PATH, type InvokeFixture, JSON_TYPE, startInvokeFixture } from './invoke-fixture.ts';

const MIB = 1_048_576;

let fixture: InvokeFixture;
beforeAll(async () => {
  fixture = await startInvokeFixture();
  await publish(fixture.session, expressionJourney('size', '@std.len(@policy.request().body.text)'));
  await publish(fixture.session, expressionJourney('constant', '"ok"'));
});
afterAll(() => fixture.server.stop());

const send = (body: string | Buffer, headers: Readonly<Record<string, string>> = JSON_TYPE) =>
  fixture.call('constant', { headers, body });

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const filled = (size: number) => `{"text":"${'x'.repeat(size - '{"text":""}'.length)}"}`;

describe('the form of a body', () => {
  it.each([
    ['nothing but blanks', '  '],
    ['an open object', '{"a": '],
    ['two values', '{} {}'],
    ['a trailing comma', '[1,]'],
    ['single quotes', "{'a': 1}"],
    ['a name without quotes', '{a: 1}'],
    ['NaN', 'NaN'],
    ['a raw line break in a text', '"a\nb"'],
    ['a byte order mark', '\ufeff{}'],
  ])('refuses %s as malformed', async (_what, body) => {
    await expectRefusal(await send(body), 400);
  });

  it.each([
    ['a lone continuation byte', [0x22, 0x80, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['half a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a cut sequence', [0x22, 0xe2, 0x82, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('refuses %s as not UTF-8', async (_what, bytes) => {
    expect(await expectRefusal(await send(Buffer.from(bytes)), 400)).toMatch(/UTF-8|JSON/);
  });

  it.each(['1e999', '-1e400', '9'.repeat(400), '{"a": [1e999]}'])(
    'refuses a number that no double holds: %s',
    async (body) => {
      expect(await expectRefusal(await send(body), 400)).toContain('too large');
    },
  );

  it('accepts 2048 levels and refuses 2049', async () => {
    expect((await send(nested(2048))).status).toBe(200);
    expect(await expectRefusal(await send(nested(2049)), 400)).toMatch(/2048/);
    await expectRefusal(await send('{"a":'.repeat(3000)), 400);
    await expectRefusal(await send('['.repeat(500_000)), 400);
  });

  it('counts no brackets within texts', async () => {
    expect((await send(JSON.stringify(['[{'.repeat(5000), '\\"[[['.repeat(1000)]))).status).toBe(200);
  });
});

describe('the type of a body', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'APPLICATION/JSON',
    'application/json \t; x=y',
  ])('accepts %s', async (type) => {
    expect((await send('{}', { 'content-type': type })).status).toBe(200);
  });

  it.each([
    'text/plain',
    'text/json',
    'application/jsonp',
    'application/json-seq',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'json',
    'text/plain, application/json',
  ])('refuses %s', async (type) => {
    await expectRefusal(await send('{}', { 'content-type': type }), 415);
  });

  it('refuses a body that names no type', async () => {
    const response = await fixture.call('constant', { body: Buffer.from('{}') });
    await expectRefusal(response, 415);
  });

  it.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, identity', 'x'])('refuses the encoding %s', async (encoding) => {
    await expectRefusal(await send('{}', { ...JSON_TYPE, 'content-encoding': encoding }), 415);
  });

  it('accepts the encoding that changes nothing', async () => {
    expect((await send('{}', { ...JSON_TYPE, 'content-encoding': 'Identity' })).status).toBe(200);
  });

  it('does not read the body of a GET', async () => {
    const connection = await RawConnection.open(fixture.server.baseUrl);
    const target = `${INVOKE_PATH}/constant?${fixture.clientQuery}`;
    const first = await connection.exchange(requestText('GET', target, { 'Content-Type': 'text/plain' }, 'not JSON'));
    const second = await connection.exchange(requestText('GET', target));
    connection.close();
    expect([first.status, second.status]).toEqual([200, 200]);
  });
});

describe('the size of a body', () => {
  const chunked = (body: string, chunkSize = 65_536) => {
    const target = `${INVOKE_PATH}/size?${fixture.clientQuery}`;
    const head = requestText('POST', target, { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' });
    const chunks = [];
    for (let at = 0; at < body.length; at += chunkSize) {
      const chunk = body.slice(at, at + chunkSize);
      chunks.push(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    }
    return `${head}${chunks.join('')}0\r\n\r\n`;
  };
  const counted = (body: string) =>
    requestText('POST', `${INVOKE_PATH}/size?${fixture.clientQuery}`, { 'Content-Type': 'application/json' }, body);

  it.each([
    ['with Content-Length', counted],
    ['in chunks', chunked],
  ])('accepts exactly 1 MiB %s, refuses one byte more, and goes on', async (_how, write) => {
    const connection = await RawConnection.open(fixture.server.baseUrl);
    const fits = await connection.exchange(write(filled(MIB)));
    expect([fits.status, fits.body]).toEqual([200, String(MIB - '{"text":""}'.length)]);
    const tooLarge = await connection.exchange(write(filled(MIB + 1)));
    expect(tooLarge.status).toBe(413);
    expect(JSON.parse(tooLarge.body).error_code).toBe(413);
    expect((await connection.exchange(write(filled(100)))).status).toBe(200);
    connection.close();
  });

  it('refuses a huge length before it is sent, and closes', async () => {
    const connection = await RawConnection.open(fixture.server.baseUrl);
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '99999999999' };
    const target = `${INVOKE_PATH}/size?${fixture.clientQuery}`;
    const response = await connection.exchange(requestText('POST', target, headers));
    expect(response.status).toBe(413);
    expect(response.headers.connection).toEqual(['close']);
    await connection.closed;
  });

  it('stops to read chunks that do not end', async () => {
    const connection = await RawConnection.open(fixture.server.baseUrl);
    const target = `${INVOKE_PATH}/size?${fixture.clientQuery}`;
    const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
    connection.write(requestText('POST', target, headers));
    const chunk = `100000\r\n${' '.repeat(MIB)}\r\n`;
    const answer = connection.read();
    for (let sent = 0; sent < 10; sent++) connection.write(chunk);
    expect((await answer).status).toBe(413);
    await connection.closed;
  });
});
