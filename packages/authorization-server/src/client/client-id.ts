import { randomBytes } from 'node:crypto';

/** Crockford's letters: no i, l, o or u, so an id survives being read aloud. 32 letters, so five bits each, unbiased. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;

/** A new client identifier (RFC 6749 §2.2): 26 lower-case letters and digits, 130 random bits, never secret. */
export function generateClientId(): string {
  let id = '';
  for (const byte of randomBytes(LENGTH)) id += LETTERS[byte & 31];
  return id;
}
