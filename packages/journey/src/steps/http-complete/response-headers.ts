/** RFC 9110 §5.6.2: a field name is a token. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Visible ASCII, blank and tab within; no CR, LF or NUL, so that a value can't start a header of its own. */
const FIELD_VALUE = /^(?:[\x21-\x7e](?:[\t\x20-\x7e]*[\x21-\x7e])?)?$/;

/** Printable ASCII without blanks, quotes and angle brackets: RFC 3986 once percent-encoded. */
const URI_REFERENCE = /^[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+$/;

/** Cookies of the product itself, which no journey may set. */
const OWN_COOKIE = /^\s*(?:__(?:host|secure)-)?waymark_/i;

/** Whether a header would set a cookie of the server's own. */
export const setsOwnCookie = (name: string, value: string): boolean =>
  name.toLowerCase() === 'set-cookie' && OWN_COOKIE.test(value);

/** Names that the connection, the server or another field of the step decides. */
const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ['connection', 'belongs to the connection'],
  ['keep-alive', 'belongs to the connection'],
  ['proxy-connection', 'belongs to the connection'],
  ['proxy-authenticate', 'belongs to the connection'],
  ['proxy-authorization', 'belongs to the connection'],
  ['te', 'belongs to the connection'],
  ['trailer', 'belongs to the connection'],
  ['transfer-encoding', 'belongs to the connection'],
  ['upgrade', 'belongs to the connection'],
  ['content-length', 'is computed from the body'],
  ['content-encoding', 'would describe a body that is not encoded'],
  ['content-type', 'comes from the response type'],
  ['x-correlation-id', 'is set by the server on every answer'],
  ['date', 'is set by the server on every answer'],
  ['refresh', 'would lead the caller to another address: use a 3xx code with a redirect URI'],
]);

/** @returns Why the name can't be used, as the end of a sentence, or null when it can. */
export function headerNameFault(name: string): string | null {
  if (!TOKEN.test(name)) return 'is not a header name: use letters, digits and hyphens';
  const reason = FORBIDDEN.get(name.toLowerCase());
  return reason === undefined ? null : `can't be set here: it ${reason}`;
}

export const isFieldValue = (value: string) => value.length <= 8192 && FIELD_VALUE.test(value);

/**
 * Whether a computed redirect target is safe to send: an http(s) URL, or a path on this host. The text must be encoded
 * already; a target with blanks, line breaks, a backslash or another scheme is refused.
 */
export function isRedirectTarget(value: string): boolean {
  if (value.length > 8192 || !URI_REFERENCE.test(value)) return false;
  if (value.startsWith('/')) return !value.startsWith('//');
  return /^https?:\/\/[^/?#]/i.test(value) && URL.canParse(value);
}
