import { createHmac } from 'node:crypto';
import { HostError } from '@waymark/expression';
import type { KeyOperations } from '@waymark/journey';
import { readCertificate } from './certificate-info.ts';
import { decryptText, encryptText } from './encrypted-text.ts';
import { signToken } from './sign-token.ts';
import type { FindKey, StoredKey } from './stored-key.ts';

/** What `@crypto` computes with stored keys. A key serves one use only, and what it throws is safe to show. */
export function createKeyOperations(findKey: FindKey): KeyOperations {
  const keyFor = <Use extends StoredKey['use']>(alias: string, use: Use): StoredKey & { use: Use } => {
    const stored = findKey(alias);
    if (stored === undefined) throw new HostError(`There is no key "${alias}".`);
    if (stored.use !== use) throw new HostError(`The key "${alias}" isn't meant for this use.`);
    return stored as StoredKey & { use: Use };
  };
  return {
    signToken: (claims, alias, options, nowMs) => signToken(claims, keyFor(alias, 'signing'), options, nowMs),
    hmacSha256: (text, alias) => createHmac('sha256', keyFor(alias, 'hmac').key).update(text, 'utf8').digest(),
    encrypt: (text, alias) => encryptText(text, alias, keyFor(alias, 'encryption').key),
    decrypt: (text, alias) => decryptText(text, alias, keyFor(alias, 'encryption').key),
    certificateInfo: readCertificate,
  };
}
