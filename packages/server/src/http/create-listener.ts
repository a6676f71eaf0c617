import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { INVOKE_PATH } from '../invoke/invoke-request.ts';
import { watchConnections } from './close-listener.ts';

/** Longest request head, in bytes; Node answers 431 past it. */
const MAX_HEADER_BYTES = 16_384;

/** Answers to requests that are not HTTP, or too large to be read, by Node's error code. */
const CLIENT_ERRORS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** RFC 9112 §3.2.2: a server takes `http://host/path` for `/path`. */
const toOriginForm = (target: string) => target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';

/**
 * One listener for the product: calls of journeys go straight to their handler, everything else to the framework, which
 * a call need not pay for.
 */
export function createListener(invoke: RequestListener, everythingElse: RequestListener): Server {
  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
    (message: IncomingMessage, response: ServerResponse) => {
      if (message.url?.startsWith('/') === false) message.url = toOriginForm(message.url);
      if (message.url?.startsWith(INVOKE_PATH) === true) invoke(message, response as never);
      else everythingElse(message, response as never);
    },
  );
  watchConnections(server);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = CLIENT_ERRORS[error.code ?? ''] ?? '400 Bad Request';
    const body = JSON.stringify({
      error_code: Number.parseInt(status, 10),
      message: status.slice(4),
      correlation_id: null,
    });
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
  });
  return server;
}
