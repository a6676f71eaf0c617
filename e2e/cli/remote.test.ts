import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AdminSession,
  expressionJourney,
  saveDraft,
  signIn,
  startTestServer,
  type TestServer,
} from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run-command-line.ts';

const COMMAND = fileURLToPath(new URL('../../packages/cli/bin/waymark.js', import.meta.url));

let server: TestServer;
let session: AdminSession;
let folder: string;
let settings: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer();
  session = await signIn(server.demo);
  folder = mkdtempSync(join(tmpdir(), 'waymark-remote-'));
  settings = {
    WAYMARK_SERVER: server.baseUrl,
    WAYMARK_EMAIL: server.demo.adminEmail,
    WAYMARK_PASSWORD: server.demo.adminPassword,
  };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.stop();
});

const waymark = (...args: string[]) => run(args, settings);
const fileOf = (name: string) => join(folder, name);

describe('the way of a journey through the command line', () => {
  it('goes pull, push, publish and back without a change of the file', async () => {
    const file = fileOf('tutorial.yaml');
    const pulled = await waymark('journey', 'pull', 'validate-transaction', '-o', file);
    expect(pulled).toEqual({ code: 0, out: `${file}: revision 1 of validate-transaction\n`, err: '' });
    const text = readFileSync(file, 'utf8');
    expect((await waymark('journey', 'pull', 'validate-transaction')).out).toBe(text);
    const pushed = await waymark('journey', 'push', file);
    expect(pushed).toEqual({ code: 0, out: 'validate-transaction: draft saved as revision 2\n', err: '' });
    expect((await waymark('journey', 'pull', 'validate-transaction')).out).toBe(text);
    const unchanged = await waymark('journey', 'publish', 'validate-transaction', '--note', 'From a file');
    expect([unchanged.code, unchanged.err]).toEqual([0, '']);
    expect(unchanged.out).toContain('the same as version 1, which answers calls: there is nothing to publish.');

    writeFileSync(file, text.replace(/^name: .*$/m, 'name: Validate once more'));
    await waymark('journey', 'push', file);
    const published = await waymark('journey', 'publish', 'validate-transaction', '--note', 'From a file');
    expect([published.code, published.err]).toEqual([0, '']);
    // Its decision on claims that nobody checked is a warning.
    expect(published.out).toMatch(
      /^(warning .*\[unverified-claims\]\n){3}validate-transaction: published as version 2\n$/,
    );
    writeFileSync(file, text);
    await waymark('journey', 'push', file);
  });

  it('gives the example as it stands in the project', async () => {
    const example = readFileSync(new URL('../../examples/validate-transaction/journey.yaml', import.meta.url), 'utf8');
    expect((await waymark('journey', 'pull', 'validate-transaction')).out).toBe(example);
  });

  it('brings a file of any order and style into the canonical form, once', async () => {
    const loose = {
      start: 'end',
      steps: { end: { config: { responseCode: 200, body: { expression: '"a"' } }, kind: 'http-complete' } },
      affinity: 'b2c',
      kind: 'backend-api',
      name: 'Loose',
      id: 'loose',
      format: 'journey/1',
    };
    writeFileSync(fileOf('loose.json'), JSON.stringify(loose));
    const pushed = await waymark('journey', 'push', fileOf('loose.json'));
    expect(pushed.out).toBe('loose: draft saved as revision 1 (new journey)\n');
    const first = (await waymark('journey', 'pull', 'loose')).out;
    writeFileSync(fileOf('loose.yaml'), first);
    expect((await waymark('journey', 'push', fileOf('loose.yaml'))).code).toBe(0);
    expect((await waymark('journey', 'pull', 'loose')).out).toBe(first);
  });

  it('lists what is there, for people and for machines', async () => {
    await saveDraft(session, expressionJourney('only-a-draft', '1'));
    const { code, out } = await waymark('journey', 'list');
    expect(code).toBe(0);
    const [head, ...rows] = out.trimEnd().split('\n');
    expect(head).toMatch(/^ID +NAME +KIND +AFFINITY +STATE +CHANGED$/);
    expect(rows.find((row) => row.startsWith('only-a-draft '))).toMatch(/ draft {2}/);
    expect(rows.find((row) => row.startsWith('validate-transaction '))).toMatch(/ version \d+ /);
    const list = JSON.parse((await waymark('journey', 'list', '--json')).out);
    expect(list.map(({ id }: { id: string }) => id)).toEqual(rows.map((row) => row.split(' ')[0]));
  });

  it('lists more journeys than a page holds', async () => {
    for (let number = 0; number < 120; number++) await saveDraft(session, expressionJourney(`many-${number}`, '1'));
    const list: { id: string }[] = JSON.parse((await waymark('journey', 'list', '--json')).out);
    expect(list.filter(({ id }) => id.startsWith('many-'))).toHaveLength(120);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  it('prints JSON where it is asked for', async () => {
    writeFileSync(fileOf('json.json'), JSON.stringify(expressionJourney('as-json', '1')));
    expect(JSON.parse((await waymark('journey', 'push', fileOf('json.json'), '--json')).out)).toEqual({
      id: 'as-json',
      revision: 1,
      created: true,
    });
    expect(JSON.parse((await waymark('journey', 'pull', 'as-json', '--json')).out)).toEqual(
      expressionJourney('as-json', '1'),
    );
    const published = JSON.parse((await waymark('journey', 'publish', 'as-json', '--note', 'x', '--json')).out);
    expect(published).toMatchObject({ journeyId: 'as-json', version: 1, diagnostics: [] });
  });

  it('takes a file from standard input', async () => {
    const input = JSON.stringify(expressionJourney('piped', '1'));
    const options = { input, encoding: 'utf8', env: { ...process.env, ...settings }, timeout: 20_000 } as const;
    const { status, stdout } = await new Promise<{ status: number | null; stdout: string }>((resolve) => {
      // The server runs in this process, so that validate, which needs none, stands for all readers of a file.
      resolve(spawnSync(process.execPath, [COMMAND, 'journey', 'validate', '-'], options));
    });
    expect([status, stdout]).toEqual([0, '-: can be published (0 warnings)\n']);
  });
});

describe('what the server refuses', () => {
  it.each([
    ['pull', ['journey', 'pull', 'unknown']],
    ['publish', ['journey', 'publish', 'unknown', '--note', 'x']],
    ['pull with a strange id', ['journey', 'pull', '../session']],
  ])('ends %s with 3 and says why', async (_command, args) => {
    const { code, out, err } = await waymark(...args);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^\S.*\n$/);
  });

  it('ends a publish of a broken draft with 1 and shows the errors', async () => {
    await saveDraft(session, expressionJourney('broken', '1 +'));
    const { code, out } = await waymark('journey', 'publish', 'broken', '--note', 'x');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^error {3}answer config\.body\.expression \d+–\d+: .+\nbroken: not published; mend the errors above\n$/,
    );
    const json = await waymark('journey', 'publish', 'broken', '--note', 'x', '--json');
    expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { status: 422, diagnostics: [{ severity: 'error' }] }]);
  });

  it('ends a wrong password with 3', async () => {
    const { code, err } = await run(['journey', 'list'], { ...settings, WAYMARK_PASSWORD: 'not-her-password' });
    expect(code).toBe(3);
    expect(err).toContain(`Sign-in at ${server.baseUrl} failed`);
    expect(err).not.toContain('not-her-password');
  });

  it('is not asked about a file that is no journey', async () => {
    writeFileSync(fileOf('no-journey.yaml'), 'a: 1\n');
    const { code, err } = await waymark('journey', 'push', fileOf('no-journey.yaml'));
    expect([code, err]).toEqual([2, expect.stringContaining('is not a journey')]);
  });

  it('says that the output file can’t be written', async () => {
    const { code, err } = await waymark(
      'journey',
      'pull',
      'validate-transaction',
      '-o',
      fileOf('missing/journey.yaml'),
    );
    expect([code, err]).toEqual([2, expect.stringContaining('missing/journey.yaml')]);
  });

  it('keeps its sessions: each command ends its own', async () => {
    const entries = async (action: string) => {
      const { body } = await session.call('GET', '/audit-entries?targetType=session&limit=100');
      return body.items.filter((entry: { action: string }) => entry.action === action).length as number;
    };
    const [created, ended] = [await entries('session.created'), await entries('session.ended')];
    await waymark('journey', 'list');
    await waymark('journey', 'pull', 'unknown');
    expect([await entries('session.created'), await entries('session.ended')]).toEqual([created + 2, ended + 2]);
  });
});

