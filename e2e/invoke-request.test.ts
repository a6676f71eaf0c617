import { expressionJourney, publish, RawConnection, requestText } from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, INVOKE_PATH, type InvokeFixture, JSON_TYPE, startInvokeFixture } from './invoke-fixture.ts';

/** Everything of a request but the caller's own token, which the proof lets into no answer. */
const ECHO = `let r = @policy.request(), h = @policy.request().headers return {
  "body": r.body,
  "params": r.params,
  "method": r.method,
  "ip": r.ip,
  "headers": {"x-custom-header": h["x-custom-header"], "content-type": h["content-type"]},
  "members": @std.keys(r),
  "bearer": h.authorization == "Bearer not-a-token"
}`;

let fixture: InvokeFixture;
beforeAll(async () => {
  fixture = await startInvokeFixture();
  const { session } = fixture;
  await publish(session, expressionJourney('echo', ECHO));
  await publish(session, expressionJourney('who', '{"client": @policy.client(), "run": @policy.journey()}'));
  await publish(session, expressionJourney('who-with-token', '@policy.client()', { enforceToken: true }));
});
afterAll(() => fixture.server.stop());

// biome-ignore lint/suspicious/noExplicitAny: tests read the fields that they assert.
const json = async (response: Response): Promise<any> => {
  expect(response.status).toBe(200);
  return response.json();
};

describe('what a journey sees of a call', () => {
  it('shows body, parameters, headers, method and address of a POST', async () => {
    const response = await fixture.call('echo', {
      query: `${fixture.clientQuery}&city=M%C3%BCnchen&empty=`,
      headers: { ...JSON_TYPE, 'X-Custom-Header': 'Value' },
      body: '{"amount": 12.5, "list": [1, null, "ä"]}',
    });
    const seen = await json(response);
    expect(seen).toMatchObject({
      body: { amount: 12.5, list: [1, null, 'ä'] },
      params: { city: 'München', empty: '' },
      method: 'POST',
      ip: '127.0.0.1',
    });
    expect(seen.params).not.toHaveProperty('clientId');
    expect(seen.headers['x-custom-header']).toBe('Value');
    expect(seen.headers['content-type']).toBe('application/json');
  });

  // The request that the stages hand on is shown as it is, with journeyId, clientId and authorization.
  it('shows the five documented members and nothing else', async () => {
    const seen = await json(await fixture.call('echo'));
    expect(seen.members.sort()).toEqual(['body', 'headers', 'ip', 'method', 'params']);
  });

  it('shows a GET with a body of null', async () => {
    const seen = await json(await fixture.call('echo', { method: 'GET', query: `${fixture.clientQuery}&a=1` }));
    expect(seen).toMatchObject({ method: 'GET', body: null, params: { a: '1' } });
  });

  it('shows null for a POST without a body, with or without a content type', async () => {
    expect((await json(await fixture.call('echo'))).body).toBeNull();
    expect((await json(await fixture.call('echo', { headers: JSON_TYPE }))).body).toBeNull();
  });

  it('shows a parameter that stands more than once as a list', async () => {
    const seen = await json(await fixture.call('echo', { query: `a=1&${fixture.clientQuery}&a=2&b=3&a=` }));
    expect(seen.params).toEqual({ a: ['1', '2', ''], b: '3' });
  });

  it.each([
    ['a plus sign as a blank', 'a=x+y', { a: 'x y' }],
    ['an encoded plus sign', 'a=x%2By', { a: 'x+y' }],
    ['a name without a value', 'flag', { flag: '' }],
    ['an encoded name', '%61b=1', { ab: '1' }],
    ['names of the prototype as data', 'constructor=1&toString=2', { constructor: '1', toString: '2' }],
  ])('reads %s in the query', async (_what, query, params) => {
    const seen = await json(await fixture.call('echo', { query: `${fixture.clientQuery}&${query}` }));
    expect(seen.params).toEqual(params);
  });

  it.each([
    ['a broken escape', 'a=%zz'],
    ['more than 256 parameters', Array.from({ length: 257 }, () => 'a=1').join('&')],
  ])('refuses %s in the query instead of guessing', async (_what, query) => {
    const response = await fixture.call('echo', { query: `${fixture.clientQuery}&${query}` });
    expect(response.status).toBe(400);
  });

  it('keeps prototype keys of a body as data and pollutes nothing', async () => {
    const body = '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}';
    const response = await fixture.call('echo', { headers: JSON_TYPE, body });
    expect(response.status).toBe(200);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const seen = await json(await fixture.call('echo', { headers: JSON_TYPE, body: '{}' }));
    expect(seen.body).toEqual({});
  });

  it.each([
    ['a text', '"text"', 'text'],
    ['a number', '12', 12],
    ['null', 'null', null],
    ['false', 'false', false],
    ['a list', '[[]]', [[]]],
  ])('takes %s as a whole body', async (_what, body, value) => {
    expect((await json(await fixture.call('echo', { headers: JSON_TYPE, body }))).body).toEqual(value);
  });

  it('shows the client and the run', async () => {
    const seen = await json(await fixture.call('who', { headers: { 'x-correlation-id': 'run-7' } }));
    const run = { id: 'who', name: 'who', version: 1, executionId: expect.stringMatching(/^[0-9a-z]+-[0-9a-z]+$/) };
    expect(seen).toEqual({ client: null, run: { ...run, step: expect.any(String) } });
    const headers = { authorization: `Bearer ${fixture.token}` };
    const client = await json(await fixture.call('who-with-token', { headers }));
    expect(client.id).toBe(fixture.server.demo.clientId);
    expect(client.appId).toMatch(/.+/);
    expect(Object.keys(client)).toEqual(['id', 'appId']);
  });

  it('leaves the Authorization header to a journey that enforces no token', async () => {
    const seen = await json(await fixture.call('echo', { headers: { authorization: 'Bearer not-a-token' } }));
    expect(seen.bearer).toBe(true);
  });
});

describe('the correlation id of a call', () => {
  const NEW_ID = /^[0-9a-f]{32}$/;

  it.each(['a', 'order-12.3_4~5+6/7=8:9', 'x'.repeat(128)])('is the caller’s own: %s', async (id) => {
    const response = await fixture.call('echo', { headers: { 'x-correlation-id': id } });
    expect(response.headers.get('x-correlation-id')).toBe(id);
    const refusal = await fixture.call('nothing-here', { headers: { 'x-correlation-id': id } });
    expect(refusal.headers.get('x-correlation-id')).toBe(id);
    await expectRefusal(refusal, 404);
  });

  it.each([
    ['none', {}],
    ['an empty one', { 'X-Correlation-Id': '' }],
    ['one of 129 characters', { 'X-Correlation-Id': 'x'.repeat(129) }],
    ['one with a blank', { 'X-Correlation-Id': 'a b' }],
    ['one with quotes', { 'X-Correlation-Id': '"},{"a":"' }],
    ['one with markup', { 'X-Correlation-Id': '<script>' }],
    ['one with bytes outside of ASCII', { 'X-Correlation-Id': 'caf\u00e9' }],
    ['two of them', { 'X-Correlation-Id': 'a', 'x-correlation-id': 'b' }],
  ])('is made for a call with %s', async (_what, headers) => {
    const connection = await RawConnection.open(fixture.server.baseUrl);
    const target = `${INVOKE_PATH}/echo?${fixture.clientQuery}`;
    const response = await connection.exchange(requestText('GET', target, headers));
    connection.close();
    expect(response.status).toBe(200);
    expect(response.headers['x-correlation-id']?.[0]).toMatch(NEW_ID);
  });
});
