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
  return decodeStandard(encoded.replaceAll('-', '+').replaceAll('_', '/'));
}

/** The text in base64url without padding, as tokens have it. Throws if there is none. */
export function decodeBase64Url(encoded: string): string {
  if (!/^[A-Za-z0-9_-]*$/.test(encoded)) throw new TypeError('not base64url');
  const standard = encoded.includes('-') ? encoded.replaceAll('-', '+') : encoded;
  return decodeStandard(standard.includes('_') ? standard.replaceAll('_', '/') : standard);
}

/** Most tokens hold ASCII only; then the decoded bytes are the text already. */
function decodeStandard(encoded: string): string {
  const binary = atob(encoded);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is what ASCII means.
  if (!/[^\x00-\x7f]/.test(binary)) return binary;
  return strictUtf8.decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
