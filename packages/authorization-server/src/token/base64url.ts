/**
 * Decodes base64url as JWS writes it: no padding, no blanks, and no stray bits in the last character
 * (RFC 7515 §2, RFC 4648 §3.5). Two texts never decode to the same bytes.
 */
export function decodeBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
