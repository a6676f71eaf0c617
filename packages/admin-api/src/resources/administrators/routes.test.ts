import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiHarness, EMAIL, startSession } from '../../testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

const PASSWORD = 'correct horse battery';

test('people are added, changed and removed', async () => {
  const body = { email: 'New@Example.com', password: PASSWORD, role: 'viewer' };
  const created = await api.call('POST', '/administrators', { body });
  expect(created.status).toBe(201);
  const { id } = created.body;
  expect(created.body).toMatchObject({ email: 'New@Example.com', role: 'viewer' });
  const again = { ...body, email: 'nEW@example.COM' };
  await api.expectProblem('POST', '/administrators', { body: again }, 409, 'email-taken');

  expect((await api.call('PATCH', `/administrators/${id}`, { body: { role: 'editor' } })).body.role).toBe('editor');
  expect((await api.call('GET', `/administrators/${id}`, { as: 'viewer' })).body.role).toBe('editor');
  expect((await api.call('GET', '/administrators')).body.items).toHaveLength(4);
  expect((await api.call('DELETE', `/administrators/${id}`)).status).toBe(204);
  await api.expectProblem('GET', `/administrators/${id}`, {}, 404, 'not-found');
  await api.expectProblem('PATCH', `/administrators/${id}`, { body: { role: 'editor' } }, 404, 'not-found');
  await api.expectProblem('DELETE', `/administrators/${id}`, {}, 404, 'not-found');
});

test('a new role counts at once, a new password ends the sessions', async () => {
  const email = 'changing@example.com';
  const { body } = await api.call('POST', '/administrators', { body: { email, password: PASSWORD, role: 'editor' } });
  const person = await startSession(api.storage, body.id, email, api.time.now);
  const create = () => api.call('POST', '/applications', { as: person, body: { name: 'A' } });
  expect((await create()).status).toBe(201);
  await api.call('PATCH', `/administrators/${body.id}`, { body: { role: 'viewer' } });
  expect((await create()).status).toBe(403);
  await api.call('PATCH', `/administrators/${body.id}`, { body: { password: 'another long password' } });
  expect((await create()).status).toBe(401);
});

test('a removed person is signed out', async () => {
  const email = 'leaving@example.com';
  const { body } = await api.call('POST', '/administrators', { body: { email, password: PASSWORD, role: 'owner' } });
  const person = await startSession(api.storage, body.id, email, api.time.now);
  await api.call('DELETE', `/administrators/${body.id}`);
  await api.expectProblem('GET', '/session', { as: person }, 401, 'not-signed-in');
});

test('the last owner stays', async () => {
  const path = `/administrators/${api.people.owner.id}`;
  await api.expectProblem('DELETE', path, {}, 409, 'last-owner');
  await api.expectProblem('PATCH', path, { body: { role: 'editor' } }, 409, 'last-owner');
  expect((await api.call('PATCH', path, { body: { role: 'owner' } })).status).toBe(200);
});

test.each([
  [{ email: 'x', password: PASSWORD, role: 'viewer' }, '/email'],
  [{ email: 'a@b', password: 'short', role: 'viewer' }, '/password'],
  [{ email: 'a@b', password: 'x'.repeat(257), role: 'viewer' }, '/password'],
  [{ email: 'a@b', password: PASSWORD, role: 'admin' }, '/role'],
  [{ email: 'a@b', password: PASSWORD }, '/role'],
  [{ email: 'a@b', password: PASSWORD, role: 'viewer', passwordHash: 'x' }, '/passwordHash'],
])('refuses %j', async (body, pointer) => {
  const answer = await api.expectProblem('POST', '/administrators', { body }, 400, 'invalid-request');
  expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  expect(answer.text).not.toContain(PASSWORD);
});

test('no password or hash is in an answer, the audit or the log', async () => {
  const texts = [api.log.join('\n')];
  for (const path of ['/administrators', '/audit-entries?limit=200']) texts.push((await api.call('GET', path)).text);
  for (const text of texts) {
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain('argon2');
    expect(text).not.toMatch(/passwordHash/i);
  }
  expect(texts[1]).toContain(EMAIL);
});

test('when too many passwords are being hashed, the server is busy, not broken', async () => {
  const call = (i: number) =>
    api.call('POST', '/administrators', { body: { email: `many${i}@x`, password: PASSWORD, role: 'viewer' } });
  const answers = await Promise.all(Array.from({ length: 70 }, (_, i) => call(i)));
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.length).toBeGreaterThan(0);
  for (const { status, body } of refused) expect([status, body.code]).toEqual([503, 'server-busy']);
});
