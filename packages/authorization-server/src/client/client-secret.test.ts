import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../secret.ts';
import type { Client, ClientSecret } from './client.ts';
import { generateClientId } from './client-id.ts';
import { clientSecretMatches, generateClientSecret } from './client-secret.ts';
import { FailedAuthentications } from './failed-authentications.ts';

function clientWith(...secrets: ClientSecret[]): Client {
  return {
    id: 'c',
    applicationId: 'a',
    applicationName: 'A',
    name: 'C',
    type: 'web',
    redirectUris: [],
    authenticationMethod: 'client_secret_basic',
    secrets,
    createdAt: 0,
    updatedAt: 0,
  };
}

describe('generateClientSecret', () => {
  it('makes 256 random bits and a record that gives nothing away', () => {
    const { secret, record } = generateClientSecret(1_700_000_000_000);
    const text = secret.reveal();
    expect(text).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(record).toEqual({
      id: expect.stringMatching(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      sha256: createHash('sha256').update(text).digest('hex'),
      hint: text.slice(-4),
      createdAt: 1_700_000_000_000,
    });
    expect(new Set(Array.from({ length: 100 }, () => generateClientSecret().secret.reveal())).size).toBe(100);
  });
});

describe('generateClientId', () => {
  it('makes 26 readable characters', () => {
    expect(generateClientId()).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
    expect(generateClientId()).not.toBe(generateClientId());
  });
});

describe('clientSecretMatches', () => {
  const one = generateClientSecret();
  const two = generateClientSecret();
  const three = generateClientSecret();

  it('knows each live secret, and at most two', () => {
    const client = clientWith(one.record, two.record, three.record);
    expect(clientSecretMatches(client, one.secret)).toBe(true);
    expect(clientSecretMatches(client, two.secret)).toBe(true);
    expect(clientSecretMatches(client, three.secret)).toBe(false);
  });

  it('matches nothing without client, without secrets, or with a damaged record', () => {
    expect(clientSecretMatches(undefined, one.secret)).toBe(false);
    expect(clientSecretMatches(clientWith(), one.secret)).toBe(false);
    expect(clientSecretMatches(clientWith({ ...one.record, sha256: '' }), one.secret)).toBe(false);
    expect(clientSecretMatches(clientWith({ ...one.record, sha256: 'zz' }), one.secret)).toBe(false);
    expect(clientSecretMatches(clientWith(one.record), new Secret(''))).toBe(false);
    expect(clientSecretMatches(clientWith(one.record), new Secret(one.record.sha256))).toBe(false);
  });

  it('matches when both records are the same', () => {
    expect(clientSecretMatches(clientWith(one.record, one.record), one.secret)).toBe(true);
  });
});

describe('Secret', () => {
  it('prints as [secret] in every way', () => {
    const secret = new Secret('hunter2');
    expect(`${secret}`).toBe('[secret]');
    expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
    expect(inspect({ secret }, { showHidden: true, depth: 9 })).toBe('{ secret: [secret] }');
    expect(Object.keys(secret)).toEqual([]);
    expect(secret.reveal()).toBe('hunter2');
  });
});

describe('FailedAuthentications', () => {
  it('reports 1, 10, 100 … of a minute, each client by itself and unknown ones together', () => {
    const failures = new FailedAuthentications();
    const reports = Array.from({ length: 250 }, () => failures.record('shop', 0));
    expect(reports.filter((report) => report !== undefined)).toEqual([1, 10, 100]);
    expect(failures.record('till', 0)).toBe(1);
    expect(failures.record(undefined, 0)).toBe(1);
    expect(failures.record(undefined, 0)).toBeUndefined();
    expect(failures.record('shop', 59_999)).toBeUndefined();
    expect(failures.record('shop', 60_000)).toBe(1);
  });
});
