import type { Client } from '../client/client.ts';
import { OAuthError } from '../oauth-error.ts';
import type { FormParameters } from './form-body.ts';
import { grantScope } from './scope.ts';

/** What an authenticated client gets. */
export interface Grant {
  readonly client: Client;
  readonly scope: string;
}

export type GrantHandler = (client: Client, form: FormParameters) => Grant | OAuthError;

/** Client credentials (RFC 6749 §4.4): the client itself is the subject. */
export function clientCredentialsGrant(client: Client, form: FormParameters): Grant | OAuthError {
  // Clients have no resources configured yet, so there is none a client may name (RFC 8707 §2).
  if (form.has('resource'))
    return new OAuthError('invalid_target', 'No resource is configured for this client: leave out resource.');
  const scope = grantScope(form.get('scope'));
  return scope instanceof OAuthError ? scope : { client, scope };
}
