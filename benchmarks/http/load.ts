// Sends one kind of request over keep-alive connections for a while, from a process of its own, and prints how many
// were answered as expected. Arguments as JSON: {port, path, token, connections, milliseconds, expect}.
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
}

const load: Load = JSON.parse(process.argv[2] ?? '{}');
const requests = sampleBodies(200).map((sample) => {
  const body = JSON.stringify(sample);
  return Buffer.from(
    `POST ${load.path} HTTP/1.1\r\nHost: 127.0.0.1:${load.port}\r\nAuthorization: Bearer ${load.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
});

let answered = 0;
let unexpected = 0;
let next = 0;
const latencies: number[] = [];
const deadline = performance.now() + load.milliseconds;
const statusLine = `HTTP/1.1 ${load.expect} `;

await Promise.all(Array.from({ length: load.connections }, run));
latencies.sort((left, right) => left - right);
const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
console.log(JSON.stringify({ answered, unexpected, p50: at(0.5), p99: at(0.99) }));

function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(load.port, '127.0.0.1');
    let pending = '';
    let sentAt = 0;
    const send = (to: Socket) => {
      sentAt = performance.now();
      to.write(requests[next++ % requests.length] as Buffer);
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
