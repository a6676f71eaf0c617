import { LRUCache } from 'lru-cache';
import type { ClientStore } from '../client/client-store.ts';
import type { Clock } from '../clock.ts';
import type { TokenRefusalReason } from '../errors.ts';
import type { SigningKeyring } from '../key/signing-keyring.ts';
import { ACCESS_TOKEN_TYPES, type AccessTokenClaims, DEFAULT_AUDIENCE } from './access-token-claims.ts';
import { checkAccessTokenClaims } from './check-access-token-claims.ts';
import { parseStrictJson } from './strict-json.ts';
import { refuseToken, type TokenRefusal } from './token-refusal.ts';
import { MAX_TOKEN_LENGTH, readTokenShape } from './token-shape.ts';

export interface AccessTokenVerifierOptions {
  readonly keyring: SigningKeyring;
  /** Accepted values of `iss`. A function when the server learns its address late; it is asked on cache misses only. */
  readonly issuers: readonly string[] | (() => readonly string[]);
  readonly tenantId: string;
  readonly clients: ClientStore;
  /** Default `userid-api`. */
  readonly audience?: string;
  readonly clock?: Clock;
  /** Tokens remembered at most; one takes about 3 KB. Default 4096; 0 remembers none. */
  readonly cacheSize?: number;
  /** Milliseconds a verified token is remembered at most, whatever its `exp`. Default 60 000. */
  readonly cacheMilliseconds?: number;
}

/** Who calls, as proved by an access token. Frozen: it is shared between requests. */
export interface VerifiedToken {
  readonly valid: true;
  readonly clientId: string;
  readonly applicationId: string;
  readonly claims: AccessTokenClaims;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface AccessTokenVerifier {
  /** Verifies an access token (RFC 9068 §4). Synchronous, and never throws. */
  verify(token: string): VerifiedToken | TokenRefusal;
  /** Forgets every remembered token. Needed only when something other than the keyring or the clients changed. */
  clear(): void;
}

interface Remembered {
  readonly verified: VerifiedToken;
  /** Epoch milliseconds from which the token must be verified again; never later than its `exp`. */
  readonly until: number;
}

const DEFAULT_CACHE_SIZE = 4096;
const DEFAULT_CACHE_MILLISECONDS = 60_000;

/**
 * Verifies this server's own client access tokens on the request path.
 *
 * A verified token is remembered under its whole text, signature included: another signature under the same claims is
 * another key. Each hit checks again what may have changed since: the expiry, the client and the set of keys.
 */
export function createAccessTokenVerifier(options: AccessTokenVerifierOptions): AccessTokenVerifier {
  const { keyring, clients, tenantId, audience = DEFAULT_AUDIENCE, clock = Date.now } = options;
  const { cacheSize = DEFAULT_CACHE_SIZE, cacheMilliseconds = DEFAULT_CACHE_MILLISECONDS } = options;
  const issuers = typeof options.issuers === 'function' ? options.issuers : () => options.issuers as readonly string[];
  const cache = cacheSize > 0 ? new LRUCache<string, Remembered>({ max: cacheSize }) : undefined;
  let keyVersion = keyring.version;

  function verifyAnew(token: string, now: number): VerifiedToken | TokenRefusal {
    const claims = verifySignature(token, keyring);
    if (typeof claims === 'string') return refuseToken(claims);
    const checked = checkAccessTokenClaims(claims, { issuers: issuers(), audience, tenantId, now });
    if (typeof checked === 'string') return refuseToken(checked);
    const applicationId = clients.findClient(checked.client_id)?.applicationId;
    if (applicationId === undefined || applicationId !== checked.app_id) return refuseToken('unknown-client');
    const expiresAt = checked.exp * 1000;
    const verified: VerifiedToken = freeze({
      valid: true as const,
      clientId: checked.client_id,
      applicationId,
      claims: checked,
      expiresAt,
    });
    cache?.set(token, { verified, until: Math.min(expiresAt, now + cacheMilliseconds) });
    return verified;
  }

  return {
    verify(token) {
      if (token.length > MAX_TOKEN_LENGTH) return refuseToken('malformed');
      if (keyVersion !== keyring.version) {
        cache?.clear();
        keyVersion = keyring.version;
      }
      const now = clock();
      const remembered = cache?.get(token);
      if (remembered !== undefined) {
        const { verified, until } = remembered;
        if (now < until && clients.findClient(verified.clientId)?.applicationId === verified.applicationId) {
          return verified;
        }
        cache?.delete(token);
      }
      return verifyAnew(token, now);
    },
    clear() {
      cache?.clear();
    },
  };
}

function verifySignature(
  token: string,
  keyring: SigningKeyring,
): Readonly<Record<string, unknown>> | TokenRefusalReason {
  const shape = readTokenShape(token);
  if (typeof shape === 'string') return 'malformed';
  const { header, signedData, signature, payload } = shape;
  // ID tokens and other JWTs that the same keys may sign one day are no access tokens (RFC 9068 §4, RFC 8725 §3.11).
  if (!ACCESS_TOKEN_TYPES.includes(header.typ)) return 'wrong-kind';
  const key = header.kid === undefined ? undefined : keyring.find(header.kid);
  if (key === undefined) return 'unknown-key';
  // The key decides the algorithm, never the token (RFC 8725 §3.1).
  if (header.alg !== key.algorithm) return 'unsupported-algorithm';
  if (!key.verify(signedData, signature)) return 'bad-signature';
  return parseStrictJson(payload) ?? 'malformed';
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
}
