import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JourneyDocument } from '@waymark/journey';
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, INVOKE_PATH, JSON_TYPE } from './invoke-fixture.ts';

const SECRET = 'secret-of-the-caller';
const WORK = '@std.reduce(@std.range(0, 100000), (sum, item) => sum + item, @policy.request().body.start ?? 0)';

/** Steps that each take a while, and an answer at the end. */
function slowJourney(id: string, count: number, deadlineMs?: number): JourneyDocument {
  const steps: Record<string, unknown> = { answer: { kind: 'http-complete', config: { responseCode: 200 } } };
  for (let step = 1; step <= count; step++) {
    const config = { variables: [{ name: `sum_${step}`, value: WORK }] };
    steps[`work-${step}`] = {
      kind: 'set-variables',
      config,
      branches: { next: step < count ? `work-${step + 1}` : 'answer' },
    };
  }
  const settings = { enforceToken: false, ...(deadlineMs === undefined ? {} : { deadlineMs }) };
  return { ...expressionJourney(id, '0', settings), start: 'work-1', steps } as JourneyDocument;
}

let dataDirectory: string;
let server: ChildServer;
let clientId: string;
beforeAll(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'waymark-test-'));
  server = await startChildServer(dataDirectory);
  const demo = readDemo(dataDirectory, server.baseUrl);
  ({ clientId } = demo);
  const session = await signIn(demo);
  await publish(session, expressionJourney('dividing', '1 / @policy.request().body.by'));
  await publish(session, expressionJourney('greedy', '@std.len(@std.map(@std.range(0, 900000), (x) => [x, x, x]))'));
  await publish(session, expressionJourney('endless', 'let f = (self, x) => @(self)(self, x + 1) return @(f)(f, 0)'));
  await publish(session, slowJourney('late', 20, 1));
  await publish(session, slowJourney('in-time', 1));
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
});

const call = (journeyId: string, body: unknown, correlationId: string) =>
  fetch(`${server.baseUrl}${INVOKE_PATH}/${journeyId}?clientId=${clientId}`, {
    method: 'POST',
    headers: { ...JSON_TYPE, 'x-correlation-id': correlationId, 'x-private': SECRET },
    body: JSON.stringify(body),
  });

/** The lines of the log with this correlation id, once there are any. */
async function logged(correlationId: string, maxTries = 100): Promise<Record<string, unknown>[]> {
  for (let tries = 0; tries < maxTries; tries++) {
    const lines = server.output().split('\n');
    const found = lines.filter((line) => line.startsWith('{') && line.includes(correlationId));
    if (found.length > 0) return found.map((line) => JSON.parse(line));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return [];
}

describe('a journey that fails', () => {
  it('answers 500 without a reason, and the reason is in the log', async () => {
    const response = await call('dividing', { by: 0, note: SECRET }, 'failing-1');
    expect(await expectRefusal(response, 500)).not.toMatch(/zero|divi|expression/i);
    expect(await logged('failing-1')).toEqual([
      {
        level: 'warn',
        time: expect.any(String),
        event: 'run-failed',
        journeyId: 'dividing',
        version: 1,
        runId: expect.any(String),
        status: 500,
        correlationId: 'failing-1',
        clientId,
        step: 'answer',
        field: 'body.expression',
        code: expect.any(String),
        errorCode: expect.stringMatching(/^E_/),
        failure: expect.any(String),
        msg: 'Run failed',
      },
    ]);
  });

  it('answers the next call that does not fail', async () => {
    expect(await (await call('dividing', { by: 4 }, 'fine-1')).json()).toBe(0.25);
    expect(await logged('fine-1', 10)).toEqual([]);
  });

  it.each(['greedy', 'endless'])('is ended by its budget: %s', async (journeyId) => {
    const started = performance.now();
    await expectRefusal(await call(journeyId, {}, `budget-${journeyId}`), 500);
    expect(performance.now() - started).toBeLessThan(2000);
    expect((await logged(`budget-${journeyId}`))[0]).toMatchObject({ errorCode: 'E_LIMIT' });
  });

  it('never writes what the caller sent to the log', async () => {
    await call('dividing', { by: SECRET }, 'failing-2');
    await call('dividing', SECRET, 'failing-3');
    await call('dividing', { by: { [SECRET]: 1 } }, 'failing-4');
    for (const id of ['failing-2', 'failing-3', 'failing-4']) expect(await logged(id)).toHaveLength(1);
    expect(server.output()).not.toContain(SECRET);
  });

  it('is told apart from a refusal, which leaves no line in the log', async () => {
    await expectRefusal(await call('unknown', {}, 'refused-1'), 404);
    expect(await logged('refused-1', 10)).toEqual([]);
  });
});

describe('a journey that is late', () => {
  it('answers 504', async () => {
    await expectRefusal(await call('late', {}, 'late-1'), 504);
    expect((await logged('late-1'))[0]).toMatchObject({ status: 504, code: 'deadline-exceeded', journeyId: 'late' });
  });

  it('is another one than a journey that takes its time', async () => {
    expect((await call('in-time', {}, 'in-time-1')).status).toBe(200);
  });
});

describe('a flood of failures', () => {
  it('is answered in full, in order, on one connection', async () => {
    const connection = await RawConnection.open(server.baseUrl);
    const target = `${INVOKE_PATH}/dividing?clientId=${clientId}`;
    const count = 1500;
    for (let call = 0; call < count; call++) {
      const headers = { ...JSON_TYPE, 'X-Correlation-Id': `flood-${call}` };
      connection.write(requestText('POST', target, headers, '{"by":0}'));
    }
    for (let call = 0; call < count; call++) {
      const { status, headers } = await connection.read();
      expect([status, headers['x-correlation-id']?.[0]]).toEqual([500, `flood-${call}`]);
    }
    connection.close();
    expect(server.errors()).toBe('');
  });
});
