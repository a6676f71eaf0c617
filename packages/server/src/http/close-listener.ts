import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long calls that run may take to be answered before their connections are ended, in milliseconds. */
const GRACE_MS = 10_000;

/** How often connections are looked at while calls still run, in milliseconds. */
const SWEEP_MS = 50;

const connections = new WeakMap<Server, Set<Socket>>();

/** Remembers the server's connections, so that {@link closeListener} finds those that never sent a request. */
export function watchConnections(server: Server): void {
  const open = new Set<Socket>();
  connections.set(server, open);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
}

/** Refuses new connections, lets running calls be answered, and ends every connection as soon as it is idle. */
export async function closeListener(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const endIdle = () => {
    server.closeIdleConnections();
    for (const socket of connections.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  };
  endIdle();
  const sweep = setInterval(endIdle, SWEEP_MS);
  const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(grace);
}
