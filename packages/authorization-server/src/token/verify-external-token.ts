import type { JWK } from 'jose';
import { TokenVerificationError } from '../errors.ts';
import type { KeySet } from '../key/key-set.ts';
import { isSignatureAlgorithm, type SignatureAlgorithm } from '../key/signature-scheme.ts';
import { importVerificationKey, jwkFits, type VerificationKey } from '../key/verification-key.ts';
import { includesAudience, isNumericDate } from './registered-claims.ts';
import { type JsonObject, parseStrictJson } from './strict-json.ts';
import { readTokenShape, type TokenShape } from './token-shape.ts';

export interface ExternalTokenOptions {
  /** `iss` must be this, or one of these. Not checked when left out. */
  readonly issuer?: string | readonly string[];
  /** `aud` must contain this, or one of these. Not checked when left out. */
  readonly audience?: string | readonly string[];
  /** Accepted algorithms, of {@link EXTERNAL_TOKEN_ALGORITHMS}; all of them when left out. */
  readonly algorithms?: readonly string[];
  /** Seconds by which the clocks may differ, 0 to 600. Default 0. */
  readonly clockSkewSeconds?: number;
  /** Accept a token without `exp`. Default false: a token that never ends is hardly ever meant. */
  readonly allowMissingExpiry?: boolean;
}

/** What {@link verifyExternalToken} accepts: public-key signatures only, so neither HMAC nor `none`. */
export const EXTERNAL_TOKEN_ALGORITHMS: readonly SignatureAlgorithm[] = [
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
  'Ed25519',
];

const MAX_EXTERNAL_TOKEN_LENGTH = 16_384;
const MAX_CLOCK_SKEW = 600;

/** Imported keys, as long as their JWK is in use somewhere; importing costs about as much as verifying. */
const imported = new WeakMap<JWK, Map<SignatureAlgorithm, VerificationKey>>();

/**
 * Verifies a JWT that somebody else signed (RFC 7519 §7.2, RFC 8725), with a key of the set. `typ` is not checked, as
 * issuers disagree on it. Keys inside the token (`jwk`, `jku`, `x5c`, `x5u`) are never looked at.
 *
 * @param nowMs epoch milliseconds; passed in so that a journey's run can be replayed
 * @returns the claims
 * @throws TokenVerificationError with a message that is safe to show
 */
export function verifyExternalToken(
  token: string,
  keySet: Pick<KeySet, 'jwks'>,
  options: ExternalTokenOptions,
  nowMs: number,
): JsonObject {
  if (typeof token !== 'string') throw new TokenVerificationError('malformed');
  const algorithms = acceptedAlgorithms(options.algorithms);
  const shape = readTokenShape(token, MAX_EXTERNAL_TOKEN_LENGTH);
  if (typeof shape === 'string') throw new TokenVerificationError(shape);
  const { alg } = shape.header;
  if (!isSignatureAlgorithm(alg) || !algorithms.includes(alg)) {
    throw new TokenVerificationError('unsupported-algorithm');
  }
  const key = importOnce(selectKey(shape.header, alg, keySet.jwks.keys), alg);
  if (!key.verify(shape.signedData, shape.signature)) throw new TokenVerificationError('bad-signature');
  const claims = parseStrictJson(shape.payload);
  if (claims === undefined) throw new TokenVerificationError('malformed');
  checkTimes(claims, options, nowMs);
  checkParties(claims, options);
  return claims;
}

function acceptedAlgorithms(wanted: readonly string[] | undefined): readonly string[] {
  if (wanted === undefined) return EXTERNAL_TOKEN_ALGORITHMS;
  if (wanted.length === 0 || !wanted.every(isSignatureAlgorithm)) throw new TokenVerificationError('invalid-options');
  return wanted;
}

/** The one key that `kid` names, or without `kid` the only one that fits the algorithm (RFC 7515 §6, appendix D). */
function selectKey(header: TokenShape['header'], alg: SignatureAlgorithm, keys: readonly JWK[]): JWK {
  const named = header.kid === undefined ? keys : keys.filter((key) => key.kid === header.kid);
  if (named.length === 0) throw new TokenVerificationError('unknown-key');
  const [key, ...others] = named.filter((candidate) => jwkFits(candidate, alg));
  if (key === undefined) throw new TokenVerificationError(header.kid === undefined ? 'unknown-key' : 'unsuitable-key');
  if (others.length > 0) throw new TokenVerificationError('ambiguous-key');
  return key;
}

function importOnce(jwk: JWK, algorithm: SignatureAlgorithm): VerificationKey {
  let keys = imported.get(jwk);
  let key = keys?.get(algorithm);
  if (key !== undefined) return key;
  const result = importVerificationKey(jwk, algorithm);
  if (typeof result === 'string') throw new TokenVerificationError('unsuitable-key');
  key = result;
  keys ??= new Map();
  keys.set(algorithm, key);
  imported.set(jwk, keys);
  return key;
}

function checkTimes(claims: JsonObject, options: ExternalTokenOptions, nowMs: number): void {
  const skew = options.clockSkewSeconds ?? 0;
  if (!(skew >= 0 && skew <= MAX_CLOCK_SKEW)) throw new TokenVerificationError('invalid-options');
  const { exp, nbf, iat } = claims;
  for (const time of [exp, nbf, iat]) {
    if (time !== undefined && !isNumericDate(time)) throw new TokenVerificationError('malformed-claims');
  }
  if (exp === undefined && options.allowMissingExpiry !== true) throw new TokenVerificationError('missing-expiry');
  const now = nowMs / 1000;
  if (isNumericDate(exp) && now - skew >= exp) throw new TokenVerificationError('expired');
  if (isNumericDate(nbf) && now + skew < nbf) throw new TokenVerificationError('not-yet-valid');
}

function checkParties(claims: JsonObject, options: ExternalTokenOptions): void {
  const { issuer, audience } = options;
  if (issuer !== undefined) {
    const accepted = typeof issuer === 'string' ? [issuer] : issuer;
    if (typeof claims.iss !== 'string' || !accepted.includes(claims.iss)) {
      throw new TokenVerificationError('wrong-issuer');
    }
  }
  if (audience !== undefined && !includesAudience(claims.aud, audience)) {
    throw new TokenVerificationError('wrong-audience');
  }
}
