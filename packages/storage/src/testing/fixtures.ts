import type { ClientSecret, SigningKey } from '@waymark/authorization-server';
import type { JourneyDocument } from '@waymark/journey';
import { systemActor } from '../actor.ts';
import type { NewClient } from '../repositories/client-repository.ts';

export const ACTOR = { kind: 'administrator', id: 'admin-1', name: 'ada@example.com' } as const;
export const SYSTEM = systemActor('test');

export function journeyDocument(id: string, fields: Partial<JourneyDocument> = {}): JourneyDocument {
  return {
    format: 'journey/1',
    id,
    name: `Journey ${id}`,
    kind: 'backend-api',
    affinity: 'b2c',
    start: 'done',
    steps: { done: { kind: 'http-complete', config: { responseCode: 200 } } },
    ...fields,
  };
}

export function clientSecret(id: string, createdAt = 1): ClientSecret {
  return { id, sha256: id.padEnd(64, '0'), hint: 'abcd', createdAt };
}

export function newClient(applicationId: string, id: string): NewClient {
  return {
    id,
    applicationId,
    name: `Client ${id}`,
    type: 'web',
    redirectUris: ['https://example.com/callback'],
    authenticationMethod: 'client_secret_basic',
    secret: clientSecret(`${id}-s1`),
  };
}

export function signingKey(kid: string, createdAt = 1): SigningKey {
  return {
    kid,
    algorithm: 'ES256',
    status: 'signing',
    publicJwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
    privateJwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: `private-part-of-${kid}` },
    createdAt,
  };
}
