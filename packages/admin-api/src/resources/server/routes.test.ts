import { generateSigningKey } from '@waymark/authorization-server';
import { systemActor } from '@waymark/storage';
import { expect, test } from 'vitest';
import { ApiHarness, BASE_URL } from '../../testing/api-harness.ts';

test('the server says what its host tells, and what it knows without', async () => {
  const facts = {
    version: '1.2.3',
    dataDirectory: '/var/lib/waymark',
    databaseBytes: 4096,
    runs: { days: 30, mebibytes: 1024, receiptDays: 7, receiptPercent: 1 },
  };
  const told = await ApiHarness.start({ describeServer: async () => facts });
  const { body } = await told.call('GET', '/server', { as: 'viewer' });
  expect(body).toEqual({
    ...facts,
    baseUrl: BASE_URL,
    nodeVersion: process.versions.node,
    startedAt: expect.any(Number),
  });
  await told.expectProblem('GET', '/server', { as: null }, 401, 'not-signed-in');
  await told.stop();
  const silent = await ApiHarness.start();
  expect((await silent.call('GET', '/server')).body).toMatchObject({ version: null, runs: null, baseUrl: BASE_URL });
  await silent.stop();
});

test('signing keys are listed, newest first, without their private parts', async () => {
  const api = await ApiHarness.start();
  const first = await generateSigningKey('ES256');
  const second = { ...(await generateSigningKey('ES256')), createdAt: first.createdAt + 1 };
  await api.storage.signingKeys.addFirst(first, systemActor('test'));
  await api.storage.signingKeys.rotate(second, systemActor('test'));
  const { body, text } = await api.call('GET', '/signing-keys', { as: 'viewer' });
  expect(body.items).toMatchObject([
    { kid: second.kid, algorithm: 'ES256', status: 'signing' },
    { kid: first.kid, algorithm: 'ES256', status: 'validating' },
  ]);
  expect(Object.keys(body.items[0]).sort()).toEqual(['algorithm', 'createdAt', 'kid', 'status']);
  expect(text).not.toContain('privateJwk');
  await api.stop();
});
