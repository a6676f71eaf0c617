/** An answer as it stood on the wire. */
export interface RawResponse {
  readonly status: number;
  /** By lower-case name, every occurrence in its order. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
}

/** A complete response at the start of some bytes, and how many of them it takes. */
export interface ParsedResponse {
  readonly response: RawResponse;
  readonly length: number;
}

const HEAD_END = '\r\n\r\n';

/**
 * Reads one response (RFC 9112 §6). @returns undefined while bytes are missing.
 *
 * @param headOnly - The request was HEAD: the answer's framing describes a body that is not there.
 */
export function parseResponse(bytes: Buffer, headOnly = false): ParsedResponse | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd === -1) return undefined;
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]);
  if (!(status >= 100)) throw new Error(`Not a status line: ${JSON.stringify(statusLine)}`);
  const headers = readHeaders(lines);
  const start = headEnd + HEAD_END.length;
  const body = headOnly || hasNoBody(status) ? { bytes: Buffer.alloc(0), end: start } : readBody(bytes, start, headers);
  if (body === undefined) return undefined;
  return { response: { status, headers, body: body.bytes.toString('utf8') }, length: body.end };
}

const hasNoBody = (status: number) => status < 200 || status === 204 || status === 304;

function readHeaders(lines: readonly string[]): Record<string, string[]> {
  const headers: Record<string, string[]> = Object.create(null);
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    headers[name] ??= [];
    headers[name].push(line.slice(colon + 1).trim());
  }
  return headers;
}

interface Body {
  readonly bytes: Buffer;
  readonly end: number;
}

function readBody(bytes: Buffer, start: number, headers: RawResponse['headers']): Body | undefined {
  if (headers['transfer-encoding']?.[0] === 'chunked') return readChunks(bytes, start);
  const end = start + Number(headers['content-length']?.[0] ?? 0);
  return bytes.length < end ? undefined : { bytes: bytes.subarray(start, end), end };
}

function readChunks(bytes: Buffer, start: number): Body | undefined {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + size + 2;
    if (bytes.length < next) return undefined;
    if (size === 0) return { bytes: Buffer.concat(chunks), end: next };
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = next;
  }
}
