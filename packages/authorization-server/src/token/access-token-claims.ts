/** Claims of a client access token (RFC 9068 §2.2), with the tenant and application beside them. Times are seconds. */
export interface AccessTokenClaims {
  readonly iss: string;
  /** The client itself: nobody else is behind a client credentials grant (RFC 9068 §2.2). */
  readonly sub: string;
  readonly client_id: string;
  readonly aud: string | readonly string[];
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
  /** Space-delimited; empty when none was asked for. */
  readonly scope: string;
  readonly tid: string;
  readonly app_id: string;
  readonly app_name: string;
  readonly roles: readonly string[];
  readonly ts_roles: readonly string[];
  readonly ts_permissions: readonly string[];
}

/** The audience of access tokens that name no resource. */
export const DEFAULT_AUDIENCE = 'userid-api';

/** Default life of an access token, in seconds. */
export const ACCESS_TOKEN_LIFETIME = 3600;

/** The `typ` of access tokens, without and with its media type prefix (RFC 9068 §2.1, §4). */
export const ACCESS_TOKEN_TYPES: readonly unknown[] = ['at+jwt', 'application/at+jwt'];
