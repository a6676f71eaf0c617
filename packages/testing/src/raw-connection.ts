import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { parseResponse, type RawResponse } from './raw-response.ts';

/** The server closed the connection before it answered. */
export class ConnectionClosed extends Error {
  static {
    ConnectionClosed.prototype.name = 'ConnectionClosed';
  }
}

interface Waiting {
  readonly headOnly: boolean;
  readonly resolve: (response: RawResponse) => void;
  readonly reject: (error: Error) => void;
}

/** One connection on which a test writes whatever bytes it likes and reads the answers in their order. */
export class RawConnection {
  readonly #socket: Socket;
  readonly #waiting: Waiting[] = [];
  /** Resolves when the connection is closed, by either side. */
  readonly closed: Promise<void>;
  #received: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.#deliver();
        for (const { reject } of this.#waiting.splice(0)) reject(new ConnectionClosed('The connection is closed.'));
        resolve();
      });
    });
    // A reset shows as "close" right after.
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      this.#deliver();
    });
  }

  static async open(baseUrl: string): Promise<RawConnection> {
    const { hostname, port } = new URL(baseUrl);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  get isClosed(): boolean {
    return this.#socket.closed;
  }

  /** Bytes that no answer has taken yet. */
  get unread(): number {
    return this.#received.length;
  }

  write(bytes: string | Buffer): void {
    if (!this.isClosed) this.#socket.write(bytes);
  }

  /** The next answer. @throws ConnectionClosed */
  read(options: { readonly headOnly?: boolean } = {}): Promise<RawResponse> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ headOnly: options.headOnly === true, resolve, reject });
      this.#deliver();
      if (this.isClosed && this.#waiting.length > 0) {
        this.#waiting.pop();
        reject(new ConnectionClosed('The connection is closed.'));
      }
    });
  }

  /** Writes a request and reads its answer. */
  exchange(bytes: string | Buffer, options: { readonly headOnly?: boolean } = {}): Promise<RawResponse> {
    this.write(bytes);
    return this.read(options);
  }

  /** Says that no more requests follow. */
  end(): void {
    this.#socket.end();
  }

  /** Drops the connection as a caller does that goes away: with a reset. */
  reset(): void {
    this.#socket.resetAndDestroy();
  }

  close(): void {
    this.#socket.destroy();
  }

  #deliver(): void {
    for (let waiting = this.#waiting[0]; waiting !== undefined; waiting = this.#waiting[0]) {
      try {
        const parsed = parseResponse(this.#received, waiting.headOnly);
        if (parsed === undefined) return;
        this.#received = this.#received.subarray(parsed.length);
        this.#waiting.shift();
        waiting.resolve(parsed.response);
      } catch (error) {
        this.#waiting.shift();
        waiting.reject(error as Error);
      }
    }
  }
}

/** A request as text, with a Host and, where there is a body, its Content-Length. */
export function requestText(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string | Buffer,
): Buffer {
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(body);
  const fields = {
    Host: 'waymark.test',
    ...(body === undefined ? {} : { 'Content-Length': String(bytes.length) }),
    ...headers,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'), bytes]);
}
