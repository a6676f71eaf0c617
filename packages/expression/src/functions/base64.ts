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

/** The text behind base64url. The caller has made sure that nothing but base64url's characters is in it. */
export function decodeBase64Url(encoded: string): string {
  const standard = encoded.includes('-') ? encoded.replaceAll('-', '+') : encoded;
  return decodeUtf8(atob(standard.includes('_') ? standard.replaceAll('_', '/') : standard));
}

/** Most tokens hold ASCII only; then the decoded bytes are the text already. */
function decodeUtf8(binary: string): string {
  let bits = 0;
  for (let index = 0; index < binary.length; index++) bits |= binary.charCodeAt(index);
  if (bits < 0x80) return binary;
  return strictUtf8.decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
