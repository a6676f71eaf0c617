import { readdirSync, readFileSync } from 'node:fs';
import { type JourneyDocument, parseJourney } from '@waymark/journey';
import { type AdminSession, publish, signIn, startTestServer, type TestServer } from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mutateValue } from './replay/mutate-value.ts';

/** `WAYMARK_SOAK_REPLAYS=1000 npm run test:soak -- replay`. */
const TOTAL = Number(process.env.WAYMARK_SOAK_REPLAYS ?? 1000);
const EXAMPLES = 'examples';

let server: TestServer;
let session: AdminSession;
let journeys: JourneyDocument[];
beforeAll(async () => {
  server = await startTestServer({ WAYMARK_ENV_MAINTENANCE: 'off' });
  session = await signIn(server.demo);
  const documents = readdirSync(EXAMPLES).map(
    (name) => parseJourney(readFileSync(`${EXAMPLES}/${name}/journey.yaml`, 'utf8')).value as JourneyDocument,
  );
  // Sub-journeys first: their callers are proved with them.
  const order = documents.sort(
    (left, right) => Number(left.kind === 'backend-api') - Number(right.kind === 'backend-api'),
  );
  for (const document of order) {
    const settings = { ...document.settings, enforceToken: false, receipts: 'all', requireTests: false } as const;
    const { requiredCoverage: _, ...rest } = settings;
    await publish(session, { ...document, settings: rest });
  }
  journeys = order.filter(({ kind }) => kind === 'backend-api');
});
afterAll(() => server.stop());

describe(`${TOTAL} recorded runs of the examples`, () => {
  it('are the same when they are repeated', async () => {
    const statuses = new Map<number, number>();
    for (let number = 0; number < TOTAL; number++) {
      const status = await callAnExample(number);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    console.log('answers', Object.fromEntries(statuses));
    const ids = await recordedRuns(TOTAL);
    let same = 0;
    for (const id of ids) {
      const { body } = await session.call('POST', `/runs/${id}/replay`);
      expect(body, id).toMatchObject({ isSame: true, parting: null, answer: [], unanswered: [] });
      same++;
    }
    expect(same).toBe(TOTAL);
    for (const { id } of journeys) {
      const { body } = await session.call('POST', `/journeys/${id}/backtest`, { last: 10_000 });
      expect(body, id).toMatchObject({ changed: 0, skipped: 0, groups: [] });
    }
  });
});

/** The request of one of the example's tests, changed here and there. */
async function callAnExample(number: number): Promise<number> {
  const { id, tests = [] } = journeys[number % journeys.length] as JourneyDocument;
  const { request = {} } = tests[Math.floor(number / journeys.length) % Math.max(1, tests.length)] ?? {};
  const { method = 'POST', body = {}, headers = {}, params = {} } = request;
  const query = new URLSearchParams({ clientId: server.demo.clientId });
  for (const [name, value] of Object.entries(params)) query.set(name, String(value));
  const answer = await fetch(`${server.baseUrl}/ido/api/v2/invoke-api-journey/${id}?${query}`, {
    method,
    redirect: 'manual',
    headers: { ...headers, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(number % 3 === 0 ? body : mutateValue(body, number)) }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

async function recordedRuns(count: number): Promise<string[]> {
  const ids: string[] = [];
  await vi.waitFor(
    async () => {
      ids.length = 0;
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await session.call('GET', `/runs?limit=200&hasReceipt=true${page}`);
        ids.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.nextCursor;
      }
      expect(ids).toHaveLength(count);
    },
    { timeout: 20_000 },
  );
  return ids;
}
