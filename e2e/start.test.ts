import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ChildServer,
  expressionJourney,
  publish,
  RawConnection,
  readDemo,
  requestText,
  signIn,
  startChildServer,
} from '@waymark/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let data: string;
const running: ChildServer[] = [];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'waymark-start-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

async function start(options: Parameters<typeof startChildServer>[1] = {}): Promise<ChildServer> {
  const server = await startChildServer(data, options);
  running.push(server);
  return server;
}

const signInAt = (baseUrl: string, email: string, password: string) =>
  fetch(`${baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });

/** The status lines that bash prints for the shell commands of the greeting. */
function runPrinted(output: string): { statuses: string[]; bodies: string } {
  const script = output.slice(output.indexOf('# A client access token'));
  const { stdout, status } = spawnSync('bash', ['-eu', '-c', script], { encoding: 'utf8' });
  expect(status).toBe(0);
  return { statuses: [...stdout.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => code ?? ''), bodies: stdout };
}

describe('the first start with the demo', () => {
  it('prints where it runs, whom to sign in as, and three calls that work', async () => {
    const server = await start();
    const demo = readDemo(data, server.baseUrl);
    const output = server.output();
    expect(output).toContain(`Waymark is running at ${server.baseUrl}\n`);
    expect(output).toContain(`Sign in once as ${demo.adminEmail} with the password ${demo.adminPassword}\n`);
    expect(server.errors()).toBe('');
    const { statuses, bodies } = runPrinted(output);
    expect(statuses).toEqual(['200', '307', '401']);
    expect(bodies).toContain('{"decision":"approve"}');
    expect(bodies).toContain('Location: https://yourdemoapp.com/stepup');
    expect(bodies).toContain('{"decision":"reject","reason":"token_expired"}');
    expect((await signInAt(server.baseUrl, demo.adminEmail, demo.adminPassword)).ok).toBe(true);
  });

  it('leaves the same values in a file that only its owner reads, and no secret in the database', async () => {
    const server = await start();
    const demo = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'));
    expect(Object.keys(demo)).toEqual([
      'baseUrl',
      'clientId',
      'clientSecret',
      'journeyId',
      'adminEmail',
      'adminPassword',
    ]);
    expect(demo.baseUrl).toBe(server.baseUrl);
    for (const file of ['demo.json', 'master.key', 'waymark.db', 'waymark.db-wal'])
      expect([file, statSync(join(data, file)).mode & 0o777]).toEqual([file, 0o600]);
    await server.stop();
    const bytes = readFileSync(join(data, 'waymark.db')).toString('latin1');
    for (const secret of [demo.clientSecret, demo.adminPassword, '"d":"']) expect(bytes).not.toContain(secret);
  });
});

async function keyId({ baseUrl }: ChildServer): Promise<string | undefined> {
  const { keys } = (await (await fetch(`${baseUrl}/oidc/jwks`)).json()) as { keys: { kid: string }[] };
  return keys[0]?.kid;
}

describe('a second start', () => {
  it('keeps everything and prints no secret', async () => {
    const first = await start();
    const before = readDemo(data, first.baseUrl);
    const script = first.output();
    const kid = await keyId(first);
    await first.stop();
    const second = await start({ environment: { WAYMARK_PORT: new URL(first.baseUrl).port } });
    const { baseUrl: _, ...kept } = readDemo(data, second.baseUrl);
    expect(before).toMatchObject(kept);
    expect(await keyId(second)).toBe(kid);
    expect(second.output()).not.toContain(before.clientSecret);
    expect(second.output()).not.toContain(before.adminPassword);
    expect(second.output()).not.toContain('TOKEN=');
    expect(runPrinted(script).statuses).toEqual(['200', '307', '401']);
  });

  it('does not bring the demo back after its journey was disabled', async () => {
    const first = await start();
    const session = await signIn(readDemo(data, first.baseUrl));
    expect((await session.call('POST', '/journeys/validate-transaction/disable')).status).toBe(200);
    await first.stop();
    const second = await start();
    const demo = readDemo(data, second.baseUrl);
    const call = `${second.baseUrl}/ido/api/v2/invoke-api-journey/${demo.journeyId}?clientId=${demo.clientId}`;
    expect((await fetch(call, { method: 'POST' })).status).toBe(404);
  });
});

describe('a plain start', () => {
  it('makes no demo on an empty database', async () => {
    const server = await start({ args: [] });
    expect(() => readDemo(data, server.baseUrl)).toThrow('ENOENT');
    expect(server.output()).not.toMatch(/password|TOKEN=/);
    expect((await fetch(`${server.baseUrl}/readyz`)).status).toBe(200);
    expect((await signInAt(server.baseUrl, 'admin@example.com', 'x')).status).toBe(401);
  });

  it('creates the administrator that the environment names, once', async () => {
    const environment = { WAYMARK_ADMIN_EMAIL: 'ann@example.com', WAYMARK_ADMIN_PASSWORD: 'correct horse battery' };
    const first = await start({ args: [], environment });
    expect((await signInAt(first.baseUrl, 'ann@example.com', 'correct horse battery')).ok).toBe(true);
    expect(first.output()).not.toContain('correct horse battery');
    await first.stop();
    const changed = { ...environment, WAYMARK_ADMIN_PASSWORD: 'another password for her' };
    const second = await start({ args: [], environment: changed });
    expect((await signInAt(second.baseUrl, 'ann@example.com', 'correct horse battery')).ok).toBe(true);
    expect((await signInAt(second.baseUrl, 'ann@example.com', 'another password for her')).status).toBe(401);
  });
});

describe('a start that can’t be', () => {
  const refused = async (options: Parameters<typeof startChildServer>[1]): Promise<string> => {
    const error = await start(options).catch((reason: Error) => reason);
    if (!(error instanceof Error)) throw new Error('It started');
    expect(error.message).toMatch(/^The server ended with [23]: /);
    expect(error.message).not.toMatch(/\bat .+:\d+|node:/);
    return error.message;
  };

  it('says that the port is in use', async () => {
    const holder: Server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as { port: number };
    try {
      expect(await refused({ environment: { WAYMARK_PORT: String(port) } })).toContain(
        `Port ${port} on 127.0.0.1 is in use`,
      );
    } finally {
      holder.close();
    }
  });

  it('says that the key is another one than the database was made with', async () => {
    await (await start()).stop();
    const environment = { WAYMARK_MASTER_KEY: Buffer.alloc(32, 1).toString('base64') };
    expect(await refused({ environment })).toMatch(/key/i);
  });
});

describe('SIGTERM', () => {
  const soon = (promise: Promise<unknown>) =>
    Promise.race([promise.then(() => 'done'), new Promise((resolve) => setTimeout(resolve, 2000, 'late'))]);

  /** Sends all of a call but its end, and asks the server to stop. */
  async function stopWithinACall(headers: Readonly<Record<string, string>> = {}) {
    const server = await start();
    const demo = readDemo(data, server.baseUrl);
    await publish(await signIn(demo), expressionJourney('echo', '@policy.request().body'));
    const connection = await RawConnection.open(server.baseUrl);
    const target = `/ido/api/v2/invoke-api-journey/echo?clientId=${demo.clientId}`;
    const call = requestText('POST', target, { 'Content-Type': 'application/json', ...headers }, '{"half": "a call"}');
    connection.write(call.subarray(0, -8));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = server.stop('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 150));
    return { server, connection, stopped, rest: call.subarray(-8) };
  }

  it('answers the call that runs, refuses new connections, and ends with 0', async () => {
    const { server, connection, stopped, rest } = await stopWithinACall({ Connection: 'close' });
    await expect(RawConnection.open(server.baseUrl)).rejects.toThrow('ECONNREFUSED');
    const response = await connection.exchange(rest);
    expect([response.status, response.body]).toEqual([200, '{"half":"a call"}']);
    expect(await soon(stopped)).toBe('done');
    expect(server.process.exitCode).toBe(0);
    expect(server.output()).toContain('Stopping: calls that run are answered first.');
    expect(server.errors()).toBe('');
  });

  it('does not wait for a connection that is kept alive', async () => {
    const server = await start();
    const idle = await RawConnection.open(server.baseUrl);
    expect((await idle.exchange(requestText('GET', '/healthz'))).status).toBe(200);
    expect(await soon(server.stop('SIGINT'))).toBe('done');
    await idle.closed;
  });

  // The server looks for idle connections once, when it begins to stop; these two hold it up for its whole grace time.
  it('closes the connection of a call that it answered meanwhile', async () => {
    const { connection, stopped, rest } = await stopWithinACall();
    expect((await connection.exchange(rest)).status).toBe(200);
    expect(await soon(stopped)).toBe('done');
  });

  it('does not wait for a connection that never sent a byte', async () => {
    const server = await start();
    await RawConnection.open(server.baseUrl);
    expect(await soon(server.stop('SIGTERM'))).toBe('done');
  });
});

describe('an older Node', () => {
  const older = (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => folder !== '' && !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((node) => /^v(1\d|2[0-3])\./.test(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? ''));

  // bin/waymark.js imports enableCompileCache, which Node 20 does not have: it ends with a SyntaxError.
  it.skipIf(older === undefined)('starts the Node that the project brings, and passes signals on', async () => {
    const server = await start({ node: older ?? '' });
    expect((await fetch(`${server.baseUrl}/readyz`)).status).toBe(200);
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(server.errors()).toBe('');
    await expect(fetch(server.baseUrl)).rejects.toThrow();
  });
});
