import { type JourneyDiagnostic, newJourneyDocument } from '@waymark/journey';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

async function saveDraft(id: string, fields: object): Promise<void> {
  const { headers } = await api.call('GET', `/journeys/${id}/draft`);
  const body = { ...newJourneyDocument({ id, name: id, affinity: 'b2c' }), ...fields };
  const { status } = await api.call('PUT', `/journeys/${id}/draft`, {
    body,
    headers: { 'if-match': String(headers.etag) },
  });
  expect(status).toBe(200);
}

const states = async (id: string) =>
  (await api.call('GET', `/journeys/${id}/versions`)).body.items.map(
    ({ version, state }: { version: number; state: string }) => `${version} ${state}`,
  );

test('publish, publish again, roll back, disable, roll back', async () => {
  const id = 'life-cycle';
  await api.createJourney(id);
  const first = await api.call('POST', `/journeys/${id}/publish`, { as: 'editor', body: { note: 'first' } });
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    journeyId: id,
    version: 1,
    state: 'published',
    note: 'first',
    createdBy: api.people.editor.id,
    diagnostics: [],
  });
  await saveDraft(id, { name: 'Second' });
  expect(
    (await api.call('POST', `/journeys/${id}/publish`, { body: { note: 'second', revision: 2 } })).body.version,
  ).toBe(2);
  expect(await states(id)).toEqual(['2 published', '1 retired']);

  const rolledBack = await api.call('POST', `/journeys/${id}/versions/1/roll-back`, { body: { note: 'worse' } });
  expect(rolledBack.body).toMatchObject({ version: 1, state: 'published' });
  expect(await states(id)).toEqual(['2 retired', '1 published']);
  expect((await api.call('GET', `/journeys/${id}`)).body.publishedVersion).toBe(1);
  await api.expectProblem(
    'POST',
    `/journeys/${id}/versions/1/roll-back`,
    { body: { note: 'x' } },
    409,
    'already-published',
  );
  await api.expectProblem('POST', `/journeys/${id}/versions/9/roll-back`, { body: { note: 'x' } }, 404, 'not-found');

  expect((await api.call('POST', `/journeys/${id}/disable`)).body.publishedVersion).toBeNull();
  expect(await states(id)).toEqual(['2 retired', '1 disabled']);
  await api.expectProblem('POST', `/journeys/${id}/disable`, {}, 409, 'not-published');
  await api.call('POST', `/journeys/${id}/versions/1/roll-back`, { body: { note: 'again' } });
  expect(await states(id)).toEqual(['2 retired', '1 published']);

  const version = await api.call('GET', `/journeys/${id}/versions/2`, { as: 'viewer' });
  expect(version.body.document.name).toBe('Second');
  expect((await api.call('POST', `/journeys/${id}/publish`, { body: { note: 'third' } })).body.version).toBe(3);
});

test('a draft that is what answers calls is not published again', async () => {
  const id = 'unchanged';
  const publish = { body: { note: 'again' } };
  await api.createJourney(id);
  await api.call('POST', `/journeys/${id}/publish`, publish);
  const { body } = await api.expectProblem('POST', `/journeys/${id}/publish`, publish, 409, 'nothing-to-publish');
  expect(body.detail).toContain('the same as version 1');
  expect(await states(id)).toEqual(['1 published']);

  await saveDraft(id, { layout: { complete: { x: 9, y: 9 } } });
  expect((await api.call('POST', `/journeys/${id}/publish`, publish)).body.version).toBe(2);

  await api.call('POST', `/journeys/${id}/disable`);
  expect((await api.call('POST', `/journeys/${id}/publish`, publish)).body.version).toBe(3);
});

