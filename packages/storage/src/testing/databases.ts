import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../open-storage.ts';
import type { Storage } from '../storage.ts';

/** An empty database that several processes could use. */
export interface TestDatabase {
  /** Opens it; every call is a connection of its own. */
  open(options?: { masterKey?: Uint8Array; clock?: () => number }): Promise<Storage>;
  /** Where it is, for tests of one dialect. */
  readonly file: string;
  remove(): void;
}

/** A database that the repository contract runs on. */
export interface TestDialect {
  readonly name: string;
  create(): TestDatabase;
}

const MASTER_KEY = new Uint8Array(32).fill(7);

function createSqlite(): TestDatabase {
  const directory = mkdtempSync(join(tmpdir(), 'waymark-storage-'));
  const file = join(directory, 'waymark.db');
  return {
    file,
    open: ({ masterKey = MASTER_KEY, clock = Date.now } = {}) => openStorage({ file, masterKey, clock }),
    remove: () => rmSync(directory, { recursive: true }),
  };
}

/** Every dialect; the contract is the same for all. */
export const TEST_DIALECTS: readonly TestDialect[] = [{ name: 'sqlite', create: createSqlite }];
