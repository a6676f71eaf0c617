import { sampleTokens } from '@waymark/server';
import {
  type AdminSession,
  expressionJourney,
  fetchClientToken,
  publish,
  signIn,
  startTestServer,
  type TestServer,
} from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './run-command-line.ts';

let server: TestServer;
let session: AdminSession;
let settings: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer({ WAYMARK_RUNS_RECEIPT_PERCENT: '0' });
  session = await signIn(server.demo);
  settings = {
    WAYMARK_SERVER: server.baseUrl,
    WAYMARK_EMAIL: server.demo.adminEmail,
    WAYMARK_PASSWORD: server.demo.adminPassword,
  };
});
afterAll(() => server.stop());

const waymark = (...args: string[]) => run(args, settings);

const invoke = (journeyId: string, correlationId: string, init: RequestInit = {}) =>
  fetch(`${server.baseUrl}/ido/api/v2/invoke-api-journey/${journeyId}?clientId=${server.demo.clientId}`, {
    method: 'POST',
    redirect: 'manual',
    ...init,
    headers: { 'content-type': 'application/json', 'x-correlation-id': correlationId, ...init.headers },
  });

/** Records are written a moment after the answers: asks until the list has as many. */
async function listOf(count: number, ...args: string[]) {
  const list = async () => JSON.parse((await waymark('run', 'list', '--json', ...args)).out);
  await vi.waitFor(async () => expect(await list()).toHaveLength(count), { timeout: 10_000 });
  return list();
}

describe('without a run', () => {
  it('the list says so, for people and for machines', async () => {
    expect(await waymark('run', 'list')).toEqual({
      code: 0,
      out: 'There are no records of runs yet: they appear about a second after a call.\n',
      err: '',
    });
    expect((await waymark('run', 'list', '--status', '5xx')).out).toBe('No run fits.\n');
    expect(JSON.parse((await waymark('run', 'list', '--json')).out)).toEqual([]);
  });

  it('a run can’t be shown', async () => {
    const { code, out, err } = await waymark('run', 'show', 'nothing');
    expect([code, out]).toEqual([3, '']);
    expect(err).toBe('There is no record of such a run, or it is no longer kept.\n');
  });
});

describe('after calls', () => {
  beforeAll(async () => {
    const token = await fetchClientToken(server.demo);
    const samples = sampleTokens(Date.now());
    for (const [id, idToken] of [
      ['call-1', samples.idWithMfa],
      ['call-2', samples.idWithoutMfa],
    ] as const) {
      await invoke(server.demo.journeyId, id, {
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ external_access_token: samples.access, external_id_token: idToken }),
      });
    }
    await publish(session, expressionJourney('breaks', '1 / @policy.request().body.divisor'));
    await invoke('breaks', 'call-3', { body: '{"divisor":0}' });
    await listOf(3);
  });

  it('they are listed, newest first', async () => {
    const { out } = await waymark('run', 'list');
    const [head, ...rows] = out.trimEnd().split('\n');
    expect(head).toMatch(/^CALLED +ID +JOURNEY +STATUS +OUTCOME +MS +CLIENT +CORRELATION$/);
    expect(rows.map((row) => row.split(' ').at(-1))).toEqual(['call-3', 'call-2', 'call-1']);
    expect(rows[1]).toMatch(/^\d{4}-\S+Z +\S+ +validate-transaction 1 +307 +answer +\d+\.\d{3} /);
  });

  it.each([
    ['--journey breaks', ['call-3']],
    ['--journey validate-transaction --journey-version 1', ['call-2', 'call-1']],
    ['--status 307', ['call-2']],
    ['--status 2xx', ['call-1']],
    ['--outcome failure', ['call-3']],
    ['--correlation-id call-1', ['call-1']],
    ['--since 1h', ['call-3', 'call-2', 'call-1']],
    ['--until 1h', []],
    ['--since 2099-01-01', []],
    ['--slower-than 100000', []],
    ['--step no-such-step', []],
    ['--limit 1', ['call-3']],
  ])('%s finds %j', async (options, expected) => {
    const { code, out } = await waymark('run', 'list', '--json', ...options.split(' '));
    expect(code).toBe(0);
    expect(JSON.parse(out).map(({ correlationId }: { correlationId: string }) => correlationId)).toEqual(expected);
  });

  it('says that there is more than it shows', async () => {
    expect((await waymark('run', 'list', '--limit', '2')).out).toMatch(/raise --limit from 2\.\n$/);
  });

  it('one is shown with every step', async () => {
    const [{ id }] = await listOf(1, '--correlation-id', 'call-2');
    const { code, out } = await waymark('run', 'show', id);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^Run +${id}\nJourney +validate-transaction, version 1\nStatus +307\n`));
    expect(out).toContain(server.demo.clientId);
    const [, steps = ''] = out.split('\n\n');
    expect(steps).toMatch(/^STEP +BRANCH +DONE AT µs +TOOK µs\n/);
    expect(steps).toMatch(/ end +\d+ +\d+\n$/);
    const shown = JSON.parse((await waymark('run', 'show', id, '--json')).out);
    expect(shown).toMatchObject({ id, status: 307, correlationId: 'call-2', outcome: 'answer', events: [] });
    expect(steps.trimEnd().split('\n')).toHaveLength(shown.steps.length + 1);
    expect(shown.steps.at(-1)).toMatchObject({ branch: null, at: shown.durationMicros });
    for (const { step, branch } of shown.steps) expect(steps).toMatch(new RegExp(`^${step} +${branch ?? 'end'} `, 'm'));
  });

  it('a failed one tells where and why', async () => {
    const [{ id }] = await listOf(1, '--outcome', 'failure');
    expect((await waymark('run', 'show', id)).out).toMatch(/\nFailure +expression-failed in answer, .+\[E_\w+\]\n/);
  });
});

describe('options that can’t be meant', () => {
  it.each([
    [['--status', 'fine'], /--status is "fine"/],
    [['--outcome', 'great'], /--outcome/],
    [['--since', 'yesterday'], /--since is "yesterday".*2026-/],
    [['--until', '2026-99-99'], /--until/],
    [['--slower-than', 'fast'], /--slower-than is "fast"/],
    [['--journey-version', '0'], /--journey-version is "0"/],
    [['--limit', '0'], /--limit is "0"/],
    [['--limit', '20000'], /--limit is 20000/],
    [['--branch', 'yes'], /--branch needs the step/],
  ])('end with 2 and say why: %j', async (args, message) => {
    const { code, out, err } = await waymark('run', 'list', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});
