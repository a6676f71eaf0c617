import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'jose';
import { jwkThumbprint } from './public-jwk.ts';
import type { SigningAlgorithm, SigningKey, SigningKeyStatus } from './signing-key.ts';

const generate = promisify(generateKeyPair);

/** 3072 bits would sign three times slower for tokens that live an hour. */
const RSA_BITS = 2048;

/**
 * A new key pair for the token service (RFC 7518 §3.1, RFC 8037). Its `kid` is the thumbprint of the public key
 * (RFC 7638), so that two keys never share one. Asynchronous because an RSA key takes a good part of a second.
 *
 * @param now epoch milliseconds of `createdAt`
 */
export async function generateSigningKey(
  algorithm: SigningAlgorithm = 'ES256',
  options: { readonly status?: SigningKeyStatus; readonly now?: number } = {},
): Promise<SigningKey> {
  const { publicKey, privateKey } = await generatePair(algorithm);
  const publicJwk = publicKey.export({ format: 'jwk' }) as JWK;
  return {
    kid: jwkThumbprint(publicJwk),
    algorithm,
    status: options.status ?? 'signing',
    publicJwk,
    privateJwk: privateKey.export({ format: 'jwk' }) as JWK,
    createdAt: options.now ?? Date.now(),
  };
}

function generatePair(algorithm: SigningAlgorithm): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  switch (algorithm) {
    case 'ES256':
      return generate('ec', { namedCurve: 'P-256' });
    case 'RS256':
      return generate('rsa', { modulusLength: RSA_BITS });
    case 'EdDSA':
      return generate('ed25519');
  }
}
