import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage } from '../open-storage.ts';
import type { Storage } from '../storage.ts';
import { TEST_DIALECTS, type TestDatabase } from '../testing/databases.ts';
import { ACTOR } from '../testing/fixtures.ts';
import { receipt, run } from '../testing/runs.ts';

const [dialect] = TEST_DIALECTS;
let database: TestDatabase;
let storage: Storage;
const open = () => openStorage({ file: database.file, masterKey: new Uint8Array(32).fill(7), runsInBackground: true });
beforeEach(async () => {
  database = dialect?.create() as TestDatabase;
  storage = await open();
});
afterEach(async () => {
  await storage.close();
  database.remove();
});

test('everything is done on the other thread as on this one', async () => {
  const { runs } = storage;
  const batch = runs.encode([run(1), run(2, { receipt: receipt('p-000002') })]);
  expect(await runs.append(batch)).toBe(true);
  expect(await runs.appendOnce(batch)).toBe(false);
  expect((await runs.list({ status: 200 }, { limit: 1 })).items[0]).toMatchObject({ id: 'p-000002', hasReceipt: true });
  expect(await runs.find('p-000001')).toMatchObject({ correlationId: 'correlation-1' });
  expect(await runs.find('p-000009')).toBeUndefined();
  expect(await runs.findReceipt('p-000002')).toEqual(receipt('p-000002'));
  expect(await runs.statistics({ from: 0, until: 2e12, intervalMs: 1e12 })).toMatchObject([{ calls: 2 }]);
  expect(await runs.merge()).toBe(1);
  expect(await runs.prune({ maxAgeMs: 1, maxBytes: 1, receiptMaxAgeMs: 1 })).toEqual({ batches: 1, receipts: 1 });
});

test('writes of both threads at once all arrive', async () => {
  const writes: Promise<unknown>[] = [];
  for (let number = 1; number <= 30; number++) {
    writes.push(storage.runs.append(storage.runs.encode([run(number)])));
    writes.push(storage.applications.create({ name: `A${number}` }, ACTOR));
  }
  await Promise.all(writes);
  expect((await storage.runs.list({}, { limit: 200 })).items).toHaveLength(30);
  expect((await storage.applications.list({ limit: 200 })).items).toHaveLength(30);
});

test('an error comes back with its code, and the next question is answered', async () => {
  const broken = { ...storage.runs.encode([run(1)]), lines: null as unknown as string };
  await expect(storage.runs.append(broken)).rejects.toThrow();
  expect(await storage.runs.append(storage.runs.encode([run(1)]))).toBe(true);
  expect((await storage.runs.list()).items).toHaveLength(1);
});

test('a thread that can’t start is an error, and the next question starts another', async () => {
  const { runs } = storage;
  renameSync(`${database.file}`, `${database.file}.away`);
  // A folder in the place of the database.
  mkdirSync(database.file);
  await expect(runs.list()).rejects.toThrow(/cannot be opened/);
  rmdirSync(database.file);
  renameSync(`${database.file}.away`, database.file);
  expect((await runs.list()).items).toEqual([]);
});

test('closing waits for what was asked', async () => {
  const append = storage.runs.append(storage.runs.encode([run(1)]));
  await storage.close();
  expect(await append).toBe(true);
  storage = await open();
  expect((await storage.runs.list()).items).toHaveLength(1);
});
