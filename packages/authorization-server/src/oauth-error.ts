import { OAUTH_ERRORS, type OAuthErrorCode } from './errors.ts';

/** The body of an error (RFC 6749 §5.2), with `message` and `error_code` for clients of the older shape. */
export interface OAuthErrorBody {
  readonly error: OAuthErrorCode;
  readonly error_description: string;
  readonly message: string;
  /** The HTTP status again. */
  readonly error_code: number;
}

/** What to answer: the body is to be sent as JSON. */
export interface TokenEndpointResponse<Body extends object = object> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** Headers of everything the token endpoint answers, errors included (RFC 6749 §5.1). */
export const TOKEN_HEADERS = {
  'content-type': 'application/json;charset=UTF-8',
  'cache-control': 'no-store',
  pragma: 'no-cache',
} as const;

/**
 * A refusal of the token endpoint. A value to return, not to throw: a wrong secret is no exception.
 * The description must keep to the characters of RFC 6749 §5.2 and repeat nothing of the request.
 */
export class OAuthError {
  readonly code: OAuthErrorCode;
  readonly description: string;
  readonly status: number;

  constructor(
    code: OAuthErrorCode,
    description: string = OAUTH_ERRORS[code].meaning,
    status: number = OAUTH_ERRORS[code].status,
  ) {
    this.code = code;
    this.description = description;
    this.status = status;
  }
}

/** The answer for an error, with headers beside those that every answer has. */
export function oauthErrorResponse(
  error: OAuthError,
  headers: Readonly<Record<string, string>> = {},
): TokenEndpointResponse<OAuthErrorBody> {
  const { code, description, status } = error;
  return {
    status,
    headers: { ...TOKEN_HEADERS, ...headers },
    body: { error: code, error_description: description, message: description, error_code: status },
  };
}
