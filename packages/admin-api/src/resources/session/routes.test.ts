import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../../session/passwords.ts';
import { type Answer, ApiHarness, BASE_URL, EMAIL, type Person, startSession } from '../../testing/api-harness.ts';

const PASSWORD = 'correct horse battery';
let api: ApiHarness;
beforeEach(async () => {
  api = await ApiHarness.start();
  const passwordHash = await hashPassword(PASSWORD);
  const actor = { kind: 'system', id: 'test', name: 'test' } as const;
  await api.storage.administrators.update(api.people.owner.id, { passwordHash }, actor);
  api.people.owner = await startSession(api.storage, api.people.owner.id, EMAIL, api.time.now);
});
afterEach(() => api.stop());

const signIn = (fields: object = {}, headers: Record<string, string> = {}) =>
  api.call('POST', '/session', { as: null, body: { email: EMAIL, password: PASSWORD, ...fields }, headers });

function personOf(answer: Answer): Person {
  const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
  return { id: answer.body.administrator.id, cookie, csrfToken: answer.body.csrfToken };
}

describe('signing in', () => {
  test('starts a session with a strict cookie', async () => {
    const answer = await signIn({ email: ` ${EMAIL.toUpperCase()} ` });
    expect(answer.status).toBe(200);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^waymark_session=[\w-]{43}; Path=\/api; HttpOnly; SameSite=Strict$/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({
      administrator: { email: EMAIL, role: 'owner' },
      csrfToken: expect.any(String),
    });
    const person = personOf(answer);
    expect((await api.call('GET', '/session', { as: person })).body).toEqual(answer.body);
    expect(answer.text).not.toContain(person.cookie.slice(16));
    expect(api.log.join('')).toContain('sign-in-succeeded');
    for (const secret of [person.cookie.slice(16), person.csrfToken, PASSWORD]) {
      expect(api.log.join('')).not.toContain(secret);
    }
  });

  test('sets a secure cookie when told to', async () => {
    const secure = await ApiHarness.start({ secureCookies: true });
    await secure.storage.administrators.update(
      secure.people.owner.id,
      { passwordHash: await hashPassword(PASSWORD) },
      { kind: 'system', id: 'test', name: 'test' },
    );
    const answer = await secure.call('POST', '/session', { as: null, body: { email: EMAIL, password: PASSWORD } });
    expect(String(answer.headers['set-cookie'])).toContain('; Secure');
    await secure.stop();
  });

  test('answers a wrong password and an unknown address alike', async () => {
    const call = (body: object) => ({ as: null, body });
    const wrong = await api.expectProblem(
      'POST',
      '/session',
      call({ email: EMAIL, password: 'x' }),
      401,
      'wrong-credentials',
    );
    const unknown = await api.expectProblem(
      'POST',
      '/session',
      call({ email: 'no@x', password: 'x' }),
      401,
      'wrong-credentials',
    );
    expect({ ...wrong.body, correlationId: '' }).toEqual({ ...unknown.body, correlationId: '' });
    expect(wrong.headers['set-cookie']).toBeUndefined();
    expect(api.log.join('')).not.toContain('no@x');
  });

  test('replaces the session that came along: an attacker cannot plant one', async () => {
    const planted = { cookie: 'waymark_session=planted-by-somebody-else' };
    const first = personOf(await signIn({}, planted));
    expect(first.cookie).not.toContain('planted');
    const second = personOf(await signIn({}, { cookie: first.cookie }));
    expect(second.cookie).not.toBe(first.cookie);
    expect((await api.call('GET', '/session', { as: first })).status).toBe(401);
    expect((await api.call('GET', '/session', { as: second })).status).toBe(200);
  });

  test('is limited per e-mail address and opens up again by time', async () => {
    for (let i = 0; i < 10; i++) expect((await signIn({ email: 'a@x', password: 'x' })).status).toBe(401);
    const refused = await signIn({ email: 'A@x ', password: 'x' });
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 429, code: 'too-many-attempts' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn()).status).toBe(200);
    api.time.now += 15 * 60_000;
    expect((await signIn({ email: 'a@x', password: 'x' })).status).toBe(401);
  });

  test('is limited per network address, also when all attempts come at once', async () => {
    const attempts = Array.from({ length: 60 }, (_, i) => signIn({ email: `${i}@x`, password: 'x' }));
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await signIn()).status).toBe(429);
  });

  test('asks for both fields', async () => {
    await api.expectProblem('POST', '/session', { as: null, body: { email: EMAIL } }, 400, 'invalid-request');
    await api.expectProblem(
      'POST',
      '/session',
      { as: null, body: { email: [], password: {} } },
      400,
      'invalid-request',
    );
  });
});

