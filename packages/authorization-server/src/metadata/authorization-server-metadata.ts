import type { SigningAlgorithm } from '../key/signing-key.ts';

export interface MetadataOptions {
  /** Issuer identifier, exactly as in `iss`: the discovery address without its well-known part. */
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  /** Algorithms of the published keys. */
  readonly signingAlgorithms?: readonly SigningAlgorithm[];
}

/** Authorization server metadata, also good as an OpenID provider configuration. */
export interface AuthorizationServerMetadata {
  readonly issuer: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
  readonly grant_types_supported: readonly string[];
  readonly token_endpoint_auth_methods_supported: readonly string[];
  readonly response_types_supported: readonly string[];
  readonly subject_types_supported: readonly string[];
  readonly id_token_signing_alg_values_supported: readonly string[];
}

/**
 * The discovery document (RFC 8414 §2, OpenID Connect Discovery 1.0 §3). There is no authorization endpoint, so
 * `response_types_supported` is an empty list: both specifications require the member, and any entry would be a lie.
 * OpenID Connect also requires the algorithms of ID tokens; this server issues none and names those of its keys.
 */
export function metadata(options: MetadataOptions): AuthorizationServerMetadata {
  return {
    issuer: options.issuer,
    token_endpoint: options.tokenEndpoint,
    jwks_uri: options.jwksUri,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    response_types_supported: [],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [...new Set(options.signingAlgorithms ?? ['ES256'])],
  };
}
