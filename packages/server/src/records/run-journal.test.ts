import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type RunToKeep, type Storage } from '@waymark/storage';
import { Counters } from '@waymark/telemetry';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { JournalFile } from './journal-file.ts';
import { RunIds } from './run-ids.ts';
import { RUN_JOURNAL_LIMITS, RUNS_DROPPED, RunJournal, type RunStore } from './run-journal.ts';

const PLAN = { journeyId: 'pay', version: 1, steps: [{ id: 'done', branchNames: [] }] };
const ids = new RunIds();
const finished = (number: number, fields: Partial<RunToKeep> = {}): RunToKeep => ({
  id: ids.next(),
  plan: PLAN,
  path: [0, -1, 7],
  outcome: 'answer',
  status: 200,
  at: 1_750_000_000_000 + number,
  clientId: 'shop',
  correlationId: `c-${number}`,
  ...fields,
});

let folder: string;
let storage: Storage;
let counters: Counters;
let told: string[];
/** The database as the journal sees it: it can be taken away. */
let database: { isDown: boolean; store: RunStore };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-journal-'));
  storage = await openStorage({ file: join(folder, 'waymark.db'), masterKey: new Uint8Array(32) });
  counters = new Counters();
  told = [];
  const { runs } = storage;
  const guard = () => (database.isDown ? Promise.reject(new Error('The disk is full.')) : undefined);
  database = {
    isDown: false,
    store: {
      newBatch: () => runs.newBatch(),
      append: (batch) => guard() ?? runs.append(batch),
      appendOnce: (batch) => guard() ?? runs.appendOnce(batch),
    },
  };
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

const NOW_OR_NEVER = { ...RUN_JOURNAL_LIMITS, flushMs: 3_600_000, retryMs: 0 };
function createJournal(limits = NOW_OR_NEVER, file = new JournalFile(folder, 1_000_000)): RunJournal {
  return new RunJournal(
    database.store,
    file,
    counters,
    {
      delayed: () => told.push('delayed'),
      restored: (batches, damaged) => told.push(`restored ${batches}, damaged ${damaged}`),
      lost: (runs) => told.push(`lost ${runs}`),
    },
    limits,
  );
}

