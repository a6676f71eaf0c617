import { decodeBase64url } from './base64url.ts';
import { type JsonObject, parseStrictJson } from './strict-json.ts';

/** No token of this server comes near; whatever is longer is not worth a hash. */
export const MAX_TOKEN_LENGTH = 8192;

/** A signed JWT in compact form, taken apart but not verified: believe nothing of it yet. */
export interface TokenShape {
  readonly header: JsonObject & { readonly alg: string; readonly kid?: string };
  /** Read the claims with `parseStrictJson` after the signature is verified, not before. */
  readonly payload: Buffer;
  /** What the signature covers: the first two parts as they came. */
  readonly signedData: Buffer;
  readonly signature: Buffer;
}

export type TokenShapeProblem = 'malformed' | 'encrypted';

/**
 * Takes a compact JWS apart (RFC 7515 §3.1, §5.2) and refuses whatever two readers could read differently: padding,
 * blanks, stray bits, repeated members, invalid UTF-8, and every header that changes the rules (`crit`, `b64`,
 * RFC 7515 §4.1.11, RFC 7797). Never throws.
 */
export function readTokenShape(token: string, maxLength: number = MAX_TOKEN_LENGTH): TokenShape | TokenShapeProblem {
  if (token.length > maxLength) return 'malformed';
  const parts = token.split('.', 6);
  if (parts.length === 5) return 'encrypted';
  const [encodedHeader, encodedPayload, encodedSignature] = parts;
  if (parts.length !== 3 || !encodedHeader || !encodedPayload || !encodedSignature) return 'malformed';
  const headerBytes = decodeBase64url(encodedHeader);
  const payload = decodeBase64url(encodedPayload);
  const signature = decodeBase64url(encodedSignature);
  if (headerBytes === undefined || payload === undefined || signature === undefined) return 'malformed';
  const header = parseStrictJson(headerBytes);
  if (header === undefined || !isHeader(header)) return 'malformed';
  const signedData = Buffer.from(token.slice(0, encodedHeader.length + 1 + encodedPayload.length), 'latin1');
  return { header, payload, signedData, signature };
}

function isHeader(header: JsonObject): header is TokenShape['header'] {
  return (
    typeof header.alg === 'string' &&
    (header.kid === undefined || typeof header.kid === 'string') &&
    (header.typ === undefined || typeof header.typ === 'string') &&
    header.crit === undefined &&
    header.b64 === undefined
  );
}