describe('a draft that somebody else changes meanwhile', () => {
  /** Hands requests on to the server, and saves the draft itself right before a draft is saved through it. */
  async function startMeddler(): Promise<Server> {
    const { hostname, port } = new URL(server.baseUrl);
    const proxy = createServer(async (message, response) => {
      if (message.method === 'PUT') await saveDraft(session, expressionJourney('contested', '"theirs"'));
      const onward = forward(
        { hostname, port, path: message.url, method: message.method, headers: message.headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        },
      );
      message.pipe(onward);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  it('is not overwritten by a push that read it before', async () => {
    await saveDraft(session, expressionJourney('contested', '"first"'));
    writeFileSync(fileOf('mine.json'), JSON.stringify(expressionJourney('contested', '"mine"')));
    const proxy = await startMeddler();
    try {
      const { port } = proxy.address() as AddressInfo;
      const { code, err } = await run(
        ['journey', 'push', fileOf('mine.json'), '--server', `http://127.0.0.1:${port}`],
        settings,
      );
      expect([code, err]).toEqual([3, expect.stringContaining('revision 2')]);
    } finally {
      proxy.closeAllConnections();
      proxy.close();
    }
    const { body } = await session.call('GET', '/journeys/contested/draft');
    expect(body).toMatchObject({ revision: 2, document: expressionJourney('contested', '"theirs"') });
  });

  it('is not overwritten by the push of a file that was pulled before', async () => {
    await saveDraft(session, expressionJourney('edited', '"first"'));
    await waymark('journey', 'pull', 'edited', '-o', fileOf('edited.yaml'));
    await saveDraft(session, expressionJourney('edited', '"theirs"'));
    const { code, err } = await waymark('journey', 'push', fileOf('edited.yaml'));
    expect([code, err]).toEqual([3, expect.stringContaining('revision 2')]);
    expect((await waymark('journey', 'push', fileOf('edited.yaml'), '--force')).code).toBe(0);
    expect((await waymark('journey', 'push', fileOf('edited.yaml'))).code).toBe(0);
  });
});

describe('waymark token', () => {
  const credentials = () => ({
    WAYMARK_CLIENT_ID: server.demo.clientId,
    WAYMARK_CLIENT_SECRET: server.demo.clientSecret,
  });

  it('prints a token alone, which a journey accepts', async () => {
    const { code, out, err } = await run(['token', '--server', server.baseUrl], credentials());
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const url = `${server.baseUrl}/ido/api/v2/invoke-api-journey/loose?clientId=${server.demo.clientId}`;
    await waymark('journey', 'publish', 'loose', '--note', 'For the token');
    const response = await fetch(url, { headers: { authorization: `Bearer ${out.trim()}` } });
    expect(response.status).toBe(200);
  });

  it('prints the whole answer as JSON', async () => {
    const { out } = await run(['token', '--server', server.baseUrl, '--json'], credentials());
    expect(JSON.parse(out)).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  });

  it('takes the demo’s client from the data folder, for the demo’s server only', async () => {
    const data = { WAYMARK_DATA: server.dataDirectory };
    expect((await run(['token'], data)).code).toBe(0);
    expect((await run(['token', '--server', 'http://127.0.0.1:1'], data)).code).toBe(2);
    expect((await run(['journey', 'list'], data)).code).toBe(0);
    expect(statSync(join(server.dataDirectory, 'demo.json')).mode & 0o777).toBe(0o600);
  });

  it('ends with 3 when the secret is wrong, and does not repeat it', async () => {
    const { code, err } = await run(['token', '--server', server.baseUrl], {
      ...credentials(),
      WAYMARK_CLIENT_SECRET: 'wrong-secret',
    });
    expect([code, err]).toEqual([3, expect.stringContaining('gave no token')]);
    expect(err).not.toContain('wrong-secret');
  });
});
