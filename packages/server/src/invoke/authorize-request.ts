import {
  type AccessTokenVerifier,
  bearerChallenge,
  parseBearer,
  type TokenRefusal,
  type VerifiedToken,
} from '@waymark/authorization-server';
import { type InvokeRequest, Refusal } from './invoke-request.ts';

/** Who calls: a client with a good token, or nobody, and why. Whether a token is needed is the journey's to say. */
export type Caller = VerifiedToken | TokenRefusal;

/** How the header begins in nearly every call. */
const BEARER = 'Bearer ';

/** Stage 2: bearer token → {@link Caller}. Verified tokens come from the verifier's cache, by their whole text. */
export function authorizeRequest(request: InvokeRequest, verifier: AccessTokenVerifier): Caller {
  const { authorization } = request;
  if (authorization?.startsWith(BEARER)) {
    const caller = verifier.verify(authorization.slice(BEARER.length));
    if (caller.valid || caller.reason !== 'malformed') return caller;
  }
  // Everything else is looked at closely, so that the refusal says what is wrong.
  const bearer = parseBearer(authorization);
  return typeof bearer === 'string' ? verifier.verify(bearer) : bearer;
}

/** 401 with the challenge of RFC 6750 §3. */
export const unauthorized = (refusal: TokenRefusal) =>
  new Refusal(401, refusal.message, ['WWW-Authenticate', bearerChallenge(refusal)]);
