import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, startServer } from '@waymark/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run-command-line.ts';

const COMMANDS = [
  ['start'],
  ['eval'],
  ['test'],
  ['journey'],
  ['journey', 'validate'],
  ['journey', 'list'],
  ['journey', 'pull'],
  ['journey', 'push'],
  ['journey', 'publish'],
  ['run'],
  ['run', 'list'],
  ['run', 'show'],
  ['token'],
  ['migrate'],
];

describe('every command', () => {
  it.each([[], ...COMMANDS])('explains itself: %s %s --help', async (...command) => {
    const { code, out, err } = await run([...command, '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`Usage: ${['waymark', ...command].join(' ')}`);
  });

  it.each(COMMANDS)('refuses an option that it does not know: %s %s', async (...command) => {
    const { code, err } = await run([...command, '--no-such-option']);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: .+--no-such-option|^error: /);
  });

  it('is listed by the help of the program', async () => {
    const { out } = await run(['help']);
    for (const [name] of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  });
});

describe('a command line that can’t be meant', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown command of journeys', ['journey', 'frobnicate']],
    ['no command of journeys', ['journey']],
    ['a missing file', ['journey', 'validate']],
    ['a missing folder', ['test']],
    ['a missing id', ['journey', 'pull']],
    ['no command of runs', ['run']],
    ['a run without an id', ['run', 'show']],
    ['a publish without a note', ['journey', 'publish', 'x']],
    ['an expression beside cases', ['eval', '1', '--cases', 'x.json']],
    ['an unknown profile', ['eval', '1', '--profile', 'klingon']],
    ['a file that is not there', ['journey', 'validate', '/nowhere/x.yaml']],
    ['a folder for a file', ['journey', 'validate', '/']],
    ['cases that are not there', ['eval', '--cases', '/nowhere.json']],
    ['variables that are no JSON', ['eval', '1', '--variables', '{']],
    ['an address that is none', ['journey', 'list', '--server', 'example.com']],
    ['nobody to sign in as', ['journey', 'list', '--server', 'http://127.0.0.1:9']],
    ['no client for a token', ['token', '--server', 'http://127.0.0.1:9']],
  ])('ends with 2 and says why: %s', async (_what, args) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/\S/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('tells its version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' });
  });
});

/** Where nobody listens any more. */
async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

describe('a server that does not answer', () => {
  it.each([
    ['list', ['journey', 'list']],
    ['token', ['token', '--client-id', 'x']],
  ])('ends %s with 3', async (_command, args) => {
    const settings = { WAYMARK_EMAIL: 'a@example.com', WAYMARK_PASSWORD: 'x', WAYMARK_CLIENT_SECRET: 'x' };
    const address = await closedAddress();
    const { code, err } = await run([...args, '--server', address], settings);
    expect([code, err]).toEqual([3, `${address} does not answer (ECONNREFUSED): is the server running?\n`]);
  });
});

describe('settings that stop a start', () => {
  let data: string;
  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), 'waymark-settings-'));
    writeFileSync(join(data, 'file'), '');
  });
  afterAll(() => rmSync(data, { recursive: true, force: true }));

  it.each<[string, Record<string, string>, RegExp]>([
    ['a port that is none', { WAYMARK_PORT: '80a' }, /WAYMARK_PORT is "80a"/],
    ['a port too large', { WAYMARK_PORT: '65536' }, /WAYMARK_PORT/],
    ['an unknown log level', { WAYMARK_LOG_LEVEL: 'loud' }, /WAYMARK_LOG_LEVEL is "loud"/],
    ['an address that is none', { WAYMARK_PUBLIC_URL: 'example.com' }, /WAYMARK_PUBLIC_URL/],
    ['an address with a query', { WAYMARK_PUBLIC_URL: 'https://example.com?x' }, /WAYMARK_PUBLIC_URL/],
    ['a short key', { WAYMARK_MASTER_KEY: 'c2hvcnQ=' }, /WAYMARK_MASTER_KEY does not hold a key/],
    ['half an administrator', { WAYMARK_ADMIN_EMAIL: 'a@example.com' }, /WAYMARK_ADMIN_PASSWORD/],
    ['a host that is not here', { WAYMARK_HOST: '192.0.2.1' }, /192\.0\.2\.1/],
  ])('end it with a message that names %s', async (_what, settings, message) => {
    const { code, err } = await run(['start'], {
      WAYMARK_DATA: join(data, 'own'),
      WAYMARK_PORT: '0',
      WAYMARK_LOG_LEVEL: 'silent',
      ...settings,
    });
    expect([2, 3]).toContain(code);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('end it when the data folder can’t be made', async () => {
    const { code, err } = await run(['start', '--data', join(data, 'file', 'below')]);
    expect([code, err.split('\n').length]).toEqual([3, 2]);
  });

  it('end it when the database is something else', async () => {
    const folder = mkdtempSync(join(data, 'letter-'));
    writeFileSync(join(folder, 'waymark.db'), 'This is a letter to my aunt.'.repeat(100));
    for (const command of ['start', 'migrate']) {
      const { code, err } = await run([command, '--data', folder]);
      expect(code).toBe(3);
      expect(err).toMatch(/database/i);
    }
  });

  // A first administrator is created from whatever stands in the environment.
  it.each([
    ['an e-mail address that is none', 'x', 'a long enough password'],
    ['a password of one character', 'a@example.com', 'x'],
  ])('are also %s', async (_what, email, password) => {
    const settings = {
      WAYMARK_DATA: mkdtempSync(join(data, 'admin-')),
      WAYMARK_PORT: '0',
      WAYMARK_LOG_LEVEL: 'silent',
      WAYMARK_ADMIN_EMAIL: email,
      WAYMARK_ADMIN_PASSWORD: password,
    };
    const started = await startServer(readConfiguration(settings), settings, { demo: false }).catch(() => undefined);
    await started?.stop();
    expect(started).toBeUndefined();
  });

  it('do not stop a migration', async () => {
    const folder = mkdtempSync(join(data, 'migrate-'));
    const first = await run(['migrate', '--data', folder, '--json']);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out).applied[0]).toBe('0001-initial');
    expect(await run(['migrate', '--data', folder])).toEqual({
      code: 0,
      out: 'The database is up to date.\n',
      err: '',
    });
  });
});
