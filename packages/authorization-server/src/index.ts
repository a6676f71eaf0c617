export * from './client/client.ts';
export { generateClientId } from './client/client-id.ts';
export { clientSecretMatches, type GeneratedClientSecret, generateClientSecret } from './client/client-secret.ts';
export * from './client/client-store.ts';
export { checkRedirectUri } from './client/redirect-uri.ts';
export type { Clock } from './clock.ts';
export {
  OAUTH_ERRORS,
  type OAuthErrorCode,
  TOKEN_REFUSALS,
  TOKEN_VERIFICATION_ERRORS,
  type TokenRefusalReason,
  TokenVerificationError,
  type TokenVerificationErrorCode,
} from './errors.ts';
export {
  createTokenEndpoint,
  MAX_TOKEN_REQUEST_LENGTH,
  type TokenBody,
  type TokenEndpoint,
  type TokenEndpointEvents,
  type TokenEndpointOptions,
  type TokenEndpointRequest,
} from './grant/token-endpoint.ts';
export { checkKeySet, MAX_KEYS_IN_SET } from './key/check-key-set.ts';
export { generateSigningKey } from './key/generate-signing-key.ts';
export * from './key/key-set.ts';
export { jwkThumbprint } from './key/public-jwk.ts';
export type { SignatureAlgorithm } from './key/signature-scheme.ts';
export * from './key/signing-key.ts';
export { type ActiveSigningKey, type PublishedKeySet, SigningKeyring } from './key/signing-keyring.ts';
export type { VerificationKey } from './key/verification-key.ts';
export {
  type AuthorizationServerMetadata,
  type MetadataOptions,
  metadata,
} from './metadata/authorization-server-metadata.ts';
export {
  OAuthError,
  type OAuthErrorBody,
  oauthErrorResponse,
  type TokenEndpointResponse,
} from './oauth-error.ts';
export { Secret } from './secret.ts';
export { ACCESS_TOKEN_LIFETIME, type AccessTokenClaims, DEFAULT_AUDIENCE } from './token/access-token-claims.ts';
export {
  type AccessTokenVerifier,
  type AccessTokenVerifierOptions,
  createAccessTokenVerifier,
  type VerifiedToken,
} from './token/access-token-verifier.ts';
export { bearerChallenge, bearerStatus, parseBearer } from './token/bearer.ts';
export type { TokenRefusal } from './token/token-refusal.ts';
export {
  EXTERNAL_TOKEN_ALGORITHMS,
  type ExternalTokenOptions,
  verifyExternalToken,
} from './token/verify-external-token.ts';
export { uuidV7 } from './uuid-v7.ts';
