import type { JWK } from 'jose';
import { isPublicKeyType } from './public-jwk.ts';
import { isSignatureAlgorithm, SIGNATURE_SCHEMES, type SignatureAlgorithm } from './signature-scheme.ts';
import { importPublicKey, jwkFits } from './verification-key.ts';

export const MAX_KEYS_IN_SET = 100;

/** Members of private and symmetric keys (RFC 7518 §6.2.2, §6.3.2, §6.4.1). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const ALGORITHMS = Object.keys(SIGNATURE_SCHEMES).filter(isSignatureAlgorithm);

/**
 * Can this JSON Web Key Set (RFC 7517 §5) be kept as a {@link KeySet}? Public keys of known types only, at most
 * {@link MAX_KEYS_IN_SET}, and at least one of them able to verify a signature. Keys for encryption are tolerated, as
 * providers publish both in one set; they verify nothing.
 *
 * @returns what is wrong, for the person who imports the set, or `null`
 */
export function checkKeySet(jwks: unknown): string | null {
  if (!isObject(jwks) || !Array.isArray(jwks.keys)) return 'A key set is an object with a list named "keys".';
  const keys: readonly unknown[] = jwks.keys;
  if (keys.length > MAX_KEYS_IN_SET) return `The key set has more than ${MAX_KEYS_IN_SET} keys.`;
  const seen = new Set<string>();
  let usable = 0;
  for (const [index, key] of keys.entries()) {
    const label = `Key ${index + 1}`;
    if (!isObject(key)) return `${label} is not an object.`;
    const problem = checkKey(key);
    if (problem !== null) return `${label} ${problem}.`;
    const identity = JSON.stringify([key.kid, key.kty, key.crv, key.alg, key.use]);
    if (key.kid !== undefined && seen.has(identity)) return `${label} has the kid of another key of its type.`;
    seen.add(identity);
    if (fittingAlgorithms(key as JWK).length > 0) usable += 1;
  }
  return usable > 0 ? null : 'The key set has no key that can verify a signature.';
}

function checkKey(key: Record<string, unknown>): string | null {
  if (key.kty === 'oct') return 'is a shared secret (kty "oct"); only public keys can be imported';
  if (!isPublicKeyType(key.kty)) return 'has no kty, or one other than EC, OKP and RSA';
  const secret = PRIVATE_MEMBERS.find((name) => key[name] !== undefined);
  if (secret !== undefined)
    return `contains the private member "${secret}"; import the public key, and replace this one`;
  for (const name of ['kid', 'alg', 'use', 'crv']) {
    if (key[name] !== undefined && typeof key[name] !== 'string') return `has a ${name} that is not text`;
  }
  if (fittingAlgorithms(key as JWK).length === 0) return null;
  const imported = importPublicKey(key as JWK);
  return typeof imported === 'string' ? imported : null;
}

function fittingAlgorithms(key: JWK): readonly SignatureAlgorithm[] {
  return ALGORITHMS.filter((algorithm) => jwkFits(key, algorithm));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
