import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleTokens } from '@waymark/server';
import { type ChildServer, fetchClientToken, readDemo, startChildServer } from '@waymark/testing';
import { type AttackReport, attack } from './attack.ts';
import type { Target } from './hostile-request.ts';

export interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
}

export interface HostileRun {
  readonly report: AttackReport;
  /** In use after each fifth of the requests. */
  readonly memory: readonly Memory[];
  readonly alive: boolean;
  readonly exitCode: number | null;
  readonly errors: string;
  /** Events of the log, counted. */
  readonly events: ReadonlyMap<string, number>;
  /** Correlation ids of runs that the log says failed. */
  readonly loggedFailures: ReadonlySet<string>;
  /** Statuses of the tutorial's three calls, made at the end. */
  readonly tutorial: readonly number[];
  readonly seconds: number;
}

const PROBE = fileURLToPath(new URL('./memory-probe.ts', import.meta.url));
const FIFTHS = 5;

/** Starts a server in a process of its own, sends the requests, and looks at what is left of it. */
export async function runHostileRequests(count: number, connections: number, seed: number): Promise<HostileRun> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'waymark-soak-'));
  const server = await startChildServer(dataDirectory, { nodeArgs: ['--expose-gc', '--import', PROBE], ipc: true });
  try {
    const target = await prepare(server, dataDirectory);
    const started = performance.now();
    const report: AttackReport = { answers: new Map(), closed: 0, unanswered: 0, failedRuns: new Set(), faults: [] };
    const memory: Memory[] = [];
    for (let fifth = 0; fifth < FIFTHS; fifth++) {
      const [from, to] = [(count / FIFTHS) * fifth, (count / FIFTHS) * (fifth + 1)];
      add(report, await attack({ seed, from, to, connections, target }));
      memory.push(await askMemory(server));
    }
    const seconds = (performance.now() - started) / 1000;
    const tutorial = await callTutorial(target);
    const alive = server.process.exitCode === null;
    const exitCode = await server.stop();
    return { report, memory, alive, exitCode, errors: server.errors(), ...readLog(server.output()), tutorial, seconds };
  } finally {
    await server.stop('SIGKILL');
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function prepare(server: ChildServer, dataDirectory: string): Promise<Target> {
  const demo = readDemo(dataDirectory, server.baseUrl);
  const response = await fetch(`${demo.baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: demo.adminEmail, password: demo.adminPassword }),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { demo, token: await fetchClientToken(demo), sessionHeaders: { Cookie: cookie, 'X-CSRF-Token': csrfToken } };
}

async function askMemory({ process: child }: ChildServer): Promise<Memory> {
  const answer = once(child, 'message');
  child.send('memory');
  const [memory] = (await answer) as [Memory];
  return memory;
}

async function callTutorial({ demo, token }: Target): Promise<number[]> {
  const { access, expired, idWithMfa, idWithoutMfa } = sampleTokens(Date.now());
  const call = async (accessToken: string, idToken: string) => {
    const response = await fetch(
      `${demo.baseUrl}/ido/api/v2/invoke-api-journey/${demo.journeyId}?clientId=${demo.clientId}`,
      {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ external_access_token: accessToken, external_id_token: idToken }),
      },
    );
    await response.text();
    return response.status;
  };
  return [await call(access, idWithMfa), await call(access, idWithoutMfa), await call(expired, idWithMfa)];
}

function readLog(output: string) {
  const events = new Map<string, number>();
  const loggedFailures = new Set<string>();
  for (const line of output.split('\n')) {
    if (!line.startsWith('{"level"')) continue;
    const { event, correlationId } = JSON.parse(line) as { event?: string; correlationId?: string };
    events.set(event ?? 'none', (events.get(event ?? 'none') ?? 0) + 1);
    if (event === 'run-failed' && correlationId !== undefined) loggedFailures.add(correlationId);
  }
  return { events, loggedFailures };
}

function add(report: AttackReport, part: AttackReport): void {
  for (const [status, times] of part.answers) report.answers.set(status, (report.answers.get(status) ?? 0) + times);
  for (const id of part.failedRuns) report.failedRuns.add(id);
  report.closed += part.closed;
  report.unanswered += part.unanswered;
  report.faults.push(...part.faults);
}
