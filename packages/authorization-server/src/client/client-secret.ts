import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret } from '../secret.ts';
import { uuidV7 } from '../uuid-v7.ts';
import type { Client, ClientSecret } from './client.ts';
import { MAX_LIVE_SECRETS } from './client.ts';

const SECRET_BYTES = 32;
const HINT_LENGTH = 4;

/** Compared against when there is no secret to compare with; nothing hashes to it on purpose. */
const NO_SECRET = randomBytes(32);

export interface GeneratedClientSecret {
  /** Show it once, then drop it: it cannot be computed from the record. */
  readonly secret: Secret;
  readonly record: ClientSecret;
}

/**
 * A new client secret: 256 random bits as 43 characters of `[A-Za-z0-9_-]`, and the record to store (RFC 6749 §2.3.1,
 * entropy of RFC 6749 §10.10). SHA-256 without salt or stretching is enough for a random value of that size, and a
 * slow hash would let anybody keep the token endpoint busy.
 *
 * @param now epoch milliseconds of the record's `createdAt`
 */
export function generateClientSecret(now: number = Date.now()): GeneratedClientSecret {
  const text = randomBytes(SECRET_BYTES).toString('base64url');
  return {
    secret: new Secret(text),
    record: {
      id: uuidV7(now),
      sha256: sha256(text).toString('hex'),
      hint: text.slice(-HINT_LENGTH),
      createdAt: now,
    },
  };
}

/**
 * Is this one of the client's live secrets? The work is the same for a right secret, a wrong one and a client that
 * does not exist: one hash and {@link MAX_LIVE_SECRETS} comparisons in constant time.
 */
export function clientSecretMatches(client: Client | undefined, presented: Secret): boolean {
  const digest = sha256(presented.reveal());
  let matches = 0;
  for (let i = 0; i < MAX_LIVE_SECRETS; i++) {
    const record = client?.secrets[i];
    const stored = record === undefined ? NO_SECRET : Buffer.from(record.sha256, 'hex');
    const comparable = stored.length === digest.length ? stored : NO_SECRET;
    matches |= Number(timingSafeEqual(digest, comparable)) & Number(comparable !== NO_SECRET);
  }
  return matches === 1;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
