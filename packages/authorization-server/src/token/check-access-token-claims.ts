import type { TokenRefusalReason } from '../errors.ts';
import type { AccessTokenClaims } from './access-token-claims.ts';
import { includesAudience, isNumericDate } from './registered-claims.ts';

export interface ExpectedClaims {
  readonly issuers: readonly string[];
  readonly audience: string;
  readonly tenantId: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Seconds by which another node's clock may run ahead of ours. Says nothing about `exp`, which is exact. */
const CLOCK_TOLERANCE = 30;

const TEXTS = ['sub', 'client_id', 'jti', 'scope', 'app_id', 'app_name'] as const;
const LISTS = ['roles', 'ts_roles', 'ts_permissions'] as const;

/** Checks the claims of a token whose signature is right (RFC 9068 §4, RFC 7519 §4.1). */
export function checkAccessTokenClaims(
  claims: Readonly<Record<string, unknown>>,
  expected: ExpectedClaims,
): AccessTokenClaims | TokenRefusalReason {
  if (!isNumericDate(claims.exp) || !isNumericDate(claims.iat)) return 'malformed';
  if (claims.nbf !== undefined && !isNumericDate(claims.nbf)) return 'malformed';
  if (TEXTS.some((name) => typeof claims[name] !== 'string')) return 'malformed';
  if (LISTS.some((name) => !isTextList(claims[name]))) return 'malformed';
  if (typeof claims.iss !== 'string' || !expected.issuers.includes(claims.iss)) return 'wrong-issuer';
  if (!includesAudience(claims.aud, expected.audience)) return 'wrong-audience';
  if (claims.tid !== expected.tenantId) return 'wrong-tenant';
  // The token of a user names the user as subject; only a client speaks for itself.
  if (claims.sub !== claims.client_id) return 'wrong-kind';
  const seconds = expected.now / 1000;
  if (seconds >= claims.exp) return 'expired';
  if (claims.iat > seconds + CLOCK_TOLERANCE) return 'not-yet-valid';
  if (claims.nbf !== undefined && claims.nbf > seconds + CLOCK_TOLERANCE) return 'not-yet-valid';
  return claims as unknown as AccessTokenClaims;
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
