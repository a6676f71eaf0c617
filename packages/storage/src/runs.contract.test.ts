import type { RunFilter, RunRecord } from '@waymark/journey';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunToKeep } from './runs/run-to-keep.ts';
import type { Storage } from './storage.ts';
import { TEST_DIALECTS, type TestDatabase } from './testing/databases.ts';
import { receipt, run } from './testing/runs.ts';

const BOUNDS = { maxAgeMs: 1e15, maxBytes: 1e12, receiptMaxAgeMs: 1e15 };

describe.each(TEST_DIALECTS)('records of runs on $name', ({ create }) => {
  let database: TestDatabase;
  let storage: Storage;
  const time = { now: 0 };
  beforeEach(async () => {
    time.now = 1_750_000_000_000;
    database = create();
    storage = await database.open({ clock: () => time.now });
  });
  afterEach(async () => {
    await storage.close();
    database.remove();
  });

  const append = (...runs: RunToKeep[]) => storage.runs.append(storage.runs.encode(runs));
  const range = (from: number, to: number, fields?: (number: number) => Partial<RunToKeep>) =>
    Array.from({ length: to - from + 1 }, (_, index) => run(from + index, fields?.(from + index)));

  async function all(filter: RunFilter = {}, limit = 200): Promise<readonly RunRecord[]> {
    const items: RunRecord[] = [];
    let after: string | undefined;
    do {
      const page = await storage.runs.list(filter, { limit, ...(after === undefined ? {} : { after }) });
      items.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return items;
  }
  const numbers = async (filter?: RunFilter, limit?: number) =>
    (await all(filter, limit)).map(({ id }) => Number(id.slice(2)));
  const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

  test('a run is found as it was', async () => {
    const failure = { code: 'step-failed', message: 'no', step: 'check' } as const;
    const events = [{ name: 'seen', at: 5, step: 'check', data: { a: [1] }, fields: {} }];
    expect(await append(run(1), run(2, { status: 500, outcome: 'step-failed', failure, events, clientId: null }))).toBe(
      true,
    );
    expect(await storage.runs.find('p-000002')).toEqual({
      id: 'p-000002',
      journeyId: 'pay',
      version: 1,
      at: run(2).at,
      durationMicros: 50,
      status: 500,
      clientId: null,
      correlationId: 'correlation-2',
      outcome: 'step-failed',
      failure,
      steps: [
        { step: 'check', branch: 'yes', at: 20 },
        { step: 'done', branch: null, at: 50 },
      ],
      events,
      hasReceipt: false,
    });
    for (const id of ['p-000003', 'p-0000015', '', 'q', "'"]) expect(await storage.runs.find(id)).toBeUndefined();
  });

  test('a batch is stored once, also after it was joined with others', async () => {
    const batch = storage.runs.encode(range(1, 3));
    const next = storage.runs.encode(range(4, 6));
    expect(await storage.runs.append(batch)).toBe(true);
    expect(await storage.runs.append(JSON.parse(JSON.stringify(batch)))).toBe(false);
    await storage.runs.append(next);
    time.now += 3_600_000;
    expect(await storage.runs.merge()).toBe(2);
    for (const known of [batch, next]) expect(await storage.runs.appendOnce(known)).toBe(false);
    expect(await numbers()).toEqual(down(6, 1));
    expect(await storage.runs.appendOnce(storage.runs.encode(range(7, 8)))).toBe(true);
    expect(await numbers()).toEqual(down(8, 1));
  });

  test('lists are newest first, cut into pages without gaps or repeats', async () => {
    for (let first = 1; first <= 91; first += 10) await append(...range(first, first + 9));
    expect(await numbers()).toEqual(down(100, 1));
    for (const limit of [1, 7, 10, 99, 100]) expect(await numbers({}, limit)).toEqual(down(100, 1));
    expect((await storage.runs.list({}, { limit: 100 })).next).toBeNull();
    expect((await storage.runs.list({}, { after: 'nonsense' })).items).toEqual([]);
    expect((await storage.runs.list({}, { after: '' })).items).toEqual([]);
  });

  test('runs that took long stand where their call arrived, whichever batch they ended in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        async (batches, limit) => {
          const own = create();
          const other = await own.open();
          let number = 0;
          const expected: { at: number; id: string }[] = [];
          for (const ats of batches) {
            const runs = ats.map((at) => run(++number, { at }));
            expected.push(...runs);
            await other.runs.append(other.runs.encode(runs));
          }
          expected.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
          const ids: string[] = [];
          for (let after: string | null | undefined; after !== null; ) {
            const page: { items: readonly RunRecord[]; next: string | null } = await other.runs.list(
              {},
              { limit, ...(after === undefined ? {} : { after }) },
            );
            ids.push(...page.items.map(({ id }) => id));
            after = page.next;
          }
          await other.close();
          own.remove();
          expect(ids).toEqual(expected.map(({ id }) => id));
        },
      ),
      { numRuns: 25, seed: 5 },
    );
  });

  test('each filter finds what it names', async () => {
    await append(...range(1, 5));
    await append(
      run(6, { status: 307 }),
      run(7, { status: 504, outcome: 'deadline-exceeded', durationMicros: 9_000_000 }),
      run(8, { journeyId: 'ship_%', clientId: 'other', path: [0, 1, 3, 1, -1, 4] }),
      run(9, { clientId: null, correlationId: 'a\tb' }),
    );
    expect(await numbers({ journeyId: 'ship_%' })).toEqual([8]);
    expect(await numbers({ journeyId: 'ship' })).toEqual([]);
    expect(await numbers({ journeyId: 'pay', version: 2 })).toEqual([]);
    expect(await numbers({ version: 1 })).toEqual(down(9, 1));
    expect(await numbers({ status: 307 })).toEqual([6]);
    expect(await numbers({ statusClass: 5 })).toEqual([7]);
    expect(await numbers({ statusClass: 2 })).toEqual([9, 8, 5, 4, 3, 2, 1]);
    expect(await numbers({ outcome: 'failure' })).toEqual([7]);
    expect(await numbers({ outcome: 'deadline-exceeded' })).toEqual([7]);
    expect(await numbers({ outcome: 'answer', status: 504 })).toEqual([]);
    expect(await numbers({ clientId: 'other' })).toEqual([8]);
    expect(await numbers({ correlationId: 'correlation-3' })).toEqual([3]);
    expect(await numbers({ correlationId: 'a\tb' })).toEqual([9]);
    expect(await numbers({ step: 'check', branch: 'no' })).toEqual([8]);
    expect(await numbers({ step: 'done', branch: 'no' })).toEqual([]);
    expect(await numbers({ step: 'nothing' })).toEqual([]);
    expect(await numbers({ from: run(4).at, until: run(6).at })).toEqual([5, 4]);
    expect(await numbers({ minDurationMicros: 51 })).toEqual([7]);
    expect(await numbers({ minDurationMicros: 50, clientId: 'shop', status: 200 })).toEqual([5, 4, 3, 2, 1]);
  });

  test('small batches of the past are joined, and nothing else changes', async () => {
    for (let number = 1; number <= 250; number++) await append(run(number));
    await append(run(251, { id: 'q-000001' }));
    const before = await all();
    const request = { from: 0, until: 2e12, intervalMs: 60_000 };
    const counted = await storage.runs.statistics(request);
    expect(await storage.runs.merge()).toBe(0);
    time.now += 3_600_000;
    expect(await storage.runs.merge()).toBe(251);
    expect(await storage.runs.merge()).toBe(0);
    expect(await all()).toEqual(before);
    expect(await storage.runs.statistics(request)).toEqual(counted);
    expect((await storage.runs.find('p-000137'))?.correlationId).toBe('correlation-137');
    expect((await storage.runs.find('q-000001'))?.correlationId).toBe('correlation-251');
    // Three rows of the first process, one of the second.
    expect(await storage.runs.prune({ ...BOUNDS, maxAgeMs: 0 })).toEqual({ batches: 4, receipts: 0 });
  });

  test('pages go on while batches are joined', async () => {
    for (let number = 1; number <= 40; number++) await append(run(number));
    const first = await storage.runs.list({}, { limit: 15 });
    time.now += 3_600_000;
    await storage.runs.merge();
    const second = await storage.runs.list({}, { limit: 100, after: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => Number(id.slice(2)))).toEqual(down(40, 1));
  });

  test('receipts are sealed, found, and forgotten before their runs', async () => {
    await append(run(1, { receipt: receipt('p-000001', 'my secret') }), run(2));
    expect(await storage.runs.findReceipt('p-000001')).toEqual(receipt('p-000001', 'my secret'));
    expect(await storage.runs.findReceipt('p-000002')).toBeUndefined();
    expect(await numbers({ hasReceipt: true })).toEqual([1]);
    expect(await numbers({ hasReceipt: false })).toEqual([2]);
    expect((await storage.runs.find('p-000001'))?.hasReceipt).toBe(true);
    expect(JSON.stringify(storage.runs.encode([run(3, { receipt: receipt('p-000003', 'my secret') })]))).not.toContain(
      'my secret',
    );
    time.now = run(1).at + 101;
    expect(await storage.runs.prune({ ...BOUNDS, receiptMaxAgeMs: 100 })).toEqual({ batches: 0, receipts: 1 });
    expect(await storage.runs.findReceipt('p-000001')).toBeUndefined();
    expect((await storage.runs.find('p-000001'))?.hasReceipt).toBe(false);
    expect(await numbers({ hasReceipt: true })).toEqual([]);
    expect(await numbers({ hasReceipt: false })).toEqual([2, 1]);
  });

  test('another master key opens no receipt', async () => {
    await append(run(1, { receipt: receipt('p-000001') }));
    const other = await database.open({ masterKey: new Uint8Array(32).fill(8) });
    await expect(other.runs.findReceipt('p-000001')).rejects.toMatchObject({ code: 'unknown-master-key' });
    expect((await other.runs.find('p-000001'))?.hasReceipt).toBe(true);
    await other.close();
  });

  test('pruning keeps within age and size, the newest last', async () => {
    for (let first = 1; first <= 91; first += 10)
      await append(...range(first, first + 9, (number) => ({ receipt: receipt(`p-00000${number}`) })));
    time.now = run(50).at + 1000;
    expect(await storage.runs.prune({ ...BOUNDS, maxAgeMs: 1000 })).toMatchObject({ batches: 4 });
    expect(await numbers()).toEqual(down(100, 41));
    const { batches, receipts } = await storage.runs.prune({ ...BOUNDS, maxBytes: 40_000 });
    expect(batches).toBeGreaterThan(0);
    expect(receipts).toBeGreaterThan(0);
    const left = await numbers();
    expect(left[0]).toBe(100);
    expect(left.length).toBeGreaterThan(0);
    expect(await storage.runs.prune({ ...BOUNDS, maxBytes: 40_000 })).toEqual({ batches: 0, receipts: 0 });
    await storage.runs.prune({ ...BOUNDS, maxBytes: 0 });
    expect(await numbers()).toEqual([]);
    expect(await storage.runs.findReceipt('p-00000100')).toBeUndefined();
  });

  test('statistics count by journey and interval', async () => {
    const minute = 29_166_700 * 60_000;
    await append(
      run(1, { at: minute, durationMicros: 100 }),
      run(2, { at: minute + 59_999, status: 307, durationMicros: 10 }),
      run(3, { at: minute + 60_000, status: 500, outcome: 'step-failed' }),
    );
    await append(run(4, { at: minute + 1, journeyId: 'ship' }), run(5, { at: minute + 2, durationMicros: 12 }));
    const request = { from: minute, until: minute + 120_000, intervalMs: 60_000 };
    const own = await storage.runs.statistics({ ...request, journeyId: 'pay' });
    expect(own).toEqual([
      {
        journeyId: 'pay',
        at: minute,
        calls: 3,
        failures: 0,
        statuses: { 200: 2, 307: 1 },
        latencyMicros: { p50: 12, p95: expect.closeTo(100, -1), p99: expect.closeTo(100, -1) },
      },
      expect.objectContaining({ at: minute + 60_000, calls: 1, failures: 1, statuses: { 500: 1 } }),
    ]);
    expect(await storage.runs.statistics({ ...request, intervalMs: 3_600_000 })).toMatchObject([
      { journeyId: 'pay', calls: 4, failures: 1 },
      { journeyId: 'ship', calls: 1 },
    ]);
    expect(await storage.runs.statistics({ ...request, until: minute + 60_000, journeyId: 'pay' })).toHaveLength(1);
    expect(await storage.runs.statistics({ ...request, from: minute + 120_000, until: minute + 180_000 })).toEqual([]);
    expect(await storage.runs.statistics({ from: minute, until: minute + 120_000, together: true })).toEqual([
      {
        journeyId: '',
        at: minute,
        calls: 5,
        failures: 1,
        statuses: { 200: 3, 307: 1, 500: 1 },
        latencyMicros: expect.any(Object),
      },
    ]);
  });
});
