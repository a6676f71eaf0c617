import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '../../session/passwords.ts';
import { type Answer, ApiHarness, EMAIL, type Person, startSession } from '../../testing/api-harness.ts';

const PASSWORD = 'correct horse battery';
const NEW_PASSWORD = 'staple and a longer horse';
let api: ApiHarness;
beforeEach(async () => {
  api = await ApiHarness.start();
  const passwordHash = await hashPassword(PASSWORD);
  await api.storage.administrators.update(
    api.people.owner.id,
    { passwordHash },
    { kind: 'system', id: 'test', name: 'test' },
  );
  api.people.owner = await startSession(api.storage, api.people.owner.id, EMAIL, api.time.now);
});
afterEach(() => api.stop());

const change = (currentPassword: string, newPassword = NEW_PASSWORD, as: Person = api.people.owner) =>
  api.call('PUT', '/session/password', { as, body: { currentPassword, newPassword } });

function personOf(answer: Answer): Person {
  const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
  return { id: answer.body.administrator.id, cookie, csrfToken: answer.body.csrfToken };
}

test('the own password is changed with the present one, and only the session of the answer goes on', async () => {
  const elsewhere = await startSession(api.storage, api.people.owner.id, EMAIL, api.time.now);
  const answer = await change(PASSWORD);
  expect(answer.status).toBe(200);
  const person = personOf(answer);
  expect(answer.text).not.toContain(person.cookie.slice(16));
  expect((await api.call('GET', '/session', { as: person })).body.administrator.email).toBe(EMAIL);
  await api.expectProblem('GET', '/session', { as: elsewhere }, 401, 'not-signed-in');
  await api.expectProblem('GET', '/session', {}, 401, 'not-signed-in');
  const signIn = (password: string) => api.call('POST', '/session', { as: null, body: { email: EMAIL, password } });
  expect((await signIn(PASSWORD)).status).toBe(401);
  expect((await signIn(NEW_PASSWORD)).status).toBe(200);
  for (const secret of [PASSWORD, NEW_PASSWORD]) expect(api.log.join('')).not.toContain(secret);
});

test('a wrong present password and a new one that is too short are named by their fields', async () => {
  const wrong = await change('not the password');
  expect([wrong.status, wrong.body.errors]).toEqual([
    400,
    [{ in: 'body', pointer: '/currentPassword', message: 'This is not your present password.' }],
  ]);
  const short = await change(PASSWORD, 'short');
  expect([short.status, short.body.errors[0].pointer]).toEqual([400, '/newPassword']);
  expect((await api.call('GET', '/session')).status).toBe(200);
});

test('guesses of the present password are limited and open up again by time', async () => {
  for (let i = 0; i < 10; i++) expect((await change('x')).status).toBe(400);
  const refused = await change(PASSWORD);
  expect([refused.status, refused.body.code, Number(refused.headers['retry-after'])]).toEqual([
    429,
    'too-many-attempts',
    900,
  ]);
  api.time.now += 15 * 60_000;
  expect((await change(PASSWORD)).status).toBe(200);
});

test('the own sessions are listed without their ids, and ended one by one or all but this one', async () => {
  const second = await startSession(api.storage, api.people.owner.id, EMAIL, api.time.now + 1);
  const third = await startSession(api.storage, api.people.owner.id, EMAIL, api.time.now + 2);
  const list = async (as: Person = api.people.owner) => (await api.call('GET', '/sessions', { as })).body.items;
  const before = await list();
  expect(before).toHaveLength(3);
  expect(before.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
  for (const { cookie } of [second, third]) expect(JSON.stringify(before)).not.toContain(cookie.slice(16));

  const own = (await list(second)).find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
  expect((await api.call('DELETE', `/sessions/${own.id}`)).status).toBe(204);
  await api.expectProblem('GET', '/session', { as: second }, 401, 'not-signed-in');
  await api.expectProblem('DELETE', `/sessions/${own.id}`, {}, 404, 'not-found');
  expect((await api.call('DELETE', '/sessions')).status).toBe(204);
  await api.expectProblem('GET', '/session', { as: third }, 401, 'not-signed-in');
  expect(await list()).toMatchObject([{ isCurrent: true }]);
});

test("nobody ends somebody else's session", async () => {
  const [{ id }] = (await api.call('GET', '/sessions')).body.items;
  await api.expectProblem('DELETE', `/sessions/${id}`, { as: 'viewer' }, 404, 'not-found');
  await api.call('DELETE', '/sessions', { as: 'viewer' });
  expect((await api.call('GET', '/session')).status).toBe(200);
});
