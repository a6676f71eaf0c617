import { type JourneyDocument, newJourneyDocument } from '@waymark/journey';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiHarness, EMAIL } from '../../testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

async function saveDraft(id: string, fields: Partial<JourneyDocument>): Promise<void> {
  const { headers, body } = await api.call('GET', `/journeys/${id}/draft`);
  const { status } = await api.call('PUT', `/journeys/${id}/draft`, {
    body: { ...body.document, ...fields },
    headers: { 'if-match': String(headers.etag) },
  });
  expect(status).toBe(200);
}

const listed = async (id: string) => {
  const { body } = await api.call('GET', `/journeys?search=${id}`, { as: 'viewer' });
  const { state, changedBy } = body.items[0];
  expect((await api.call('GET', `/journeys/${id}`)).body).toEqual(body.items[0]);
  return [state, changedBy];
};

test('a journey says whether its draft is what answers calls, and who changed it last', async () => {
  const id = 'states';
  const publish = (as: 'owner' | 'editor') => api.call('POST', `/journeys/${id}/publish`, { as, body: { note: 'x' } });
  await api.call('POST', '/journeys', { as: 'editor', body: { id, name: 'States', affinity: 'b2c' } });
  expect(await listed(id)).toEqual(['draft', 'editor@example.com']);
  await publish('owner');
  expect(await listed(id)).toEqual(['published', EMAIL]);
  await saveDraft(id, { layout: { complete: { x: 99, y: 1 } } });
  expect((await listed(id))[0]).toBe('published');
  await saveDraft(id, { name: 'States, renamed' });
  expect((await listed(id))[0]).toBe('changed');
  await publish('editor');
  expect(await listed(id)).toEqual(['published', 'editor@example.com']);
  await api.call('POST', `/journeys/${id}/versions/1/roll-back`, { body: { note: 'worse' } });
  expect((await listed(id))[0]).toBe('changed');
  await api.call('POST', `/journeys/${id}/disable`);
  expect((await listed(id))[0]).toBe('disabled');
});

test('a journey that is deleted and made again starts as a draft', async () => {
  await api.createJourney('again');
  await api.call('POST', '/journeys/again/publish', { body: { note: 'x' } });
  await api.call('POST', '/journeys/again/disable');
  await api.call('DELETE', '/journeys/again');
  const document = newJourneyDocument({ id: 'again', name: 'Again', affinity: 'b2c' });
  expect((await api.call('POST', '/journeys', { body: { document } })).body.state).toBe('draft');
});

test('a new sub-journey can be published as it is', async () => {
  const body = { id: 'part', name: 'Part', affinity: 'b2c', kind: 'sub-journey' };
  await api.call('POST', '/journeys', { body });
  expect((await api.call('POST', '/journeys/part/validate')).body).toMatchObject({ publishable: true });
});

test('versions name their publisher and count their warnings', async () => {
  const warning = { severity: 'warning', code: 'unused', message: 'Unused.', pointer: '/steps/a' } as const;
  const warned = await ApiHarness.start({ provePublication: () => ({ diagnostics: [warning] }) });
  await warned.createJourney('warned');
  await warned.call('POST', '/journeys/warned/publish', { as: 'editor', body: { note: 'x' } });
  const { items } = (await warned.call('GET', '/journeys/warned/versions')).body;
  expect(items).toMatchObject([{ version: 1, createdByName: 'editor@example.com', warningCount: 1 }]);
  await warned.call('DELETE', `/administrators/${warned.people.editor.id}`);
  const { body } = await warned.call('GET', '/journeys/warned/versions/1');
  expect(body).toMatchObject({ createdBy: warned.people.editor.id, createdByName: null, warningCount: 1 });
  await warned.stop();
});
