import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

let api: ApiHarness;
let path: string;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  const { body } = await api.call('POST', '/applications', { body: { name: 'Shop' } });
  path = `/applications/${body.id}/clients`;
});

test('a new client has an id and a secret, which is shown once', async () => {
  const body = { name: 'Backend', type: 'web', redirectUris: ['https://example.com/callback'] };
  const created = await api.call('POST', path, { as: 'editor', body });
  expect(created.status).toBe(201);
  const { newSecret, ...client } = created.body;
  expect(client).toMatchObject({ ...body, authenticationMethod: 'client_secret_basic' });
  expect(newSecret.secret).toMatch(/^[\w-]{43}$/);
  expect(client.secrets).toEqual([{ id: newSecret.id, hint: newSecret.hint, createdAt: newSecret.createdAt }]);

  expect((await api.call('GET', `${path}/${client.id}`)).body).toEqual(client);
  expect((await api.call('GET', path, { as: 'viewer' })).body).toEqual({ items: [client], nextCursor: null });
});

test('is replaced and deleted', async () => {
  const { body } = await api.call('POST', path, { body: { name: 'Backend' } });
  const fields = {
    name: 'App',
    type: 'native',
    redirectUris: ['com.example.app:/callback'],
    authenticationMethod: 'client_secret_post',
  };
  expect((await api.call('PUT', `${path}/${body.id}`, { body: fields })).body).toMatchObject({
    ...fields,
    id: body.id,
  });
  expect((await api.call('DELETE', `${path}/${body.id}`)).status).toBe(204);
  await api.expectProblem('GET', `${path}/${body.id}`, {}, 404, 'not-found');
  await api.expectProblem('PUT', `${path}/${body.id}`, { body: fields }, 404, 'not-found');
  await api.expectProblem('DELETE', `${path}/${body.id}`, {}, 404, 'not-found');
});

test('redirect URIs are checked, each by its place', async () => {
  const redirectUris = ['https://example.com/ok', 'http://example.com', 'https://example.com/#x'];
  const call = { body: { name: 'Backend', redirectUris } };
  const { body } = await api.expectProblem('POST', path, call, 400, 'invalid-request');
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/redirectUris/1',
    '/redirectUris/2',
  ]);
  await api.expectProblem('POST', path, { body: { name: 'A', redirectUris: ['x', 'x'] } }, 400, 'invalid-request');
  await api.expectProblem('POST', path, { body: { name: 'A', type: 'spa' } }, 400, 'invalid-request');
  await api.expectProblem('POST', path, { body: { name: 'A', secrets: [] } }, 400, 'invalid-request');
});

test('secrets rotate: two at most, one at least', async () => {
  const { body: client } = await api.call('POST', path, { body: { name: 'Backend' } });
  const secrets = `${path}/${client.id}/secrets`;
  const second = await api.call('POST', secrets, { as: 'editor' });
  expect(second.status).toBe(201);
  expect(second.body.secret).toMatch(/^[\w-]{43}$/);
  await api.expectProblem('POST', secrets, {}, 409, 'too-many-secrets');

  const list = await api.call('GET', secrets, { as: 'viewer' });
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([client.newSecret.id, second.body.id]);
  expect((await api.call('DELETE', `${secrets}/${client.newSecret.id}`)).status).toBe(204);
  await api.expectProblem('DELETE', `${secrets}/${second.body.id}`, {}, 409, 'last-secret');
  await api.expectProblem('DELETE', `${secrets}/nothing`, {}, 404, 'not-found');
});

test('a client is reached through its own application only', async () => {
  const { body: client } = await api.call('POST', path, { body: { name: 'Backend' } });
  const other = await api.call('POST', '/applications', { body: { name: 'Other' } });
  const wrong = `/applications/${other.body.id}/clients/${client.id}`;
  await api.expectProblem('GET', wrong, {}, 404, 'not-found');
  await api.expectProblem('PUT', wrong, { body: { name: 'x' } }, 404, 'not-found');
  await api.expectProblem('DELETE', wrong, {}, 404, 'not-found');
  await api.expectProblem('GET', `${wrong}/secrets`, {}, 404, 'not-found');
  await api.expectProblem('POST', `${wrong}/secrets`, {}, 404, 'not-found');
  await api.expectProblem('DELETE', `${wrong}/secrets/${client.newSecret.id}`, {}, 404, 'not-found');
  await api.expectProblem('GET', '/applications/nothing/clients', {}, 404, 'not-found');
  await api.expectProblem('POST', '/applications/nothing/clients', { body: { name: 'x' } }, 404, 'not-found');
});

test('no secret is in a later answer, the audit or the log', async () => {
  const { body: client } = await api.call('POST', path, { body: { name: 'Backend' } });
  const { body: second } = await api.call('POST', `${path}/${client.id}/secrets`);
  await api.call('DELETE', `${path}/${client.id}/secrets/${second.id}`);
  const stored = await api.storage.clients.get(client.id);
  const texts = [api.log.join('\n')];
  for (const address of [path, `${path}/${client.id}`, `${path}/${client.id}/secrets`, '/audit-entries?limit=200']) {
    texts.push((await api.call('GET', address)).text);
  }
  const hidden = [client.newSecret.secret, second.secret, ...(stored?.secrets.map(({ sha256 }) => sha256) ?? [])];
  expect(hidden).toHaveLength(3);
  for (const secret of hidden) for (const text of texts) expect(text).not.toContain(secret);
  expect(api.log.join('')).toContain('client-secret-created');
});
