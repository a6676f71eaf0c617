import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from './migrations/migrations.ts';
import { openStorage } from './open-storage.ts';
import { ACTOR, SYSTEM, signingKey } from './testing/fixtures.ts';

let directory: string;
let file: string;
const masterKey = new Uint8Array(32);
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'waymark-open-'));
  file = join(directory, 'waymark.db');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('opening', () => {
  test('makes a file that only its user reads, its side files too', async () => {
    const storage = await openStorage({ file, masterKey });
    await storage.applications.create({ name: 'A' }, ACTOR);
    for (const name of [file, `${file}-wal`, `${file}-shm`]) {
      expect([name, existsSync(name) && (statSync(name).mode & 0o777).toString(8)]).toEqual([name, '600']);
    }
    await storage.close();
  });

  test('reads go on while another process writes', async () => {
    const storage = await openStorage({ file, masterKey });
    const { id } = await storage.applications.create({ name: 'A' }, ACTOR);
    const writer = new Database(file);
    writer.exec(`begin immediate; update applications set name = 'B'`);
    const start = performance.now();
    expect((await storage.applications.get(id))?.name).toBe('A');
    expect((await storage.loadSnapshot()).sequence).toBe(1);
    expect(performance.now() - start).toBeLessThan(500);
    writer.close();
    await storage.close();
  });

  test('keeps what was written', async () => {
    const first = await openStorage({ file, masterKey });
    const application = await first.applications.create({ name: 'A' }, ACTOR);
    await first.signingKeys.addFirst(signingKey('k1'), SYSTEM);
    await first.close();
    const second = await openStorage({ file, masterKey });
    expect(await second.applications.get(application.id)).toEqual(application);
    expect(await second.signingKeys.list()).toEqual([signingKey('k1')]);
    await second.close();
  });

  test('a private key is nowhere in the files in clear', async () => {
    const storage = await openStorage({ file, masterKey });
    await storage.signingKeys.addFirst(signingKey('k1'), SYSTEM);
    await storage.close();
    const database = new Database(file);
    const row = database.prepare('select * from signing_keys').get();
    expect(JSON.stringify(row)).not.toContain('private-part');
    database.close();
  });

  test('a sealed key that was moved to another row does not open', async () => {
    const storage = await openStorage({ file, masterKey });
    await storage.signingKeys.addFirst(signingKey('k1'), SYSTEM);
    await storage.signingKeys.rotate(signingKey('k2'), SYSTEM);
    const database = new Database(file);
    const sealed = database.prepare(`select sealed_private_jwk as value from signing_keys where kid = 'k1'`).get();
    database
      .prepare(`update signing_keys set sealed_private_jwk = ? where kid = 'k2'`)
      .run((sealed as { value: string }).value);
    database.close();
    await expect(storage.signingKeys.list()).rejects.toMatchObject({ code: 'sealed-value-damaged' });
    await storage.close();
  });
});

describe('migrations', () => {
  test('are applied when asked for, and reported', async () => {
    const storage = await openStorage({ file, masterKey, migrate: false });
    expect(await storage.pendingMigrations()).toEqual(Object.keys(MIGRATIONS));
    expect(await storage.migrate()).toEqual(Object.keys(MIGRATIONS));
    expect(await storage.migrate()).toEqual([]);
    expect(await storage.pendingMigrations()).toEqual([]);
    expect((await storage.applications.list()).items).toEqual([]);
    await storage.close();
  });

  test('a database newer than the code is refused', async () => {
    const storage = await openStorage({ file, masterKey });
    await storage.close();
    const database = new Database(file);
    database.prepare(`insert into kysely_migration values ('9999-future', '2099-01-01')`).run();
    database.close();
    for (const migrate of [true, false]) {
      const opening = openStorage({ file, masterKey, migrate });
      await expect(opening).rejects.toMatchObject({
        code: 'database-newer',
        message: expect.stringContaining('9999-future'),
      });
    }
  });

  test('processes that start at once on no database agree', async () => {
    const script = join(directory, 'open.ts');
    const source = new URL('./open-storage.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { openStorage } from '${source}';
      const storage = await openStorage({ file: process.argv[2], masterKey: new Uint8Array(32) });
      for (let i = 0; i < 5; i++) await storage.applications.create({ name: 'A' }, { kind: 'system', id: 'x', name: 'x' });
      await storage.close();`,
    );
    const run = () =>
      new Promise<number | null>((resolve) => {
        fork(script, [file], { stdio: 'inherit' }).on('exit', resolve);
      });
    expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
    const storage = await openStorage({ file, masterKey });
    expect((await storage.applications.list()).items).toHaveLength(15);
    expect(await storage.outbox.latestSequence()).toBe(15);
    await storage.close();
  });
});

describe('what cannot be opened is a clear error', () => {
  test('a file that is no database', async () => {
    writeFileSync(file, 'This is not a database, however long it may be. '.repeat(100));
    await expect(openStorage({ file, masterKey })).rejects.toMatchObject({ code: 'database-damaged' });
  });

  test('a folder that does not exist', async () => {
    const missing = join(directory, 'nothing', 'waymark.db');
    await expect(openStorage({ file: missing, masterKey })).rejects.toMatchObject({ code: 'database-unavailable' });
  });

  test('a folder in place of the file', async () => {
    await expect(openStorage({ file: directory, masterKey })).rejects.toMatchObject({ code: 'database-unavailable' });
  });
});

test('a write waits for another process without stopping this one', async () => {
  const storage = await openStorage({ file, masterKey });
  const holder = new Database(file);
  holder.exec('begin immediate');
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 10);
  const writing = storage.applications.create({ name: 'A' }, ACTOR);
  await new Promise((resolve) => setTimeout(resolve, 400));
  holder.exec('commit');
  holder.close();
  expect((await writing).name).toBe('A');
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(15);
  await storage.close();
});
