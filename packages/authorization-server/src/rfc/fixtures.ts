import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Client } from '../client/client.ts';
import { generateClientSecret } from '../client/client-secret.ts';
import { createTokenEndpoint, type TokenBody, type TokenEndpointRequest } from '../grant/token-endpoint.ts';
import { generateSigningKey } from '../key/generate-signing-key.ts';
import { createSigner, SIGNATURE_SCHEMES, type SignatureAlgorithm } from '../key/signature-scheme.ts';
import type { SigningAlgorithm, SigningKey } from '../key/signing-key.ts';
import { SigningKeyring } from '../key/signing-keyring.ts';
import { createAccessTokenVerifier } from '../token/access-token-verifier.ts';

export const ISSUER = 'https://waymark.example/oidc';
export const TENANT = 'default';
export const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A token service in memory with a clock to turn and a client to remove. */
export async function startService(algorithm: SigningAlgorithm = 'ES256') {
  const key = await generateSigningKey(algorithm);
  const keyring = new SigningKeyring([key]);
  const { secret, record } = generateClientSecret(START);
  const client: Client = {
    id: 'shop',
    applicationId: 'app-1',
    applicationName: 'Your demo app',
    name: 'Demo client',
    type: 'web',
    redirectUris: [],
    authenticationMethod: 'client_secret_basic',
    secrets: [record],
    createdAt: START,
    updatedAt: START,
  };
  const clients = new Map([[client.id, client]]);
  const time = { now: START };
  const clock = () => time.now;
  const store = { findClient: (id: string) => clients.get(id) };
  const endpoint = createTokenEndpoint({ clients: store, keyring, tenantId: TENANT, clock });
  const verifier = createAccessTokenVerifier({ keyring, issuers: [ISSUER], tenantId: TENANT, clients: store, clock });

  /** Posts a form to the token endpoint. */
  function post(form: Record<string, string> | string, extra: Partial<TokenEndpointRequest> = {}) {
    const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
    return endpoint.handle({ issuer: ISSUER, contentType: 'application/x-www-form-urlencoded', body, ...extra });
  }

  const credentials = { client_id: client.id, client_secret: secret.reveal() };

  /** A good access token. */
  function token(): string {
    const response = post({ grant_type: 'client_credentials', ...credentials });
    return (response.body as TokenBody).access_token;
  }

  return { key, keyring, client, clients, store, secret, time, clock, endpoint, verifier, post, credentials, token };
}

export type Service = Awaited<ReturnType<typeof startService>>;

export function decodePart(token: string, index: 0 | 1): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString('utf8'));
}

export function encodePart(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** Signs any header and any payload, well-formed or not, with a real key. */
export function signRaw(header: unknown, payload: unknown, key: KeyObject, algorithm: SignatureAlgorithm): string {
  const data = `${encodePart(header)}.${encodePart(payload)}`;
  const signature = createSigner(SIGNATURE_SCHEMES[algorithm], key)(Buffer.from(data));
  return `${data}.${signature.toString('base64url')}`;
}

export function privateKeyOf(key: SigningKey): KeyObject {
  return createPrivateKey({ key: { ...key.privateJwk }, format: 'jwk' });
}

/** A good access token with some header members and claims replaced; `undefined` removes one. */
export function forge(service: Service, header: object, claims: object): string {
  const token = service.token();
  return signRaw(
    { ...decodePart(token, 0), ...header },
    { ...decodePart(token, 1), ...claims },
    privateKeyOf(service.key),
    service.key.algorithm,
  );
}
