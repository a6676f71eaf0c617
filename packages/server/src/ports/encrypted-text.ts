import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { HostError } from '@waymark/expression';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/** AES-256-GCM (NIST SP 800-38D) as base64url: a version byte, a random IV, the text, the tag. Bound to the alias. */
export function encryptText(text: string, alias: string, key: KeyObject): string {
  const iv = randomBytes(IV_LENGTH);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_LENGTH });
  cipher.setAAD(Buffer.from(alias));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, hidden, cipher.getAuthTag()]).toString('base64url');
}

/** @throws HostError for anything that {@link encryptText} did not make with this key; it doesn't say what is wrong */
export function decryptText(encrypted: string, alias: string, key: KeyObject): string {
  const bytes = Buffer.from(encrypted, 'base64url');
  if (bytes[0] !== VERSION || bytes.length < 1 + IV_LENGTH + TAG_LENGTH) throw refused();
  try {
    const iv = bytes.subarray(1, 1 + IV_LENGTH);
    const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_LENGTH });
    decipher.setAAD(Buffer.from(alias));
    decipher.setAuthTag(bytes.subarray(-TAG_LENGTH));
    const hidden = bytes.subarray(1 + IV_LENGTH, -TAG_LENGTH);
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8');
  } catch {
    throw refused();
  }
}

const refused = () => new HostError("This text can't be decrypted with this key.");
