import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

describe('applications', () => {
  test('are created, read, renamed, listed by page and deleted', async () => {
    const created = await api.call('POST', '/applications', { body: { name: 'Shop' } });
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect(created.body).toEqual({ id, name: 'Shop', createdAt: api.time.now, updatedAt: api.time.now });

    api.time.now += 1000;
    const renamed = await api.call('PUT', `/applications/${id}`, { as: 'editor', body: { name: 'Web shop' } });
    expect(renamed.body).toMatchObject({ name: 'Web shop', updatedAt: api.time.now });
    expect((await api.call('GET', `/applications/${id}`, { as: 'viewer' })).body).toEqual(renamed.body);

    for (const name of ['B', 'C']) await api.call('POST', '/applications', { body: { name } });
    const first = await api.call('GET', '/applications?limit=2');
    expect(first.body.items).toHaveLength(2);
    const second = await api.call('GET', `/applications?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.items).toHaveLength(1);
    expect(second.body.nextCursor).toBeNull();

    expect((await api.call('DELETE', `/applications/${id}`)).status).toBe(204);
    await api.expectProblem('GET', `/applications/${id}`, {}, 404, 'not-found');
    await api.expectProblem('PUT', `/applications/${id}`, { body: { name: 'x' } }, 404, 'not-found');
    await api.expectProblem('DELETE', `/applications/${id}`, {}, 404, 'not-found');
  });

  test('with clients stay', async () => {
    const { body } = await api.call('POST', '/applications', { body: { name: 'Used' } });
    await api.call('POST', `/applications/${body.id}/clients`, { body: { name: 'Backend' } });
    await api.expectProblem('DELETE', `/applications/${body.id}`, {}, 409, 'application-in-use');
  });

  test('wrong fields are named', async () => {
    const unknown = await api.expectProblem(
      'POST',
      '/applications',
      { body: { name: 'A', nmae: 1 } },
      400,
      'invalid-request',
    );
    expect(unknown.body.errors).toEqual([
      { in: 'body', pointer: '/nmae', message: 'There is no such field here: check its spelling or remove it.' },
    ]);
    const missing = await api.expectProblem('POST', '/applications', { body: {} }, 400, 'invalid-request');
    expect(missing.body.errors).toEqual([{ in: 'body', pointer: '/name', message: 'The field is missing.' }]);
    const wrong = await api.expectProblem('POST', '/applications', { body: { name: 3 } }, 400, 'invalid-request');
    expect(wrong.body.errors[0]).toEqual({
      in: 'body',
      pointer: '/name',
      message: 'The value must be of type string.',
    });
    for (const name of ['', ' ', ' x', 'x'.repeat(101)]) {
      await api.expectProblem('POST', '/applications', { body: { name } }, 400, 'invalid-request');
    }
    for (const query of ['limit=0', 'limit=1000', 'limit=x', 'sort=name']) {
      const answer = await api.expectProblem('GET', `/applications?${query}`, {}, 400, 'invalid-request');
      expect(answer.body.errors[0].in).toBe('query');
    }
  });

  test('a cursor of somebody else is harmless', async () => {
    expect((await api.call('GET', '/applications?cursor=%00%ff')).status).toBe(200);
  });
});
