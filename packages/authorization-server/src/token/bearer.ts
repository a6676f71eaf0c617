import { refuseToken, type TokenRefusal } from './token-refusal.ts';

/** Scheme in any case, blanks, exactly one token (RFC 6750 §2.1, RFC 9110 §11.4). */
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
const BEARER_SCHEME = /^bearer(?: |$)/i;

/** Names the protection space in challenges (RFC 9110 §11.5). */
export const DEFAULT_REALM = 'waymark';

/**
 * The token of an `Authorization` header. No header, or another scheme, counts as `missing`; the Bearer scheme with
 * anything but one token is `malformed-request`. Tokens in the query or the form (RFC 6750 §2.2, §2.3) are not read:
 * they end up in logs.
 */
export function parseBearer(authorization: string | undefined): string | TokenRefusal {
  if (authorization === undefined) return refuseToken('missing');
  const token = BEARER.exec(authorization)?.[1];
  if (token !== undefined) return token;
  return refuseToken(BEARER_SCHEME.test(authorization) ? 'malformed-request' : 'missing');
}

/** 400 for a request that breaks RFC 6750 §2.1, 401 for every other refusal (RFC 6750 §3.1). */
export function bearerStatus(refusal: TokenRefusal): 400 | 401 {
  return refusal.reason === 'malformed-request' ? 400 : 401;
}

/**
 * The value of `WWW-Authenticate` for a refusal (RFC 6750 §3). A request without a token gets the realm only: it broke
 * no rule, it merely has to authenticate.
 */
export function bearerChallenge(refusal: TokenRefusal, realm: string = DEFAULT_REALM): string {
  if (refusal.reason === 'missing') return `Bearer realm="${realm}"`;
  const error = refusal.reason === 'malformed-request' ? 'invalid_request' : 'invalid_token';
  return `Bearer realm="${realm}", error="${error}", error_description="${refusal.message}"`;
}
