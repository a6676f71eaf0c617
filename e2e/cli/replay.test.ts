import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleTokens } from '@waymark/server';
import { fetchClientToken, startTestServer, type TestServer } from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './run-command-line.ts';

const EXAMPLE = 'examples/validate-transaction/journey.yaml';
const tokens = sampleTokens(Date.now());
const CALLS = {
  approved: { external_access_token: tokens.access, external_id_token: tokens.idWithMfa },
  'stepped-up': { external_access_token: tokens.access, external_id_token: tokens.idWithoutMfa },
  expired: { external_access_token: tokens.expired, external_id_token: tokens.idWithMfa },
};

let server: TestServer;
let settings: Record<string, string>;
let folder: string;
let changed: string;
const ids: Record<string, string> = {};
const idOf = (correlationId: keyof typeof CALLS) => ids[correlationId] as string;
const waymark = (...args: string[]) => run(args, settings);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-replay-'));
  changed = join(folder, 'changed.yaml');
  writeFileSync(changed, readFileSync(EXAMPLE, 'utf8').replaceAll('"mfa"', '"otp"'));
  server = await startTestServer({ WAYMARK_RUNS_RECEIPT_PERCENT: '100' });
  const { baseUrl, demo } = server;
  settings = { WAYMARK_SERVER: baseUrl, WAYMARK_EMAIL: demo.adminEmail, WAYMARK_PASSWORD: demo.adminPassword };
  const token = await fetchClientToken(demo);
  for (const [correlationId, body] of Object.entries(CALLS)) {
    await fetch(`${baseUrl}/ido/api/v2/invoke-api-journey/${demo.journeyId}?clientId=${demo.clientId}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'x-correlation-id': correlationId,
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(body),
    });
  }
  const list = async () => JSON.parse((await waymark('run', 'list', '--json')).out);
  await vi.waitFor(async () => expect(await list()).toHaveLength(3), { timeout: 10_000 });
  for (const { id, correlationId } of await list()) ids[correlationId] = id;
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('waymark run', () => {
  it('explains a call with the values of every step, and hides its tokens', async () => {
    const { code, out } = await waymark('run', 'explain', idOf('stepped-up'));
    expect(code).toBe(0);
    expect(out).toContain('check-mfa (condition) → no\n    condition: false\n');
    expect(out).toContain('"amr":["pwd"]');
    expect(out).toContain('answer    307');
    expect(out).not.toContain('eyJ');
  });

  it('replays a call on the version that ran, bit for bit', async () => {
    for (const id of Object.values(ids)) {
      const { code, out } = await waymark('run', 'replay', id);
      expect([code, out]).toEqual([0, expect.stringContaining('The same as recorded on version 1.\n')]);
    }
    expect(JSON.parse((await waymark('run', 'replay', idOf('expired'), '--json')).out)).toMatchObject({
      isSame: true,
    });
  });

  it('shows where a file would go another way', async () => {
    const { code, out } = await waymark('run', 'replay', idOf('approved'), '--file', changed);
    expect(code).toBe(1);
    expect(out).toContain('The ways part after 2 steps:\n- check-mfa → yes\n');
    expect(out).toContain('status: 200 → 307\n');
    expect((await waymark('run', 'replay', idOf('approved'), '--draft')).code).toBe(0);
  });

  it('tells what it can’t repeat', async () => {
    expect((await waymark('run', 'replay', 'nothing')).err).toContain('no record of such a run');
    expect((await waymark('run', 'replay', 'x', '--draft', '--file', changed)).err).toContain('not both');
    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, readFileSync(EXAMPLE, 'utf8').replace('start: read-tokens', 'start: nowhere'));
    const { code, out } = await waymark('run', 'replay', idOf('approved'), '--file', broken);
    expect([code, out]).toEqual([1, expect.stringContaining('[missing-start]')]);
  });
});

describe('waymark journey backtest', () => {
  it('groups what a file would have answered otherwise', async () => {
    const { code, out } = await waymark('journey', 'backtest', changed);
    expect(code).toBe(0);
    expect(out).toContain('3 runs replayed: 2 the same, 1 changed\n');
    expect(out).toContain('way: check-mfa:yes → check-mfa:no\n');
    expect(out).toContain(idOf('approved'));
  });

  it('replays on the draft of the server', async () => {
    expect((await waymark('journey', 'backtest', server.demo.journeyId, '--last', '2')).out).toBe(
      '2 runs replayed: 2 the same, 0 changed\n',
    );
    expect((await waymark('journey', 'backtest', server.demo.journeyId, '--until', '2020-01-01')).out).toContain(
      'No recorded run has a receipt',
    );
    expect((await waymark('journey', 'backtest', 'nothing')).err).toBe('There is no journey of this id.\n');
    expect((await waymark('journey', 'backtest', 'nothing', '--last', 'all')).code).toBe(2);
  });
});

describe('waymark journey simulate', () => {
  const simulate = (...args: string[]) => run(['journey', 'simulate', EXAMPLE, ...args]);

  it('runs a file without a server', async () => {
    const { code, out } = await simulate('--body', JSON.stringify(CALLS['stepped-up']));
    expect(code).toBe(0);
    expect(out).toContain('check-mfa (condition) → no\n');
    expect(out).toContain('answer    307 Step-up authentication required\n');
    const later = await simulate('--body', JSON.stringify(CALLS.approved), '--now', '2099-01-01T00:00:00Z', '--json');
    expect(JSON.parse(later.out)).toMatchObject({ status: 401 });
  });

  it('names what is wrong with the call', async () => {
    expect((await simulate('--body', '{')).err).toContain('--body is not well-formed JSON');
    expect((await simulate('--request', '{"bodi": 1}')).err).toContain('/request/bodi');
    expect((await simulate('--now', 'noon')).err).toContain('--now is "noon"');
    expect((await simulate('--stubs', '{"verifyToken": [{}]}')).code).toBe(2);
  });
});
