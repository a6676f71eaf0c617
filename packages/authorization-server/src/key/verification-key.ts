import { createPublicKey, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';
import { publicMembers } from './public-jwk.ts';
import { createSignatureCheck, SIGNATURE_SCHEMES, type SignatureAlgorithm } from './signature-scheme.ts';

/** RFC 7518 §3.3 and §3.5 demand 2048; the upper bound keeps one verification cheap. */
export const MIN_RSA_BITS = 2048;
export const MAX_RSA_BITS = 8192;

/** A public key, imported once, that verifies signatures of exactly one algorithm. */
export interface VerificationKey {
  readonly algorithm: SignatureAlgorithm;
  readonly keyObject: KeyObject;
  verify(data: Buffer, signature: Buffer): boolean;
}

/**
 * May the JWK verify signatures of this algorithm, as far as its own members say (RFC 7517 §4.1–4.4)?
 * `kty` and `crv` must fit; `alg`, `use` and `key_ops` must fit where present; a private key never fits.
 */
export function jwkFits(jwk: JWK, algorithm: SignatureAlgorithm): boolean {
  const scheme = SIGNATURE_SCHEMES[algorithm];
  if (jwk.kty !== scheme.kty || jwk.d !== undefined) return false;
  if ('crv' in scheme && jwk.crv !== scheme.crv) return false;
  if (jwk.alg !== undefined && jwk.alg !== algorithm) return false;
  if (jwk.use !== undefined && jwk.use !== 'sig') return false;
  return jwk.key_ops === undefined || (Array.isArray(jwk.key_ops) && jwk.key_ops.includes('verify'));
}

/**
 * Imports the public part of a JWK for one algorithm.
 *
 * @returns the key, or a sentence saying what is wrong with it
 */
export function importVerificationKey(jwk: JWK, algorithm: SignatureAlgorithm): VerificationKey | string {
  const keyObject = importPublicKey(jwk);
  if (typeof keyObject === 'string') return keyObject;
  const scheme = SIGNATURE_SCHEMES[algorithm];
  if (jwk.kty !== scheme.kty || ('crv' in scheme && jwk.crv !== scheme.crv)) return `is no key for ${algorithm}`;
  return { algorithm, keyObject, verify: createSignatureCheck(scheme, keyObject) };
}

/** The key object of a public JWK, or what is wrong with the JWK (RFC 7518 §6). */
export function importPublicKey(jwk: JWK): KeyObject | string {
  const members = publicMembers(jwk);
  if (members === undefined) return 'lacks a member that its key type requires';
  let key: KeyObject;
  try {
    // OpenSSL also checks that the point lies on the curve.
    key = createPublicKey({ key: members, format: 'jwk' });
  } catch {
    return 'is not a valid public key';
  }
  const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined && modulusLength < MIN_RSA_BITS) return `has fewer than ${MIN_RSA_BITS} bits`;
  if (modulusLength !== undefined && modulusLength > MAX_RSA_BITS) return `has more than ${MAX_RSA_BITS} bits`;
  // With an exponent of one every signature is its own message.
  if (publicExponent !== undefined && (publicExponent < 3n || publicExponent % 2n === 0n)) return 'has a weak exponent';
  return key;
}
