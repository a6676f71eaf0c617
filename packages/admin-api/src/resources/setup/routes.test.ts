import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ApiHarness, EMAIL } from '../../testing/api-harness.ts';
import { SetupCode } from './setup-code.ts';

const setupCode = new SetupCode();
const PASSWORD = 'correct horse battery';
const body = (fields: object = {}) => ({
  code: setupCode.reveal(),
  email: 'first@example.com',
  password: PASSWORD,
  ...fields,
});

let api: ApiHarness;
beforeEach(async () => {
  api = await ApiHarness.start({ setupCode });
});
afterEach(() => api.stop());

describe('while there is nobody', () => {
  beforeEach(async () => {
    await api.stop();
    api = await ApiHarness.start({ setupCode }, { people: false });
  });

  test('says so, and creates an owner who is signed in', async () => {
    expect((await api.call('GET', '/setup', { as: null })).body).toEqual({ required: true });
    const answer = await api.call('POST', '/setup', { as: null, body: body() });
    expect(answer.status).toBe(201);
    expect(answer.body.administrator).toMatchObject({ email: 'first@example.com', role: 'owner' });
    const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
    const as = { id: answer.body.administrator.id, cookie, csrfToken: answer.body.csrfToken };
    expect((await api.call('GET', '/session', { as })).body).toEqual(answer.body);
    expect((await api.call('GET', '/setup', { as: null })).body).toEqual({ required: false });

    const { items } = (await api.call('GET', '/audit-entries?limit=200', { as })).body;
    expect(items).toContainEqual(
      expect.objectContaining({
        action: 'administrator.created',
        actor: { kind: 'system', id: 'setup', name: 'setup' },
      }),
    );
    const again = body({ email: 'second@example.com' });
    await api.expectProblem('POST', '/setup', { as: null, body: again }, 409, 'already-set-up');
    expect((await api.call('GET', '/administrators', { as })).body.items).toHaveLength(1);
    const everything = api.log.join('') + JSON.stringify(items);
    for (const secret of [setupCode.reveal(), PASSWORD]) expect(everything).not.toContain(secret);
  });

  test('a wrong code creates nobody, and ten of them close the door for a while', async () => {
    const wrong = { as: null, body: body({ code: 'AAAA-AAAA-AAAA-AAAA-AAAA' }) };
    for (let i = 0; i < 10; i++) await api.expectProblem('POST', '/setup', wrong, 403, 'wrong-setup-code');
    const right = { as: null, body: body() };
    const refused = await api.expectProblem('POST', '/setup', right, 429, 'too-many-attempts');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await api.call('GET', '/setup', { as: null })).body).toEqual({ required: true });
    api.time.now += 15 * 60_000;
    expect((await api.call('POST', '/setup', right)).status).toBe(201);
  });

  test('of two at once, one wins', async () => {
    const call = (email: string) => api.call('POST', '/setup', { as: null, body: body({ email }) });
    const statuses = (await Promise.all([call('a@example.com'), call('b@example.com')])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409]);
  });

  test('is refused from another site', async () => {
    const call = { as: null, body: body(), headers: { origin: 'https://evil.example' } };
    await api.expectProblem('POST', '/setup', call, 403, 'foreign-origin');
  });

  test('asks for a long enough password', async () => {
    await api.expectProblem('POST', '/setup', { as: null, body: body({ password: 'short' }) }, 400, 'invalid-request');
  });
});

test('without a setup code nobody is created', async () => {
  const closed = await ApiHarness.start({}, { people: false });
  await closed.expectProblem('POST', '/setup', { as: null, body: body() }, 403, 'wrong-setup-code');
  await closed.stop();
});

test('is over when there is somebody', async () => {
  expect((await api.call('GET', '/setup', { as: null })).body).toEqual({ required: false });
  await api.expectProblem('POST', '/setup', { as: null, body: body({ email: EMAIL }) }, 409, 'already-set-up');
});

test('the code is typed by people', () => {
  const text = setupCode.reveal();
  expect(text).toMatch(/^([A-HJ-NP-Z2-9]{4}-){4}[A-HJ-NP-Z2-9]{4}$/);
  expect(setupCode.matches(` ${text.toLowerCase().replaceAll('-', ' ')} `)).toBe(true);
  for (const wrong of ['', text.slice(1), `${text}A`, new SetupCode().reveal()])
    expect(setupCode.matches(wrong)).toBe(false);
  expect(JSON.stringify({ setupCode })).not.toContain(text);
});
