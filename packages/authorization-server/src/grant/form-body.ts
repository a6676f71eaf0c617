import { OAuthError } from '../oauth-error.ts';

/** Parameters of a form, each with its value, or values where the parameter may repeat. */
export type FormParameters = ReadonlyMap<string, string>;

/** May occur more than once (RFC 8707 §2); its values are joined by blanks, which no URI contains. */
const REPEATABLE = 'resource';

/**
 * Reads `application/x-www-form-urlencoded` (RFC 6749 appendix B) strictly: valid percent-encoding of valid UTF-8, and
 * no parameter twice (§3.2). A parameter without a value counts as left out (§3.2).
 */
export function parseFormBody(body: string): FormParameters | OAuthError {
  const parameters = new Map<string, string>();
  const seen = new Set<string>();
  for (const pair of body.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decodeFormText(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decodeFormText(pair.slice(equals + 1));
    if (name === undefined || value === undefined) {
      return new OAuthError('invalid_request', 'The body is not valid application/x-www-form-urlencoded text.');
    }
    if (seen.has(name) && name !== REPEATABLE) {
      return new OAuthError('invalid_request', 'The body contains a parameter more than once.');
    }
    seen.add(name);
    const earlier = parameters.get(name);
    if (value !== '') parameters.set(name, earlier === undefined ? value : `${earlier} ${value}`);
  }
  return parameters;
}

/** `+` is a blank, `%XX` a byte of UTF-8; `undefined` when the encoding is broken. */
export function decodeFormText(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
