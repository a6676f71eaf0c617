import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type Storage } from '@waymark/storage';
import { Counters, createLogger } from '@waymark/telemetry';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunSettings, readConfiguration } from '../config/configuration.ts';
import { RunRecords } from './run-records.ts';

let folder: string;
let storage: Storage;
const time = { now: 1_800_000_000_000 };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-records-'));
  const file = join(folder, 'waymark.db');
  storage = await openStorage({ file, masterKey: new Uint8Array(32), clock: () => time.now });
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

const DEFAULTS = readConfiguration({}).runs;
const create = (settings: Partial<RunSettings>) =>
  new RunRecords(storage, folder, { ...DEFAULTS, ...settings }, new Counters(), createLogger({ level: 'silent' }));
const receipt = {
  journeyId: 'pay',
  version: 1,
  subJourneys: {},
  runId: 'r-1',
  request: { body: null, params: {}, headers: {}, method: 'POST', ip: '::1' },
  caller: null,
  answers: [],
};
const run = {
  id: 'r-1',
  plan: { journeyId: 'pay', version: 1, steps: [] },
  path: [],
  outcome: 'answer',
  status: 200,
  at: time.now,
  clientId: null,
  correlationId: 'c',
  receipt,
} as const;

test('the defaults keep records for 30 days and a hundredth of the receipts for 7', () => {
  expect(DEFAULTS).toEqual({
    maxAgeMs: 30 * 86_400_000,
    maxBytes: 1024 ** 3,
    receiptMaxAgeMs: 7 * 86_400_000,
    receiptShare: 0.01,
  });
});

test('a sample has at most five receipts in a second; all receipts are all', async () => {
  const count = (records: RunRecords, at: number) =>
    Array.from({ length: 200 }, () => records.wantsReceipt(at)).filter(Boolean).length;
  const sample = create({ receiptShare: 0.9 });
  expect([time.now, time.now + 999, time.now + 1000].map((at) => count(sample, at))).toEqual([5, 0, 5]);
  await sample.stop();
  const all = create({ receiptShare: 1 });
  expect(count(all, time.now)).toBe(200);
  await all.stop();
});

test('records and receipts are kept', async () => {
  const records = create({ receiptShare: 1 });
  expect(records.wantsReceipt(time.now)).toBe(true);
  records.add(run);
  await records.stop();
  expect((await storage.runs.find('r-1'))?.hasReceipt).toBe(true);
});

test('without days for receipts, none is kept', async () => {
  const records = create({ receiptShare: 1, receiptMaxAgeMs: 0 });
  expect(records.wantsReceipt(time.now)).toBe(false);
  records.add(run);
  await records.stop();
  expect((await storage.runs.find('r-1'))?.hasReceipt).toBe(false);
  expect(await storage.runs.findReceipt('r-1')).toBeUndefined();
});

test('without days for records, nothing is kept', async () => {
  const records = create({ receiptShare: 1, maxAgeMs: 0 });
  expect(records.wantsReceipt(time.now)).toBe(false);
  records.add(run);
  await records.stop();
  expect((await storage.runs.list()).items).toEqual([]);
});

test('upkeep joins what is small and forgets what is old', async () => {
  const { runs } = storage;
  for (const number of [1, 2, 3]) {
    const old = { ...run, id: `o-${number}`, at: time.now - 40 * 86_400_000, outcome: 'answer' as const };
    const recent = { ...old, id: `r-${number}`, at: time.now - 86_400_000 };
    await runs.append(runs.encode([old]));
    await runs.append(runs.encode([recent]));
  }
  const records = create({});
  await records.upkeep();
  await records.stop();
  expect((await runs.list()).items.map(({ id }) => id)).toEqual(['r-3', 'r-2', 'r-1']);
  expect(await runs.merge()).toBe(0);
  expect(await runs.prune({ ...DEFAULTS, maxBytes: 0 })).toMatchObject({ batches: 1 });
});

test.each([
  ['WAYMARK_RUNS_DAYS', '-1'],
  ['WAYMARK_RUNS_DAYS', 'forever'],
  ['WAYMARK_RUNS_MIB', '1e3'],
  ['WAYMARK_RUNS_RECEIPT_DAYS', '4000'],
  ['WAYMARK_RUNS_RECEIPT_PERCENT', '101'],
])('%s can not be %s', (name, value) => {
  expect(() => readConfiguration({ [name]: value })).toThrow(`${name} is "${value}": give a number from 0 to`);
});