test('a published version that has errors by now tells them, though nothing changed', async () => {
  const id = 'outdated';
  let diagnostics: readonly JourneyDiagnostic[] = [];
  const upgraded = await ApiHarness.start({ provePublication: () => ({ diagnostics }) });
  await upgraded.createJourney(id);
  const publish = { body: { note: 'again' } };
  expect((await upgraded.call('POST', `/journeys/${id}/publish`, publish)).status).toBe(201);
  diagnostics = [{ severity: 'error', code: 'type-error', message: 'This fails now.', pointer: '/steps' }];
  const { body } = await upgraded.expectProblem('POST', `/journeys/${id}/publish`, publish, 422, 'not-publishable');
  expect(body.diagnostics).toEqual(diagnostics);
  diagnostics = [];
  await upgraded.expectProblem('POST', `/journeys/${id}/publish`, publish, 409, 'nothing-to-publish');
  await upgraded.stop();
});

test('a draft with errors is not published', async () => {
  await api.createJourney('faulty');
  await saveDraft('faulty', { start: 'nowhere' });
  const call = { body: { note: 'try' } };
  const { body } = await api.expectProblem('POST', '/journeys/faulty/publish', call, 422, 'not-publishable');
  expect(body.diagnostics[0]).toMatchObject({ severity: 'error', code: expect.any(String) });
  expect(await states('faulty')).toEqual([]);
});

test('a draft that changed is not published', async () => {
  await api.createJourney('changed');
  await saveDraft('changed', { name: 'New' });
  const call = { body: { note: 'try', revision: 1 } };
  const { body } = await api.expectProblem('POST', '/journeys/changed/publish', call, 409, 'draft-changed');
  expect(body.currentRevision).toBe(2);
});

test('a draft that changes while it is proved is not published', async () => {
  let during: () => Promise<void> = async () => undefined;
  const racing = await ApiHarness.start({
    provePublication: () => {
      void during();
      return { diagnostics: [] };
    },
  });
  await racing.createJourney('racing');
  const document = newJourneyDocument({ id: 'racing', name: 'Changed', affinity: 'b2c' });
  during = async () => {
    await racing.storage.journeys.saveDraft('racing', document, 1, { kind: 'system', id: 'x', name: 'x' });
  };
  await racing.expectProblem('POST', '/journeys/racing/publish', { body: { note: 'x' } }, 409, 'draft-changed');
  await racing.stop();
});

test('warnings do not stop a publish, are shown, and are kept with the version', async () => {
  const warning = { severity: 'warning', code: 'unused', message: 'Unused.', pointer: '/steps/a' } as const;
  const warned = await ApiHarness.start({ provePublication: () => ({ diagnostics: [warning] }) });
  await warned.createJourney('warned');
  const { status, body } = await warned.call('POST', '/journeys/warned/publish', { body: { note: 'x' } });
  expect({ status, diagnostics: body.diagnostics }).toEqual({ status: 201, diagnostics: [warning] });
  expect((await warned.call('GET', '/journeys/warned/versions/1')).body.warnings).toEqual([warning]);
  await warned.stop();
});

test('wrong requests', async () => {
  await api.createJourney('wrong');
  await api.expectProblem('POST', '/journeys/wrong/publish', { body: {} }, 400, 'invalid-request');
  await api.expectProblem('POST', '/journeys/wrong/publish', { body: { note: '' } }, 400, 'invalid-request');
  await api.expectProblem('POST', '/journeys/none/publish', { body: { note: 'x' } }, 404, 'not-found');
  await api.expectProblem('POST', '/journeys/none/disable', {}, 404, 'not-found');
  await api.expectProblem('GET', '/journeys/none/versions', {}, 404, 'not-found');
  await api.expectProblem('GET', '/journeys/wrong/versions/1', {}, 404, 'not-found');
  for (const version of ['0', '-1', '1.5', 'latest', '1e3x']) {
    const address = `/journeys/wrong/versions/${version}`;
    const { body } = await api.expectProblem('GET', address, {}, 400, 'invalid-request');
    expect(body.errors[0]).toMatchObject({ in: 'path', pointer: '/version' });
  }
});
