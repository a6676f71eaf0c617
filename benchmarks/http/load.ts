// Sends one kind of request over keep-alive connections for a while, from a process of its own, and prints how many
// were answered as expected. Arguments as JSON: {port, path, token, connections, milliseconds, expect, rate}.
import { connect, type Socket } from 'node:net';
import { sampleBodies } from '../sample-request.ts';

interface Load {
  readonly port: number;
  readonly path: string;
  readonly token: string;
  readonly connections: number;
  readonly milliseconds: number;
  /** The status that every answer must have. */
  readonly expect: number;
  /** Calls a second, sent on time by whichever connection is free; left out: each connection sends when it has its answer. */
  readonly rate?: number;
}

const load: Load = JSON.parse(process.argv[2] ?? '{}');
const requests = sampleBodies(200).map((sample) => {
  const body = JSON.stringify(sample);
  return Buffer.from(
    `POST ${load.path} HTTP/1.1\r\nHost: 127.0.0.1:${load.port}\r\nAuthorization: Bearer ${load.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
});

/** Hands out the times at which calls are due. A connection that is late gets the earliest time that nobody took. */
class Pace {
  readonly #interval: number;
  readonly #waiting: ((due: number) => void)[] = [];
  readonly #timer: NodeJS.Timeout;
  #due = performance.now();

  constructor(rate: number) {
    this.#interval = 1000 / rate;
    this.#timer = setInterval(() => this.#serve(), 1);
  }

  take(send: (due: number) => void): void {
    this.#waiting.push(send);
    this.#serve();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #serve(): void {
    const now = performance.now();
    while (this.#due <= now && this.#waiting.length > 0) {
      const due = this.#due;
      this.#due += this.#interval;
      this.#waiting.shift()?.(due);
    }
  }
}

let answered = 0;
let unexpected = 0;
let next = 0;
const latencies: number[] = [];
const deadline = performance.now() + load.milliseconds;
const statusLine = `HTTP/1.1 ${load.expect} `;

const pace = load.rate === undefined ? undefined : new Pace(load.rate);
await Promise.all(Array.from({ length: load.connections }, run));
pace?.stop();
latencies.sort((left, right) => left - right);
const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
console.log(JSON.stringify({ answered, unexpected, p50: at(0.5), p99: at(0.99) }));

function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(load.port, '127.0.0.1');
    let pending = '';
    let sentAt = 0;
    const write = (to: Socket, due: number) => {
      sentAt = due;
      to.write(requests[next++ % requests.length] as Buffer);
    };
    const send = (to: Socket) => {
      if (pace === undefined) write(to, performance.now());
      else pace.take((due) => (due < deadline ? write(to, due) : to.end()));
    };
    socket.setNoDelay(true);
    socket.on('connect', () => send(socket));
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      const headEnd = pending.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(pending)?.[1] ?? 0);
      if (pending.length < headEnd + 4 + length) return;
      if (!pending.startsWith(statusLine)) unexpected++;
      pending = '';
      answered++;
      const now = performance.now();
      latencies.push(now - sentAt);
      if (now < deadline) send(socket);
      else socket.end();
    });
  });
}
