import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { NumberTooLarge, readJson, type Value } from '@waymark/expression';
import type { JourneyRequest } from '@waymark/journey';
import { INVOKE_PATH, type InvokeRequest, Refusal } from './invoke-request.ts';
import { type Query, readQuery } from './read-query.ts';

/** Largest body, in bytes. */
export const MAX_BODY = 1_048_576;

/** Deepest nesting of a JSON body. A body of {@link MAX_UNSCANNED} bytes can't reach it. */
const MAX_DEPTH = 2048;
const MAX_UNSCANNED = 2 * MAX_DEPTH;

/** How much of a body that is too large is read before the connection is closed, so that the caller sees the answer. */
const MAX_DRAINED = 8 * MAX_BODY;

/** Longest id of a journey. */
const MAX_ID_LENGTH = 64;
/** Headers of which a call must not have two; {@link repeatsHeader} knows how long their names are. */
const SINGLE_HEADERS: ReadonlySet<string> = new Set(['host', 'content-type', 'authorization']);
const JSON_TYPE = /^application\/json[ \t]*(?:;|$)/i;

/** Takes what became of a call: once, at once or when its body was read. */
export type Receive = (received: InvokeRequest | Refusal) => void;

/** Stage 1: HTTP request → {@link InvokeRequest}, within limits. No promise: every call comes through here. */
export function receiveRequest(message: IncomingMessage, receive: Receive): void {
  const head = readHead(message);
  if (head instanceof Refusal) receive(head);
  else if (message.method === 'GET') receive(toRequest(message, head, null));
  else {
    readBytes(message, (bytes) => {
      const body = bytes instanceof Refusal ? bytes : parseBody(bytes);
      receive(body instanceof Refusal ? body : toRequest(message, head, body));
    });
  }
}

/** What the first line of a call says. */
interface CallHead extends Query {
  readonly journeyId: string;
}

function readHead(message: IncomingMessage): CallHead | Refusal {
  const { method, url = '' } = message;
  if (method !== 'POST' && method !== 'GET') {
    return new Refusal(405, 'Call a journey with POST or GET.', ['Allow', 'GET, POST']);
  }
  if (repeatsHeader(message.rawHeaders)) {
    return new Refusal(400, 'A header that may stand once stands twice: Authorization, Content-Type or Host.');
  }
  const queryStart = url.indexOf('?');
  const journeyId = queryStart === -1 ? url.slice(INVOKE_PATH.length) : url.slice(INVOKE_PATH.length, queryStart);
  if (journeyId.length > MAX_ID_LENGTH) return unknownJourney();
  const query = readQuery(queryStart === -1 ? '' : url.slice(queryStart + 1));
  if (query instanceof Refusal) return query;
  const refusal = method === 'POST' ? refuseBody(message) : undefined;
  return refusal ?? { journeyId, clientId: query.clientId, params: query.params };
}

function toRequest(message: IncomingMessage, { journeyId, clientId, params }: CallHead, body: Value): InvokeRequest {
  const { headers, method = '', socket } = message;
  return {
    journeyId,
    clientId,
    authorization: headers.authorization,
    journeyRequest: {
      body,
      params,
      headers: headers as JourneyRequest['headers'],
      method,
      ip: socket.remoteAddress ?? '',
    },
  };
}

/** Of two values, a gateway in front might have looked at the other one (RFC 9110 §5.3). */
function repeatsHeader(rawHeaders: readonly string[]): boolean {
  let lengths = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const { length } = rawHeaders[index] as string;
    // Nearly every call has at most one name of each of these lengths, and needs no look at the letters.
    if (length !== 4 && length !== 12 && length !== 13) continue;
    if ((lengths & (1 << length)) !== 0) return repeatsName(rawHeaders);
    lengths |= 1 << length;
  }
  return false;
}

function repeatsName(rawHeaders: readonly string[]): boolean {
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    if (!SINGLE_HEADERS.has(name)) continue;
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}

export const unknownJourney = () => new Refusal(404, 'There is no published journey of this id.');

/** What the head says of a body that is not to be read. */
function refuseBody(message: IncomingMessage): Refusal | undefined {
  const { headers } = message;
  const type = headers['content-type'];
  if (type === undefined ? hasBody(message) : type !== 'application/json' && !JSON_TYPE.test(type)) {
    return new Refusal(415, 'Send the body as JSON, with Content-Type: application/json.');
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return new Refusal(415, 'Send the body without Content-Encoding.');
  }
  return Number(headers['content-length'] ?? 0) > MAX_DRAINED ? tooLarge(true) : undefined;
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const tooLarge = (close: boolean) =>
  new Refusal(413, `The body is larger than ${MAX_BODY} bytes.`, close ? ['Connection', 'close'] : []);

function readBytes(message: IncomingMessage, receive: (bytes: Buffer | Refusal) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let isDone = false;
  const done = (bytes: Buffer | Refusal) => {
    if (isDone) return;
    isDone = true;
    receive(bytes);
  };
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
    else if (size > MAX_DRAINED) done(tooLarge(true));
  });
  message.on('end', () => {
    if (size > MAX_BODY) done(tooLarge(false));
    else done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size));
  });
  // The caller went away: nobody reads this answer, but the call must come to an end.
  message.on('error', () => done(new Refusal(400, 'The body ended early.')));
}

function parseBody(bytes: Buffer): Value | Refusal {
  if (bytes.length === 0) return null;
  if (!isUtf8(bytes)) return new Refusal(400, 'The body is not UTF-8.');
  if (bytes.length > MAX_UNSCANNED && nestingDepth(bytes) > MAX_DEPTH) {
    return new Refusal(400, `The body is nested deeper than ${MAX_DEPTH} levels.`);
  }
  try {
    return readJson(bytes.toString('utf8'));
  } catch (error) {
    const isTooLarge = error instanceof NumberTooLarge;
    return new Refusal(
      400,
      isTooLarge ? 'The body has a number that is too large.' : 'The body is not well-formed JSON.',
    );
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function nestingDepth(bytes: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (inString) {
      if (byte === BACKSLASH) index++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x5b || byte === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return deepest;
}
