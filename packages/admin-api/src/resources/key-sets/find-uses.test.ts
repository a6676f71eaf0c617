import { generateKeyPairSync } from 'node:crypto';
import { newJourneyDocument } from '@waymark/journey';
import { systemActor } from '@waymark/storage';
import { expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';
import { usesKeySet } from './find-uses.ts';

test.each([
  [{ config: { keySet: 'partner' } }, true],
  [{ steps: [{ config: { value: '@crypto.verifyToken(t, {"jwks": "partner"})' } }] }, true],
  [{ value: "@crypto.verifyToken(t, {jwks: 'partner', issuer: 'x'})" }, true],
  [{ value: '{jwks: "partner-2"}' }, false],
  [{ name: 'partner', keySet: 'other' }, false],
  [null, false],
])('%j', (document, expected) => {
  expect(usesKeySet(document, 'partner')).toBe(expected);
});

test('the journeys that use a key set are listed, drafts too', async () => {
  const api = await ApiHarness.start();
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256' }] };
  await api.call('POST', '/key-sets', { body: { name: 'partner', jwks } });
  await api.createJourney('unrelated');
  const document = newJourneyDocument({ id: 'checks', name: 'Checks', affinity: 'b2c' });
  const draft = { ...document, description: '@crypto.verifyToken(t, {jwks: "partner"})' };
  await api.storage.journeys.create(draft as typeof document, systemActor('test'));
  expect((await api.call('GET', '/key-sets/partner/uses', { as: 'viewer' })).body.items).toEqual([
    { journeyId: 'checks', name: 'Checks', isPublished: false, isDraft: true },
  ]);
  await api.expectProblem('GET', '/key-sets/nothing/uses', {}, 404, 'not-found');
  await api.stop();
});
