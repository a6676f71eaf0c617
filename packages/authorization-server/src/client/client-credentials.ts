import { decodeFormText, type FormParameters } from '../grant/form-body.ts';
import { OAuthError } from '../oauth-error.ts';
import { Secret } from '../secret.ts';

/** What a client presented to prove who it is; nothing is checked yet. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly secret: Secret;
}

const BASIC = /^basic +([A-Za-z0-9+/]+={0,2})$/i;

/**
 * Reads the credentials of a client from HTTP Basic or from the form (RFC 6749 §2.3.1), from one of them and not both
 * (§2.3). The form may repeat the `client_id` of the header; some clients always send it.
 */
export function readClientCredentials(
  authorization: string | undefined,
  form: FormParameters,
): ClientCredentials | OAuthError {
  const secret = form.get('client_secret');
  const clientId = form.get('client_id');
  const asserts = form.has('client_assertion') || form.has('client_assertion_type');
  const methods = Number(authorization !== undefined) + Number(secret !== undefined) + Number(asserts);
  if (methods > 1) {
    return new OAuthError(
      'invalid_request',
      'The client authenticates in more than one way: use the Authorization header or the form.',
    );
  }
  if (asserts) return new OAuthError('invalid_client', 'Client assertions are not supported: use the client secret.');
  if (authorization !== undefined) return readBasic(authorization, clientId);
  if (clientId === undefined)
    return new OAuthError('invalid_client', 'The request names no client: send client_id and client_secret.');
  if (secret === undefined) return new OAuthError('invalid_client', 'The request contains no client_secret.');
  return { clientId, secret: new Secret(secret) };
}

/** Identifier and secret are form-encoded before they are joined and base64-encoded (RFC 6749 §2.3.1, RFC 7617 §2). */
function readBasic(authorization: string, formClientId: string | undefined): ClientCredentials | OAuthError {
  if (!/^basic(?: |$)/i.test(authorization)) {
    return new OAuthError('invalid_client', 'The Authorization header has another scheme than Basic.');
  }
  const malformed = new OAuthError('invalid_request', 'The Authorization header is not valid Basic authentication.');
  const encoded = BASIC.exec(authorization)?.[1];
  if (encoded === undefined) return malformed;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 1) return malformed;
  const clientId = decodeFormText(pair.slice(0, colon));
  const secret = decodeFormText(pair.slice(colon + 1));
  if (clientId === undefined || secret === undefined) return malformed;
  if (formClientId !== undefined && formClientId !== clientId) {
    return new OAuthError('invalid_request', 'The client_id of the form differs from the Authorization header.');
  }
  if (secret === '') return new OAuthError('invalid_client', 'The Authorization header contains no client secret.');
  return { clientId, secret: new Secret(secret) };
}
