import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '@waymark/storage';
import { Counters } from '@waymark/telemetry';
import { expect, test } from 'vitest';
import { JournalFile } from './journal-file.ts';
import { RunJournal } from './run-journal.ts';

const moduleUrl = (name: string) => new URL(name, import.meta.url).href;

/** Records runs, sometimes to the database and sometimes to the file, and prints the number of each that was kept. */
const SCRIPT = `
import { openStorage } from '${import.meta.resolve('@waymark/storage')}';
import { Counters } from '${import.meta.resolve('@waymark/telemetry')}';
import { JournalFile } from '${moduleUrl('./journal-file.ts')}';
import { RunJournal, RUN_JOURNAL_LIMITS } from '${moduleUrl('./run-journal.ts')}';
const folder = process.argv[2];
const { runs } = await openStorage({ file: folder + '/waymark.db', masterKey: new Uint8Array(32) });
let number = Number(process.argv[3]);
const guard = () => number % 3 === 0 ? Promise.reject(new Error('away')) : undefined;
const store = { newBatch: () => runs.newBatch(), append: (b) => guard() ?? runs.append(b), appendOnce: (b) => guard() ?? runs.appendOnce(b) };
const nothing = () => undefined;
const journal = new RunJournal(store, new JournalFile(folder, 1e7), new Counters(), { delayed: nothing, restored: nothing, lost: nothing }, { ...RUN_JOURNAL_LIMITS, retryMs: 0 });
await journal.recover();
const plan = { journeyId: 'pay', version: 1, steps: [] };
for (;;) {
  number += 1;
  journal.add({ id: journal.newId(), plan, path: [], outcome: 'answer', status: 200, at: number, clientId: null, correlationId: 'c-' + number });
  await journal.flush();
  process.stdout.write(number + '\\n');
}`;

test('a killed process loses nothing that was written, and nothing is there twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-killed-'));
  writeFileSync(join(folder, 'record.ts'), SCRIPT);
  let last = 0;
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, [join(folder, 'record.ts'), folder, String(last)], { stdio: 'pipe' });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.length > 200) child.kill('SIGKILL');
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    await once(child, 'close');
    expect(errors).toBe('');
    last = Number(output.trimEnd().split('\n').at(-1)) + 1;
  }
  const storage = await openStorage({ file: join(folder, 'waymark.db'), masterKey: new Uint8Array(32) });
  const nothing = () => undefined;
  const events = { delayed: nothing, restored: nothing, lost: nothing };
  const journal = new RunJournal(storage.runs, new JournalFile(folder, 1e7), new Counters(), events);
  await journal.recover();
  const numbers: number[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: Awaited<ReturnType<typeof storage.runs.list>> = await storage.runs.list(
      {},
      { limit: 200, ...(after === undefined ? {} : { after }) },
    );
    numbers.push(...page.items.map(({ at }) => at));
    after = page.next;
  }
  await journal.stop();
  await storage.close();
  rmSync(folder, { recursive: true });
  // The number after the last printed one of each round may be there or not; each other one is there, once.
  expect(new Set(numbers).size).toBe(numbers.length);
  const missing = Array.from({ length: last - 1 }, (_, index) => index + 1).filter((at) => !numbers.includes(at));
  expect(missing.length).toBeLessThanOrEqual(3);
  expect(numbers.length).toBeGreaterThan(100);
});
