import type { Client } from '../client/client.ts';
import { readClientCredentials } from '../client/client-credentials.ts';
import { clientSecretMatches } from '../client/client-secret.ts';
import type { ClientStore } from '../client/client-store.ts';
import { FailedAuthentications } from '../client/failed-authentications.ts';
import type { Clock } from '../clock.ts';
import type { SigningKeyring } from '../key/signing-keyring.ts';
import {
  OAuthError,
  type OAuthErrorBody,
  oauthErrorResponse,
  TOKEN_HEADERS,
  type TokenEndpointResponse,
} from '../oauth-error.ts';
import { ACCESS_TOKEN_LIFETIME, DEFAULT_AUDIENCE } from '../token/access-token-claims.ts';
import { DEFAULT_REALM } from '../token/bearer.ts';
import { issueAccessToken } from '../token/issue-access-token.ts';
import { clientCredentialsGrant, type GrantHandler } from './client-credentials-grant.ts';
import { type FormParameters, parseFormBody } from './form-body.ts';

export interface TokenEndpointOptions {
  readonly clients: ClientStore;
  readonly keyring: SigningKeyring;
  readonly tenantId: string;
  readonly clock?: Clock;
  /** Seconds. Default 3600. */
  readonly lifetime?: number;
  /** Default `userid-api`. */
  readonly audience?: string;
  /** In the challenge of a failed authentication. */
  readonly realm?: string;
  readonly events?: TokenEndpointEvents;
}

/** What the host may want to log or count. Listeners must not throw. */
export interface TokenEndpointEvents {
  tokenIssued?(event: { readonly clientId: string; readonly applicationId: string }): void;
  /** Reported for the 1st, 10th, 100th … failure of a client within a minute; unknown clients count as one. */
  clientAuthenticationFailed?(event: {
    /** As presented, shortened: untrusted text. */
    readonly clientId: string;
    readonly known: boolean;
    readonly failuresThisMinute: number;
  }): void;
}

/** A POST to the token endpoint. */
export interface TokenEndpointRequest {
  /** Issuer identifier of the address that was called. */
  readonly issuer: string;
  readonly authorization?: string | undefined;
  readonly contentType?: string | undefined;
  readonly body: string;
}

/** Exactly these four (RFC 6749 §5.1, §4.4.3: no refresh token). */
export interface TokenBody {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  readonly scope: string;
}

export interface TokenEndpoint {
  /** Answers a POST to the token endpoint (RFC 6749 §3.2). Synchronous; throws only when a store or key is broken. */
  handle(request: TokenEndpointRequest): TokenEndpointResponse<TokenBody | OAuthErrorBody>;
}

/** Characters; a request with every parameter at its longest is far smaller. */
export const MAX_TOKEN_REQUEST_LENGTH = 16_384;

const MAX_REPORTED_ID_LENGTH = 128;

const FORM = /^application\/x-www-form-urlencoded[\t ]*(?:;|$)/i;

const GRANTS: ReadonlyMap<string, GrantHandler> = new Map([['client_credentials', clientCredentialsGrant]]);

/** The token endpoint of every issuer of this server; see {@link TokenEndpoint.handle}. */
export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const { clients, keyring, tenantId, clock = Date.now, events, realm = DEFAULT_REALM } = options;
  const { lifetime = ACCESS_TOKEN_LIFETIME, audience = DEFAULT_AUDIENCE } = options;
  const failures = new FailedAuthentications();

  function authenticate(authorization: string | undefined, form: FormParameters): Client | OAuthError {
    const credentials = readClientCredentials(authorization, form);
    if (credentials instanceof OAuthError) return credentials;
    const client = clients.findClient(credentials.clientId);
    // Whatever the registered method: which of the two ways a client sends its secret proves nothing more.
    if (clientSecretMatches(client, credentials.secret) && client !== undefined) return client;
    const failuresThisMinute = failures.record(client?.id, clock());
    if (failuresThisMinute !== undefined) {
      const clientId = credentials.clientId.slice(0, MAX_REPORTED_ID_LENGTH);
      events?.clientAuthenticationFailed?.({ clientId, known: client !== undefined, failuresThisMinute });
    }
    return new OAuthError('invalid_client');
  }

  function issue(request: TokenEndpointRequest): TokenBody | OAuthError {
    const form = readForm(request);
    if (form instanceof OAuthError) return form;
    const client = authenticate(request.authorization, form);
    if (client instanceof OAuthError) return client;
    const grantType = form.get('grant_type');
    if (grantType === undefined) return new OAuthError('invalid_request', 'The request contains no grant_type.');
    const grant = GRANTS.get(grantType)?.(client, form) ?? new OAuthError('unsupported_grant_type');
    if (grant instanceof OAuthError) return grant;
    const { scope } = grant;
    const { issuer } = request;
    const token = issueAccessToken(keyring, { client, issuer, audience, tenantId, scope, now: clock(), lifetime });
    events?.tokenIssued?.({ clientId: client.id, applicationId: client.applicationId });
    return { access_token: token, token_type: 'Bearer', expires_in: lifetime, scope };
  }

  return {
    handle(request) {
      const result = issue(request);
      if (!(result instanceof OAuthError)) return { status: 200, headers: TOKEN_HEADERS, body: result };
      if (result.code !== 'invalid_client') return oauthErrorResponse(result);
      return oauthErrorResponse(result, { 'www-authenticate': `Basic realm="${realm}", charset="UTF-8"` });
    },
  };
}

function readForm(request: TokenEndpointRequest): FormParameters | OAuthError {
  if (!FORM.test(request.contentType ?? '')) {
    return new OAuthError('invalid_request', 'The content type is not application/x-www-form-urlencoded.');
  }
  if (request.body.length > MAX_TOKEN_REQUEST_LENGTH) {
    return new OAuthError('invalid_request', 'The body is too large.', 413);
  }
  return parseFormBody(request.body);
}