describe('a session', () => {
  test('ends when it is signed out', async () => {
    const person = personOf(await signIn());
    const answer = await api.call('DELETE', '/session', { as: person });
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toMatch(/^waymark_session=; .*Expires=Thu, 01 Jan 1970/);
    await api.expectProblem('GET', '/session', { as: person }, 401, 'not-signed-in');
  });

  test('ends after an hour without use, and use puts that off', async () => {
    const person = personOf(await signIn());
    for (let i = 0; i < 3; i++) {
      api.time.now += 45 * 60_000;
      expect((await api.call('GET', '/session', { as: person })).status).toBe(200);
    }
    api.time.now += 60 * 60_000;
    await api.expectProblem('GET', '/session', { as: person }, 401, 'not-signed-in');
  });

  test('ends after twelve hours of use', async () => {
    const person = personOf(await signIn());
    for (let i = 0; i < 23; i++) {
      api.time.now += 30 * 60_000;
      expect((await api.call('GET', '/session', { as: person })).status).toBe(200);
    }
    api.time.now += 30 * 60_000;
    await api.expectProblem('GET', '/session', { as: person }, 401, 'not-signed-in');
  });

  test.each(['', 'waymark_session=', 'waymark_session=nonsense', `waymark_session=${'x'.repeat(5000)}`, 'other=1'])(
    'needs its cookie: %s',
    async (cookie) => {
      const as = { id: '', cookie, csrfToken: 'x' };
      const answer = await api.expectProblem('GET', '/session', { as }, 401, 'not-signed-in');
      expect(answer.headers['www-authenticate']).toBe('Session realm="Waymark"');
    },
  );
});

describe('requests forged by another site', () => {
  const body = { name: 'Forged' };
  const forged = (headers: Record<string, string>, csrfToken = api.people.owner.csrfToken) =>
    api.call('POST', '/applications', { as: { ...api.people.owner, csrfToken }, body, headers });

  test.each([
    ['no origin, as from a command line', {}, 201],
    ['our origin', { origin: BASE_URL }, 201],
    ['our origin by another loopback name', { origin: 'http://localhost:8080' }, 201],
    ['our origin, and the browser says so', { origin: BASE_URL, 'sec-fetch-site': 'same-origin' }, 201],
    ['another port', { origin: 'http://127.0.0.1:9090' }, 403],
    ['another scheme', { origin: 'https://127.0.0.1:8080' }, 403],
    ['another host', { origin: 'https://evil.example' }, 403],
    ['a host that begins like ours', { origin: 'http://127.0.0.1.evil.example:8080' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['nonsense', { origin: 'nonsense' }, 403],
    ['a page of the same site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s', async (_name, headers, status) => {
    const answer = await forged(headers);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.code).toBe('foreign-origin');
  });

  test.each(['', 'x', 'x'.repeat(43)])('token %j', async (token) => {
    const answer = await forged({ origin: BASE_URL }, token);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 403, code: 'csrf-token-wrong' });
  });

  test('the token of another session is wrong', async () => {
    expect((await forged({}, api.people.viewer.csrfToken)).status).toBe(403);
  });

  test('a form cannot send JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const call = {
        as: null,
        body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
        headers: { 'content-type': type },
      };
      await api.expectProblem('POST', '/session', call, 415, 'unsupported-media-type');
    }
  });

  test('nobody is signed in from another site', async () => {
    const answer = await signIn({}, { origin: 'https://evil.example' });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 403, code: 'foreign-origin' });
  });

  test('reading needs no token', async () => {
    const as = { ...api.people.owner, csrfToken: '' };
    expect((await api.call('GET', '/session', { as })).status).toBe(200);
  });
});
