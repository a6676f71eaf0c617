import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SigningKey } from '@waymark/authorization-server';
import { openStorage } from '@waymark/storage';

/** The key that a server signs with, read from its data folder: for tests that forge tokens. */
export async function readSigningKey(dataDirectory: string): Promise<SigningKey> {
  const masterKey = Buffer.from(readFileSync(join(dataDirectory, 'master.key'), 'utf8'), 'base64');
  const storage = await openStorage({ file: join(dataDirectory, 'waymark.db'), masterKey });
  try {
    const key = (await storage.signingKeys.list()).find(({ status }) => status === 'signing');
    if (key === undefined) throw new Error('The server has no signing key');
    return key;
  } finally {
    await storage.close();
  }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs a token with a key of a server, which must be an ES256 key, as {@link readSigningKey} finds it. */
export function signToken(key: SigningKey, header: object, claims: unknown): string {
  const signed = `${encode({ alg: key.algorithm, typ: 'at+jwt', kid: key.kid, ...header })}.${encode(claims)}`;
  const privateKey = createPrivateKey({ key: { ...key.privateJwk }, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/** The claims of a token, unverified. */
export function readClaims(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
