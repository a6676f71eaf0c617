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
const RETRY_MS = 5;

/**
 * How long SQLite itself waits for a lock, in milliseconds, while the process stands still. It happens only in the moments
 * when another process opens or closes the file: readers wait for nobody else, and writers wait here.
 */
export const BUSY_TIMEOUT_MS = 1000;

/** Kysely's dialect, with transactions that two processes can use on one file. */
export class WaymarkSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new WaymarkSqliteDriver(this.#database);
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
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  /**
   * Takes the write lock at once: a transaction that reads first and writes later would fail when another process wrote
   * in between. The waiting is asynchronous because SQLite's own would stop the whole process.
   */
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings = {}): Promise<void> {
    if (settings.accessMode === 'read only') {
      await connection.executeQuery(CompiledQuery.raw('begin'));
      return;
    }
    const deadline = Date.now() + WRITE_WAIT_MS;
    while (!this.#takeWriteLock(Date.now() >= deadline)) await sleep(RETRY_MS);
  }

  /** Tries once, without waiting. @throws the database's error when it is not about the lock, or for the last attempt */
  #takeWriteLock(isLastAttempt: boolean): boolean {
    this.#database.pragma('busy_timeout = 0');
    try {
      this.#database.exec('begin immediate');
      return true;
    } catch (error) {
      if (!isBusy(error) || isLastAttempt) throw error;
      return false;
    } finally {
      this.#database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }
}

function isBusy(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}
