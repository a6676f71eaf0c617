const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Base64 of the UTF-8 bytes of a text. */
export function encodeBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The text in Base64 or base64url, with or without padding. Throws if there is none. */
export function decodeBase64(encoded: string): string {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(encoded)) throw new TypeError('not Base64');
  return decodeUtf8(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')));
}

/**
 * The text behind base64url, strictly: no padding, no blanks, no character of the other alphabet. `atob` checks the rest,
 * and what it forgives makes its result shorter than the text's length says.
 */
export function decodeBase64Url(encoded: string): string {
  if (encoded.includes('+') || encoded.includes('/')) throw new TypeError('not base64url');
  const standard = encoded.includes('-') ? encoded.replaceAll('-', '+') : encoded;
  const binary = atob(standard.includes('_') ? standard.replaceAll('_', '/') : standard);
  if (binary.length !== (encoded.length * 3) >>> 2) throw new TypeError('not base64url');
  return decodeUtf8(binary);
}

/** Most tokens hold ASCII only; then the decoded bytes are the text already. */
function decodeUtf8(binary: string): string {
  let bits = 0;
  for (let index = 0; index < binary.length; index++) bits |= binary.charCodeAt(index);
  if (bits < 0x80) return binary;
  return strictUtf8.decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
