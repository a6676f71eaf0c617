import { type AdministratorRole, systemActor } from '@waymark/storage';
import { fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminApi } from './admin-api.ts';
import { requirePolicies, roleAllows } from './policy.ts';
import { ApiHarness } from './testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

const ROLES: readonly AdministratorRole[] = ['viewer', 'editor', 'owner'];
const address = (url: string) => url.replace('/api/v1', '').replace(':version', '1').replace(/:\w+/g, 'nothing');

const PUBLIC_ROUTES = ['POST /api/v1/session', 'GET /api/v1/setup', 'POST /api/v1/setup'];

/** Sent with POST because a document comes along. */
const CHANGES_NOTHING = /\/(?:validate|simulate|replay|backtest|test)$/;
/** Everybody's own. */
const OWN_ACCOUNT = /\/sessions?(?:\/|$)/;

describe('roles', () => {
  test('every route keeps to its policy, for every role', async () => {
    const routes = api.routes.filter(({ url, method }) => url.startsWith('/api/v1') && method !== 'HEAD');
    expect(routes.length).toBeGreaterThan(30);
    for (const { method, url, config } of routes) {
      const policy = config?.policy;
      const where = `${method} ${url}`;
      const call = (as: AdministratorRole | null) =>
        // Signing out would end the session that the next call needs.
        url.endsWith('/session') ? undefined : api.call(String(method), address(url), { as });
      if (policy?.access !== 'signed-in') {
        expect(PUBLIC_ROUTES).toContain(where);
        continue;
      }
      const signedOut = await call(null);
      if (signedOut !== undefined) expect([where, signedOut.status]).toEqual([where, 401]);
      for (const role of ROLES) {
        const answer = await call(role);
        if (answer === undefined) continue;
        const refused = answer.status === 403;
        expect([where, role, refused]).toEqual([where, role, !roleAllows(role, policy.role)]);
        if (refused) expect(answer.body.code).toBe('role-too-low');
      }
    }
  });

  test('only owners manage people; viewers change nothing', () => {
    for (const { method, url, config } of api.routes) {
      const policy = config?.policy;
      if (policy?.access !== 'signed-in' || OWN_ACCOUNT.test(url) || CHANGES_NOTHING.test(url)) continue;
      const expected = ['GET', 'HEAD'].includes(String(method))
        ? 'viewer'
        : url.includes('/administrators')
          ? 'owner'
          : 'editor';
      expect([method, url, policy.role]).toEqual([method, url, expected]);
    }
  });

  test('a route without a policy stops the start', () => {
    const app = fastify();
    requirePolicies(app);
    expect(() => app.get('/open', () => 'x')).toThrow('The route GET /open has no policy.');
  });

  test('an unsafe method without a CSRF token is refused on every route', async () => {
    for (const { method, url } of api.routes) {
      if (['GET', 'HEAD'].includes(String(method)) || PUBLIC_ROUTES.includes(`${method} ${url}`)) continue;
      const as = { ...api.people.owner, csrfToken: '' };
      await api.expectProblem(String(method), address(url), { as }, 403, 'csrf-token-wrong');
    }
  });
});

describe('problems', () => {
  test.each(['/api/v1/nothing', '/api/v2', '/api/', '/api/v1/journeys/a/b/c/d', '/api/v1'])(
    'unknown address %s',
    async (path) => {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const answer = await api.expectProblem(method, path, { as: null }, 404, 'unknown-route');
        expect(answer.body.instance).toBe(path);
      }
    },
  );

  test('a body that is not JSON', async () => {
    for (const body of ['{"name":', 'name=x', '', '{"name":"a"}}', '\u0000']) {
      const call = { body, headers: { 'content-type': 'application/json' } };
      const answer = await api.expectProblem('POST', '/applications', call, 400, 'malformed-json');
      if (body.length > 4) expect(answer.text).not.toContain(body);
    }
  });

  test('a body that is too large', async () => {
    const body = { name: 'x'.repeat(200_000) };
    await api.expectProblem('POST', '/applications', { body }, 413, 'body-too-large');
  });

  test('a query is no part of the instance', async () => {
    const { body } = await api.expectProblem('GET', '/nothing?token=abc', {}, 404, 'unknown-route');
    expect(body.instance).toBe('/api/v1/nothing');
  });

  test('the correlation id is the request id', async () => {
    const { body } = await api.expectProblem('GET', '/nothing', {}, 404, 'unknown-route');
    expect(body.correlationId).toMatch(/^req-/);
  });

  test('an error of ours says nothing, and is in the log', async () => {
    const secret = 'select * from administrators';
    const broken = await ApiHarness.start({
      provePublication: () => {
        throw new Error(secret);
      },
    });
    await broken.createJourney('a');
    const answer = await broken.expectProblem('POST', '/journeys/a/validate', {}, 500, 'internal-error');
    expect(Object.keys(answer.body).sort()).toEqual(['code', 'correlationId', 'instance', 'status', 'title', 'type']);
    expect(answer.text).not.toContain(secret);
    expect(broken.log.join('')).toContain(secret);
    expect(broken.log.join('')).toContain(answer.body.correlationId);
    await broken.stop();
  });

  test('a database that another process holds is busy, not broken', async () => {
    const busy = await ApiHarness.start({
      provePublication: () => {
        throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
      },
    });
    await busy.createJourney('a');
    const answer = await busy.expectProblem('POST', '/journeys/a/validate', {}, 503, 'server-busy');
    expect(answer.headers['retry-after']).toBe('1');
    await busy.stop();
  });

  test('other parts of the server keep their own errors', async () => {
    const app = fastify();
    await app.register(adminApi, {
      storage: api.storage,
      logger: { error: () => undefined } as never,
      provePublication: () => ({ diagnostics: [] }),
      baseUrl: () => 'http://127.0.0.1',
      secureCookies: false,
    });
    app.get('/fails', () => {
      throw new Error('theirs');
    });
    expect((await app.inject('/elsewhere')).json()).toMatchObject({ error: 'Not Found' });
    expect((await app.inject('/fails')).json()).toMatchObject({ message: 'theirs' });
    expect((await app.inject('/api/elsewhere')).json()).toMatchObject({ code: 'unknown-route' });
    await app.close();
  });
});

test('the audit is listed newest first, by page and by target', async () => {
  const { body: application } = await api.call('POST', '/applications', { body: { name: 'Audited' } });
  await api.call('PUT', `/applications/${application.id}`, { body: { name: 'Renamed' } });
  await api.storage.applications.delete(application.id, systemActor('test'));
  const path = `/audit-entries?targetType=application&targetId=${application.id}`;
  const { body } = await api.call('GET', path, { as: 'viewer' });
  expect(body.items.map(({ action }: { action: string }) => action)).toEqual([
    'application.deleted',
    'application.updated',
    'application.created',
  ]);
  expect(body.items[1]).toMatchObject({
    actor: { kind: 'administrator', id: api.people.owner.id, name: 'owner@example.com' },
    before: { name: 'Audited' },
    after: { name: 'Renamed' },
  });
  const first = await api.call('GET', `${path}&limit=2`);
  const second = await api.call('GET', `${path}&limit=2&cursor=${first.body.nextCursor}`);
  expect([...first.body.items, ...second.body.items]).toEqual(body.items);
  await api.expectProblem('GET', '/audit-entries?targetType=x', {}, 400, 'invalid-request');
});
