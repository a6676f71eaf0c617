import { describe, expect, it } from 'vitest';
import { metadata } from '../metadata/authorization-server-metadata.ts';

describe('RFC 8414: authorization server metadata (§2)', () => {
  it('names what this server does, and nothing else', () => {
    const issuer = 'https://waymark.example/oidc';
    const document = metadata({
      issuer,
      tokenEndpoint: `${issuer}/token`,
      jwksUri: `${issuer}/jwks`,
      signingAlgorithms: ['ES256', 'RS256', 'ES256'],
    });
    expect(document).toEqual({
      issuer,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      response_types_supported: [],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256', 'RS256'],
    });
  });
});
