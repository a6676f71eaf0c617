import { OAuthError } from '../oauth-error.ts';

const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/;
/** Keeps the token well below the size that verifiers accept. */
const MAX_LENGTH = 1000;

/**
 * The scope to grant for a requested one (RFC 6749 §3.3). This server gives no scope a meaning yet, so a well-formed
 * request is granted as asked, each token once, and the client reads in the answer what it got. None asked, none
 * granted: the empty text.
 */
export function grantScope(requested: string | undefined): string | OAuthError {
  if (requested === undefined) return '';
  if (requested.length > MAX_LENGTH) return new OAuthError('invalid_scope', 'The scope is too long.');
  if (!SCOPE.test(requested))
    return new OAuthError('invalid_scope', 'The scope is not a list of scope tokens, each separated by one blank.');
  return [...new Set(requested.split(' '))].join(' ');
}
