import { createHash } from 'node:crypto';
import type { JWK } from 'jose';

/** The members that make a public key, by key type, in the order of RFC 7638 §3.2. */
const REQUIRED_MEMBERS = {
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  RSA: ['e', 'kty', 'n'],
} as const;

export type PublicKeyType = keyof typeof REQUIRED_MEMBERS;
export type PublicKeyMembers = Record<string, string>;

export function isPublicKeyType(kty: unknown): kty is PublicKeyType {
  return typeof kty === 'string' && Object.hasOwn(REQUIRED_MEMBERS, kty);
}

/** Only the members that make the public key: whatever else the JWK carries stays behind. `undefined` if one lacks. */
export function publicMembers(jwk: JWK): PublicKeyMembers | undefined {
  if (!isPublicKeyType(jwk.kty)) return undefined;
  const members: PublicKeyMembers = {};
  for (const name of REQUIRED_MEMBERS[jwk.kty]) {
    const value = jwk[name];
    if (typeof value !== 'string' || value === '') return undefined;
    members[name] = value;
  }
  return members;
}

/** SHA-256 thumbprint of the public key (RFC 7638), base64url: the `kid` of the keys made here. */
export function jwkThumbprint(jwk: JWK): string {
  const members = publicMembers(jwk);
  if (members === undefined) throw new TypeError('The JWK is not a complete EC, OKP or RSA public key.');
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