async function stored(): Promise<readonly string[]> {
  const all: string[] = [];
  let after: string | undefined;
  do {
    const page = await storage.runs.list({}, { limit: 200, ...(after === undefined ? {} : { after }) });
    all.push(...page.items.map(({ correlationId }) => correlationId));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return all.reverse();
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `c-${from + index}`);
const dropped = () => counters.snapshot().find(({ name }) => name === RUNS_DROPPED)?.value ?? 0;
const journalFiles = () => readdirSync(folder).filter((name) => name.endsWith('.journal'));

describe('a journal of runs', () => {
  test('stores what it took, with ids in the order in which runs ended', async () => {
    const journal = createJournal();
    for (let number = 1; number <= 2500; number++) journal.add(finished(number));
    expect(await stored()).toEqual([]);
    await journal.flush();
    expect(await stored()).toEqual(range(1, 2500));
    const { items } = await storage.runs.list({}, { limit: 200 });
    expect(items.map(({ id }) => id)).toEqual(
      items
        .map(({ id }) => id)
        .toSorted()
        .reverse(),
    );
    expect(new Set(items.map(({ id }) => id)).size).toBe(200);
    await journal.stop();
    expect([dropped(), told, journalFiles()]).toEqual([0, [], []]);
  });

  test('writes by itself, when time passed or many wait', async () => {
    const journal = createJournal({ ...NOW_OR_NEVER, flushMs: 5 });
    journal.add(finished(1));
    await expect.poll(stored).toEqual(['c-1']);
    const patient = createJournal({ ...NOW_OR_NEVER, flushRuns: 10 });
    for (let number = 2; number <= 11; number++) patient.add(finished(number));
    await expect.poll(stored).toEqual(range(1, 11));
    await journal.stop();
    await patient.stop();
  });

  test('writes large runs in small batches, as soon as there are enough for one', async () => {
    let batches = 0;
    const { append } = database.store;
    database.store = {
      ...database.store,
      append: (batch) => {
        batches += 1;
        return append(batch);
      },
    };
    const journal = createJournal({ ...NOW_OR_NEVER, flushBytes: 30_000 });
    const receipt = { journeyId: 'pay', text: 'x'.repeat(8000) } as never;
    for (let number = 1; number <= 10; number++) journal.add(finished(number, { receipt }));
    await expect.poll(stored).toEqual(range(1, 10));
    expect(batches).toBe(4);
    await journal.stop();
  });

  test('keeps failures, events, receipts and a given id', async () => {
    const journal = createJournal();
    const id = journal.newId();
    const failure = { code: 'step-failed', message: 'no', step: 'done', errorCode: 'x' } as const;
    const receipt = {
      journeyId: 'pay',
      version: 1,
      subJourneys: {},
      runId: id,
      request: { body: null, params: {}, headers: {}, method: 'POST', ip: '::1' },
      caller: null,
      answers: [],
    };
    const events = [{ name: 'e', at: 1, step: 'done', data: null, fields: {} }];
    journal.add(finished(1, { id, status: 500, outcome: 'step-failed', failure, events, receipt }));
    await journal.stop();
    expect(await storage.runs.find(id)).toMatchObject({ outcome: 'step-failed', failure, events, hasReceipt: true });
    expect(await storage.runs.findReceipt(id)).toEqual(receipt);
  });

  test('drops and counts what memory has no room for, by number and by size', async () => {
    const journal = createJournal({ ...NOW_OR_NEVER, maxRuns: 5 });
    for (let number = 1; number <= 8; number++) journal.add(finished(number));
    expect(dropped()).toBe(3);
    await journal.stop();
    expect(await stored()).toEqual(range(1, 5));
    journal.add(finished(9));
    expect(dropped()).toBe(4);
    const small = createJournal({ ...NOW_OR_NEVER, maxBytes: 10_000 });
    const receipt = { journeyId: 'pay', text: 'x'.repeat(8000) } as never;
    for (let number = 10; number <= 12; number++) small.add(finished(number, { receipt }));
    expect(dropped()).toBe(6);
    await small.flush();
    small.add(finished(13, { receipt }));
    expect(dropped()).toBe(6);
    await small.stop();
  });

  test('a run that can’t be written down does not take others with it', async () => {
    const journal = createJournal();
    journal.add(finished(1));
    journal.add(finished(2, { events: [{ name: 'e', at: 1, step: 's', data: 1n as never, fields: {} }] }));
    journal.add(finished(3));
    await journal.stop();
    expect(await stored()).toEqual(['c-1', 'c-3']);
    expect([dropped(), told]).toEqual([1, ['lost 1']]);
  });
});

describe('a database that is away', () => {
  test('delays records: they wait in a file and are stored once when it is back', async () => {
    const journal = createJournal();
    database.isDown = true;
    for (let number = 1; number <= 3; number++) {
      journal.add(finished(number));
      await journal.flush();
    }
    expect(told).toEqual(['delayed']);
    const [name = ''] = journalFiles();
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    database.isDown = false;
    journal.add(finished(4));
    await journal.flush();
    expect(told).toEqual(['delayed', 'restored 3, damaged 0']);
    expect(await stored()).toEqual(range(1, 4));
    expect(journalFiles()).toEqual([]);
    await journal.recover();
    await journal.stop();
    expect([await stored(), dropped()]).toEqual([range(1, 4), 0]);
  });

  test('is left alone for a moment after it failed', async () => {
    const journal = createJournal({ ...NOW_OR_NEVER, retryMs: 3_600_000 });
    database.isDown = true;
    journal.add(finished(1));
    await journal.flush();
    database.isDown = false;
    journal.add(finished(2));
    await journal.flush();
    expect(await stored()).toEqual([]);
    await journal.stop();
    expect(await createAndRecover()).toEqual(['c-1', 'c-2']);
  });

  test('when the file is full, runs are dropped and counted', async () => {
    const journal = createJournal(NOW_OR_NEVER, new JournalFile(folder, 2000));
    database.isDown = true;
    for (let number = 1; number <= 10; number++) {
      journal.add(finished(number));
      await journal.flush();
    }
    const size = statSync(join(folder, journalFiles()[0] ?? '')).size;
    expect(size).toBeLessThanOrEqual(2000);
    expect(dropped()).toBeGreaterThan(0);
    database.isDown = false;
    await journal.recover();
    await journal.stop();
    expect(await stored()).toEqual(range(1, 10 - dropped()));
  });

  test('a folder that can’t be written to loses runs, never the call', async () => {
    const journal = createJournal(NOW_OR_NEVER, new JournalFile(join(folder, 'nothing'), 2000));
    database.isDown = true;
    journal.add(finished(1));
    await journal.flush();
    expect([dropped(), told]).toEqual([1, ['delayed', 'lost 1']]);
  });
});

/** Another process starts on the same folder. */
async function createAndRecover(): Promise<readonly string[]> {
  const next = createJournal();
  await next.recover();
  await next.stop();
  return stored();
}

describe('what a crash left behind', () => {
  async function leaveJournal(count: number, pid = 4_194_304): Promise<string> {
    const file = new JournalFile(folder, 1_000_000, pid);
    for (let number = 1; number <= count; number++)
      await file.append(storage.runs.encode([finished(number, { id: `old-${number}` })]));
    await file.close();
    return join(folder, `runs.${pid}.journal`);
  }

  test('is stored once, also what had reached the database before the file was cleared', async () => {
    const path = await leaveJournal(5);
    const text = readFileSync(path);
    for (const round of [1, 2]) {
      expect(await createAndRecover()).toEqual(range(1, 5));
      expect(existsSync(path)).toBe(false);
      // As if the process had been killed before it removed the file.
      if (round === 1) writeFileSync(path, text);
    }
    expect(told).toEqual(['restored 5, damaged 0']);
  });

  test('a line that was cut off is passed over, and those around it are not', async () => {
    const path = await leaveJournal(3);
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [lines[0], lines[1]?.slice(0, 60), `${lines[2]}`, lines[0]?.slice(0, 5)].join('\n'));
    appendFileSync(path, '\n\nnonsense\n');
    expect(await createAndRecover()).toEqual(['c-1', 'c-3']);
    expect(told).toEqual(['restored 2, damaged 3']);
  });

  test('stays while the database is away', async () => {
    const path = await leaveJournal(2);
    database.isDown = true;
    expect(await createAndRecover()).toEqual([]);
    expect(existsSync(path)).toBe(true);
    database.isDown = false;
    expect(await createAndRecover()).toEqual(range(1, 2));
  });

  test('of a process that still runs is left to it', async () => {
    const path = await leaveJournal(1, process.ppid);
    expect(await createAndRecover()).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });
});
