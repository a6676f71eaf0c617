import type { ClientType } from './client.ts';

const MAX_LENGTH = 2000;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const REVERSE_DOMAIN = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/;
const LOOPBACK_IPV4 = /^127(\.\d{1,3}){3}$/;

/**
 * May a client of this type register the redirect URI? Absolute, without fragment (RFC 6749 §3.1.2) and without user
 * information; `web` clients use HTTPS unless the host is this machine; `native` clients may also use a scheme that is
 * a domain name in reverse (RFC 8252 §7.1–7.3).
 *
 * @returns what to change, for the person who typed it, or `null` when the URI is fine
 */
export function checkRedirectUri(uri: string, clientType: ClientType): string | null {
  if (uri === '') return 'Enter a redirect URI.';
  if (uri.length > MAX_LENGTH) return `The redirect URI is longer than ${MAX_LENGTH} characters.`;
  if (/[^\x21-\x7e]/.test(uri))
    return 'The redirect URI contains a blank or a character outside ASCII; percent-encode it.';
  if (/[\\"<>^`{|}]/.test(uri))
    return 'The redirect URI contains a character that URIs do not allow; percent-encode it.';
  const scheme = SCHEME.exec(uri)?.[1]?.toLowerCase();
  if (scheme === undefined)
    return 'The redirect URI is not absolute: start it with a scheme, as in https://example.com/callback.';
  if (uri.includes('#')) return 'The redirect URI has a fragment (the part after #): remove it.';
  if (scheme === 'https' || scheme === 'http') return checkWebUri(uri, scheme);
  return clientType === 'native'
    ? checkPrivateScheme(uri, scheme)
    : 'The redirect URI of a web client starts with https:// (or with http:// on this machine).';
}

function checkWebUri(uri: string, scheme: 'https' | 'http'): string | null {
  const rest = uri.slice(scheme.length + 1);
  if (!/^\/\/[^/]/.test(rest)) {
    // A URL parser would read the missing or extra slash as if it were right, and the address would never match.
    const repaired = `${scheme}://${rest.replace(/^\/*/, '')}`;
    return `The redirect URI needs exactly two slashes after "${scheme}:". Did you mean ${repaired} ?`;
  }
  const authority = /^\/\/([^/?]*)/.exec(rest)?.[1] ?? '';
  if (authority.includes('@')) return 'The redirect URI contains a user name or password (before @): remove it.';
  if (authority.includes('*')) return 'The redirect URI has a wildcard; register each address in full.';
  if (!URL.canParse(uri)) return 'The redirect URI is not a valid address: check its host and port.';
  const { hostname } = new URL(uri);
  if (scheme === 'http' && !isLoopback(hostname)) {
    return 'The redirect URI uses http; only addresses on this machine (localhost, 127.0.0.1, [::1]) may. Use https.';
  }
  return null;
}

function checkPrivateScheme(uri: string, scheme: string): string | null {
  if (!REVERSE_DOMAIN.test(scheme)) {
    return 'A custom scheme is a domain name in reverse, as in com.example.app:/callback.';
  }
  if (uri.slice(scheme.length + 1) === '')
    return `The redirect URI stops after "${scheme}:"; add a path, as in ${scheme}:/callback.`;
  if (/^\/\/[^/]*@/.test(uri.slice(scheme.length + 1))) {
    return 'The redirect URI contains a user name or password (before @): remove it.';
  }
  return URL.canParse(uri) ? null : 'The redirect URI is not a valid address.';
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || LOOPBACK_IPV4.test(hostname);
}
