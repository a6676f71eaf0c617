import { constants, type KeyObject, sign, verify } from 'node:crypto';

/** How one JWS algorithm signs (RFC 7518 §3, RFC 8037 §3.1, RFC 9864 §2.2). */
export interface SignatureScheme {
  readonly kty: 'EC' | 'RSA' | 'OKP';
  /** The only curve that fits; none for RSA. */
  readonly crv?: string;
  /** `null`: the scheme hashes on its own. */
  readonly digest: 'sha256' | 'sha384' | 'sha512' | null;
  /** Length of every signature; none for RSA, where the key decides. */
  readonly signatureBytes?: number;
  readonly padding?: number;
  readonly saltLength?: number;
}

const PKCS1 = constants.RSA_PKCS1_PADDING;
const PSS = constants.RSA_PKCS1_PSS_PADDING;
const ED25519 = { kty: 'OKP', crv: 'Ed25519', digest: null, signatureBytes: 64 } as const;

/** Every algorithm this server verifies. No HMAC: a public key must never be usable as a shared secret. No `none`. */
export const SIGNATURE_SCHEMES = {
  ES256: { kty: 'EC', crv: 'P-256', digest: 'sha256', signatureBytes: 64 },
  ES384: { kty: 'EC', crv: 'P-384', digest: 'sha384', signatureBytes: 96 },
  ES512: { kty: 'EC', crv: 'P-521', digest: 'sha512', signatureBytes: 132 },
  RS256: { kty: 'RSA', digest: 'sha256', padding: PKCS1 },
  RS384: { kty: 'RSA', digest: 'sha384', padding: PKCS1 },
  RS512: { kty: 'RSA', digest: 'sha512', padding: PKCS1 },
  PS256: { kty: 'RSA', digest: 'sha256', padding: PSS, saltLength: 32 },
  PS384: { kty: 'RSA', digest: 'sha384', padding: PSS, saltLength: 48 },
  PS512: { kty: 'RSA', digest: 'sha512', padding: PSS, saltLength: 64 },
  EdDSA: ED25519,
  Ed25519: ED25519,
} as const satisfies Record<string, SignatureScheme>;

export type SignatureAlgorithm = keyof typeof SIGNATURE_SCHEMES;

/** Is it one of ours? Own keys only, so that `constructor` and `__proto__` are no algorithms. */
export function isSignatureAlgorithm(alg: unknown): alg is SignatureAlgorithm {
  return typeof alg === 'string' && Object.hasOwn(SIGNATURE_SCHEMES, alg);
}

/**
 * Signs with the key (RFC 7515 §5.1 step 5). Synchronous on purpose: a promise and a thread switch cost more than the
 * elliptic-curve signature itself.
 */
export function createSigner(scheme: SignatureScheme, key: KeyObject): (data: Buffer) => Buffer {
  const input = cryptoInput(scheme, key);
  return (data) => sign(scheme.digest, data, input);
}

/** Verifies with the key (RFC 7515 §5.2 step 8); a signature of another length is wrong without looking further. */
export function createSignatureCheck(
  scheme: SignatureScheme,
  key: KeyObject,
): (data: Buffer, signature: Buffer) => boolean {
  const input = cryptoInput(scheme, key);
  const length = scheme.signatureBytes ?? Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
  return (data, signature) => signature.length === length && verify(scheme.digest, data, input, signature);
}

function cryptoInput(scheme: SignatureScheme, key: KeyObject) {
  return {
    key,
    // JWS wants r and s side by side, not OpenSSL's DER (RFC 7518 §3.4).
    ...(scheme.kty === 'EC' && { dsaEncoding: 'ieee-p1363' as const }),
    ...(scheme.padding !== undefined && { padding: scheme.padding }),
    ...(scheme.saltLength !== undefined && { saltLength: scheme.saltLength }),
  };
}
