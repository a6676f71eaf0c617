import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';

/** How long a write waits for another process that is writing, in milliseconds. */
const WRITE_WAIT_MS = 5000;
const RETRY_MS = 10;

/** Kysely's dialect, with transactions that two processes can use on one file. */
export class WaymarkSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new WaymarkSqliteDriver({ database: this.#database });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** SQLite's schema changes are transactional: a migration happens whole or not at all. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WaymarkSqliteDriver extends SqliteDriver {
  /**
   * Takes the write lock at once: a transaction that reads first and writes later would fail when another process wrote
   * in between. The waiting is asynchronous because SQLite's own would stop the whole process.
   */
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings = {}): Promise<void> {
    const readOnly = settings.accessMode === 'read only';
    const begin = CompiledQuery.raw(readOnly ? 'begin' : 'begin immediate');
    const deadline = Date.now() + WRITE_WAIT_MS;
    for (;;) {
      try {
        await connection.executeQuery(begin);
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() >= deadline) throw error;
      }
      await sleep(RETRY_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}
