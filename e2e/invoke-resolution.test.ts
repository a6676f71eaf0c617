import { answeringJourney, expressionJourney, publish, RawConnection, requestText, saveDraft } from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, INVOKE_PATH, type InvokeFixture, JSON_TYPE, startInvokeFixture } from './invoke-fixture.ts';

let fixture: InvokeFixture;
beforeAll(async () => {
  fixture = await startInvokeFixture();
  await publish(fixture.session, expressionJourney('known', '"here"'));
});
afterAll(() => fixture.server.stop());

/** Calls with the path exactly as written: fetch would tidy it up. */
async function callPath(target: string, method = 'GET') {
  const connection = await RawConnection.open(fixture.server.baseUrl);
  const response = await connection.exchange(requestText(method, target), { headOnly: method === 'HEAD' });
  connection.close();
  return response;
}

describe('the id of a journey', () => {
  it('leads to its published version', async () => {
    expect(await (await fixture.call('known')).json()).toBe('here');
  });

  it.each([
    'unknown',
    'x'.repeat(64),
    'x'.repeat(65),
    'x'.repeat(5000),
    'constructor',
    'a--b',
    '-a',
    'KNOWN',
    'known.',
  ])('leads nowhere when it is %.20s', async (id) => {
    await expectRefusal(await fixture.call(id), 404);
    await expectRefusal(await fixture.call(id, { headers: { authorization: 'Bearer x' } }), 404);
  });

  it.each([
    '/kn%6fwn',
    '/known%00',
    '/known%2f',
    '/known/',
    '/known//',
    '/known/..',
    '/./known',
    '/../invoke-api-journey/known',
    '/%2e%2e/known',
    '/..%2fknown',
    '//known',
    '/known;a=b',
    '/known#part',
    '/%',
    '/%zz',
    '/',
    '/__proto__',
  ])('is taken as it stands: %s leads nowhere', async (path) => {
    const response = await callPath(`${INVOKE_PATH}${path}?${fixture.clientQuery}`);
    expect(response.status).toBe(404);
    expect(JSON.parse(response.body)).toMatchObject({ error_code: 404 });
  });

  it('is not looked for at other addresses', async () => {
    for (const target of [
      INVOKE_PATH,
      `${INVOKE_PATH.toUpperCase()}/known`,
      `/x${INVOKE_PATH}/known`,
      `/${INVOKE_PATH}/known`,
    ]) {
      expect((await callPath(`${target}?${fixture.clientQuery}`)).status).toBe(404);
    }
  });

  it('is found in an absolute-form address, as RFC 9112 §3.2.2 asks of every server', async () => {
    const response = await callPath(`${fixture.server.baseUrl}${INVOKE_PATH}/known?${fixture.clientQuery}`);
    expect([response.status, response.body]).toEqual([200, '"here"']);
  });
});

describe('the method of a call', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'QUERY', 'PROPFIND'])(
    'must not be %s',
    async (method) => {
      const response = await callPath(`${INVOKE_PATH}/known?${fixture.clientQuery}`, method);
      expect(response.status).toBe(405);
      expect(response.headers.allow).toEqual(['GET, POST']);
      expect(response.headers['content-type']).toEqual(['application/json']);
      if (method !== 'HEAD') expect(JSON.parse(response.body)).toMatchObject({ error_code: 405 });
    },
  );

  it('is looked at first', async () => {
    const response = await fixture.call('unknown', { method: 'PUT', query: '', body: 'not JSON' });
    await expectRefusal(response, 405);
  });
});

describe('what is published', () => {
  it('is not a draft', async () => {
    await saveDraft(fixture.session, expressionJourney('draft-only', '"draft"'));
    await expectRefusal(await fixture.call('draft-only'), 404);
  });

  it('is not a sub-journey', async () => {
    const { body } = await fixture.session.call('POST', '/journeys', {
      name: 'Sub',
      affinity: 'b2c',
      kind: 'sub-journey',
      id: 'sub',
    });
    await fixture.session.call('POST', `/journeys/${body.id}/publish`, { note: 'As far as it goes' });
    await expectRefusal(await fixture.call('sub'), 404);
  });

  it('answers the very next call, while drafts change nothing', async () => {
    for (let version = 1; version <= 5; version++) {
      expect(await publish(fixture.session, expressionJourney('changing', `${version}`))).toBe(version);
      expect(await (await fixture.call('changing')).json()).toBe(version);
      await saveDraft(fixture.session, expressionJourney('changing', '"draft"'));
      expect(await (await fixture.call('changing')).json()).toBe(version);
    }
  });

  it('stays when the draft is broken and a publish is refused', async () => {
    await publish(fixture.session, expressionJourney('steady', '"good"'));
    await saveDraft(fixture.session, answeringJourney('steady', { responseCode: 200, body: { expression: '1 +' } }));
    const refused = await fixture.session.call('POST', '/journeys/steady/publish', { note: 'Broken' });
    expect(refused.status).toBe(422);
    expect(await (await fixture.call('steady')).json()).toBe('good');
  });

  it('goes back to an old version, is disabled, and comes back', async () => {
    const { session } = fixture;
    await publish(session, expressionJourney('turned', '"one"'));
    await publish(session, expressionJourney('turned', '"two"'));
    const rollBack = (version: number) =>
      session.call('POST', `/journeys/turned/versions/${version}/roll-back`, { note: 'Back' });
    expect((await rollBack(1)).status).toBe(200);
    expect(await (await fixture.call('turned')).json()).toBe('one');
    expect((await session.call('POST', '/journeys/turned/disable')).status).toBe(200);
    await expectRefusal(await fixture.call('turned'), 404);
    expect((await rollBack(2)).status).toBe(200);
    expect(await (await fixture.call('turned')).json()).toBe('two');
    expect(await publish(session, expressionJourney('turned', '"three"'))).toBe(3);
    expect(await (await fixture.call('turned')).json()).toBe('three');
  });

  it('changes its settings with a publish', async () => {
    await publish(fixture.session, expressionJourney('settings', '"in"', { enforceToken: false }));
    expect((await fixture.call('settings')).status).toBe(200);
    await publish(fixture.session, expressionJourney('settings', '"in"', { enforceToken: true }));
    expect((await fixture.call('settings')).status).toBe(401);
  });

  it('is a new journey when an old one of the same id was deleted', async () => {
    const { session } = fixture;
    await publish(session, expressionJourney('reborn', '"old"'));
    await session.call('POST', '/journeys/reborn/disable');
    expect((await session.call('DELETE', '/journeys/reborn')).status).toBe(204);
    expect(await publish(session, expressionJourney('reborn', '"new"'))).toBe(1);
    expect(await (await fixture.call('reborn')).json()).toBe('new');
  });

  it('answers every call made while versions change with one of them', async () => {
    await publish(fixture.session, expressionJourney('swapped', '0'));
    const published = new AbortController();
    const calls = Array.from({ length: 4 }, async () => {
      let last = 0;
      while (!published.signal.aborted) {
        const response = await fixture.call('swapped', { headers: JSON_TYPE, body: '{}' });
        const version = (await response.json()) as number;
        expect(response.status).toBe(200);
        expect(version).toBeGreaterThanOrEqual(last);
        last = version;
      }
    });
    for (let version = 1; version <= 10; version++)
      await publish(fixture.session, expressionJourney('swapped', `${version}`));
    published.abort();
    await Promise.all(calls);
  });
});
