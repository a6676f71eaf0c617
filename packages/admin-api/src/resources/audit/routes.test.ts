import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

let api: ApiHarness;
const start = Date.UTC(2026, 0, 5, 9);
beforeAll(async () => {
  api = await ApiHarness.start();
  api.time.now = start + 60_000;
  await api.call('POST', '/applications', { body: { name: 'By the owner' } });
  api.time.now = start + 120_000;
  await api.call('POST', '/applications', { as: 'editor', body: { name: 'By the editor' } });
  await api.createJourney('made-by-the-system');
});
afterAll(() => api.stop());

const names = async (query: string) =>
  (await api.call('GET', `/audit-entries?${query}`, { as: 'viewer' })).body.items.map(
    ({ after }: { after: { name?: string } | null }) => after?.name,
  );

test('is filtered by who, what and when', async () => {
  expect(await names('action=application.created')).toEqual(['By the editor', 'By the owner']);
  expect(await names(`action=application.created&actorId=${api.people.editor.id}`)).toEqual(['By the editor']);
  expect(await names(`actorId=test&targetType=journey`)).toEqual(['made-by-the-system']);
  expect(await names(`action=application.created&until=${start + 120_000}`)).toEqual(['By the owner']);
  expect(await names(`action=application.created&from=${start + 120_000}`)).toEqual(['By the editor']);
  expect(await names('action=application.deleted')).toEqual([]);
  const wrong = await api.expectProblem('GET', '/audit-entries?from=soon', {}, 400, 'invalid-request');
  expect(wrong.body.errors[0].pointer).toBe('/from');
});

test('one entry is read by its number', async () => {
  const [entry] = (await api.call('GET', '/audit-entries?limit=1')).body.items;
  expect((await api.call('GET', `/audit-entries/${entry.sequence}`, { as: 'viewer' })).body).toEqual(entry);
  await api.expectProblem('GET', '/audit-entries/1000000', {}, 404, 'not-found');
  await api.expectProblem('GET', '/audit-entries/last', {}, 400, 'invalid-request');
});
