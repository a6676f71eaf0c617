/** How a client proves who it is at the token endpoint (RFC 7591 §2, `token_endpoint_auth_method`). */
export type ClientAuthenticationMethod = 'client_secret_basic' | 'client_secret_post';

/** `web` clients redirect over HTTPS; `native` clients may also use a reverse-domain scheme (RFC 8252 §7). */
export type ClientType = 'web' | 'native';

/** What callers belong to; has clients. Times are epoch milliseconds. */
export interface Application {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** One live secret of a client, as stored: never the secret itself. */
export interface ClientSecret {
  readonly id: string;
  /** SHA-256 of the secret, lower-case hex. The secret has 256 random bits, so no slow hash is needed. */
  readonly sha256: string;
  /** The secret's last four characters, to tell two secrets apart. */
  readonly hint: string;
  readonly createdAt: number;
}

/** An OAuth client (RFC 6749 §2) of an application. */
export interface Client {
  readonly id: string;
  readonly applicationId: string;
  readonly applicationName: string;
  readonly name: string;
  readonly type: ClientType;
  readonly redirectUris: readonly string[];
  readonly authenticationMethod: ClientAuthenticationMethod;
  /** Live secrets, oldest first; at most {@link MAX_LIVE_SECRETS}. */
  readonly secrets: readonly ClientSecret[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Two secrets can be live during a rotation; a third is refused until one is revoked. */
export const MAX_LIVE_SECRETS = 2;
