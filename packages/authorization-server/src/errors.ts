/**
 * Errors of the token endpoint: code of the wire (RFC 6749 §5.2, RFC 8707 §2), HTTP status, and what it means.
 * Descriptions on the wire keep to the characters of RFC 6749 §5.2: no quotation mark, no backslash.
 */
export const OAUTH_ERRORS = {
  invalid_request: { status: 400, meaning: 'The request is malformed, incomplete or repeats a parameter.' },
  invalid_client: { status: 401, meaning: 'The client is unknown or its secret is wrong.' },
  unsupported_grant_type: { status: 400, meaning: 'This server does not know the grant type.' },
  invalid_scope: { status: 400, meaning: 'The scope is malformed.' },
  invalid_target: { status: 400, meaning: 'The client may not ask for tokens for this resource.' },
  server_error: { status: 500, meaning: 'The server failed; the request may be right.' },
} as const satisfies Record<string, { status: number; meaning: string }>;

export type OAuthErrorCode = keyof typeof OAUTH_ERRORS;

/** Why an access token was refused: code and the sentence that callers read. Nothing of the token is repeated. */
export const TOKEN_REFUSALS = {
  missing: 'Send an access token in the Authorization header.',
  'malformed-request': 'The Authorization header is not the word Bearer, a blank and one token.',
  malformed: 'The access token is malformed.',
  'wrong-kind': 'The token is not a client access token.',
  'unsupported-algorithm': 'The access token is signed with another algorithm than its key.',
  'unknown-key': 'The access token is signed with a key that this server does not use.',
  'bad-signature': 'The signature of the access token is wrong.',
  'wrong-issuer': 'The access token was issued by somebody else.',
  'wrong-audience': 'The access token is meant for another service.',
  'wrong-tenant': 'The access token belongs to another tenant.',
  expired: 'The access token has expired: get a new one.',
  'not-yet-valid': 'The access token is not valid yet.',
  'unknown-client': 'The client of the access token does not exist any more.',
} as const satisfies Record<string, string>;

export type TokenRefusalReason = keyof typeof TOKEN_REFUSALS;

/** Why a token of somebody else did not verify. Messages are constant: safe to log and to answer with. */
export const TOKEN_VERIFICATION_ERRORS = {
  malformed: 'The token is not a signed JWT in compact form.',
  encrypted: 'The token is encrypted; only signed tokens can be verified.',
  'invalid-options': 'The options of the verification are wrong.',
  'unsupported-algorithm': 'The token is signed with an algorithm that is not allowed.',
  'unknown-key': 'The key set has no key that fits the token.',
  'ambiguous-key': 'The key set has several keys that fit the token.',
  'unsuitable-key': 'The key that the token names cannot be used to verify it.',
  'bad-signature': 'The signature of the token is wrong.',
  'malformed-claims': 'A claim of the token has a wrong type.',
  'missing-expiry': 'The token has no expiry time.',
  expired: 'The token has expired.',
  'not-yet-valid': 'The token is not valid yet.',
  'wrong-issuer': 'The token was issued by somebody else.',
  'wrong-audience': 'The token is meant for somebody else.',
} as const satisfies Record<string, string>;

export type TokenVerificationErrorCode = keyof typeof TOKEN_VERIFICATION_ERRORS;

/** A token of somebody else did not verify; {@link code} says why, `message` is safe to show. */
export class TokenVerificationError extends Error {
  override readonly name = 'TokenVerificationError';
  readonly code: TokenVerificationErrorCode;

  constructor(code: TokenVerificationErrorCode) {
    super(TOKEN_VERIFICATION_ERRORS[code]);
    this.code = code;
  }
}
