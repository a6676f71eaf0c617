import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256' }] };

test('key sets are imported, read, replaced and deleted', async () => {
  const body = { name: 'partner', description: 'Partner bank', jwks };
  const created = await api.call('POST', '/key-sets', { as: 'editor', body });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject(body);
  expect((await api.call('GET', '/key-sets', { as: 'viewer' })).body.items).toEqual([created.body]);
  expect((await api.call('GET', '/key-sets/partner')).body).toEqual(created.body);
  const updated = await api.call('PUT', '/key-sets/partner', { body: { jwks } });
  expect(updated.body).toMatchObject({ name: 'partner', description: '' });
  await api.expectProblem('POST', '/key-sets', { body }, 409, 'id-taken');
  expect((await api.call('DELETE', '/key-sets/partner')).status).toBe(204);
  await api.expectProblem('GET', '/key-sets/partner', {}, 404, 'not-found');
  await api.expectProblem('PUT', '/key-sets/partner', { body: { jwks } }, 404, 'not-found');
  await api.expectProblem('DELETE', '/key-sets/partner', {}, 404, 'not-found');
});

test('private and unusable keys are refused and not repeated', async () => {
  const secret = privateKey.export({ format: 'jwk' });
  const call = { body: { name: 'bad', jwks: { keys: [secret] } } };
  const answer = await api.expectProblem('POST', '/key-sets', call, 400, 'invalid-request');
  expect(answer.body.errors[0].pointer).toBe('/jwks');
  expect(answer.text).not.toContain(secret.d);
  for (const wrong of [{}, { keys: 1 }, { keys: [1] }, [], null]) {
    await api.expectProblem('POST', '/key-sets', { body: { name: 'bad', jwks: wrong } }, 400, 'invalid-request');
  }
  await api.expectProblem('POST', '/key-sets', { body: { name: 'Bad Name', jwks } }, 400, 'invalid-request');
});
