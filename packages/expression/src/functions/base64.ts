const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Base64 of the UTF-8 bytes of a text. */
export function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8_192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  }
  return btoa(binary);
}

/** The text in Base64 or base64url, with or without padding. Throws if there is none. */
export function decodeBase64(encoded: string): string {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(encoded)) throw new TypeError('not Base64');
  return decodeUtf8(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')));
}

/**
 * The text behind base64url, strictly: no padding, no blanks, no character of the other alphabet. What the decoders
 * forgive beyond that makes their result shorter than the length of the text says.
 */
export function decodeBase64Url(encoded: string): string {
  if (encoded.length % 4 === 1 || encoded.includes('+') || encoded.includes('/')) throw new TypeError('not base64url');
  const size = (encoded.length * 3) >>> 2;
  return runtimeBuffer === undefined ? decodeByAtob(encoded, size) : decodeByBuffer(runtimeBuffer, encoded, size);
}

/** What Node offers beside the web's `atob`: a third faster, and token claims are decoded in most calls. */
interface RuntimeBuffer {
  from(text: string, encoding: 'base64url'): Uint8Array;
}
const runtimeBuffer = (globalThis as { Buffer?: RuntimeBuffer }).Buffer;

function decodeByBuffer(buffer: RuntimeBuffer, encoded: string, size: number): string {
  const bytes = buffer.from(encoded, 'base64url');
  if (bytes.length !== size) throw new TypeError('not base64url');
  const text = bytes.toString();
  // Stands for bytes that are not UTF-8, unless it was sent as such.
  return text.includes('\uFFFD') ? strictUtf8.decode(bytes) : text;
}

function decodeByAtob(encoded: string, size: number): string {
  const standard = encoded.includes('-') ? encoded.replaceAll('-', '+') : encoded;
  const binary = atob(standard.includes('_') ? standard.replaceAll('_', '/') : standard);
  if (binary.length !== size) throw new TypeError('not base64url');
  return decodeUtf8(binary);
}

/** Most tokens hold ASCII only; then the decoded bytes are the text already. */
function decodeUtf8(binary: string): string {
  let bits = 0;
  for (let index = 0; index < binary.length; index++) bits |= binary.charCodeAt(index);
  if (bits < 0x80) return binary;
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return strictUtf8.decode(bytes);
}
