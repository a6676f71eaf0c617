import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { StorageError } from '../../errors.ts';
import type { Tables } from '../tables.ts';
import { BUSY_TIMEOUT_MS, WaymarkSqliteDialect } from './sqlite-dialect.ts';

/** Only the user of the server reads the file; SQLite gives its side files the same mode. */
const FILE_MODE = 0o600;

/**
 * Opens a database file, creating it when it is absent. Every commit is on the disk when it returns
 * (`synchronous=FULL`), and readers never wait for a writer (WAL).
 *
 * @throws StorageError `database-unavailable`, `database-damaged`
 */
export function openSqlite(file: string): Kysely<Tables> {
  try {
    closeSync(openSync(file, 'a', FILE_MODE));
    chmodSync(file, FILE_MODE);
  } catch (error) {
    throw new StorageError('database-unavailable', (error as NodeJS.ErrnoException).code, error);
  }
  let database: Database.Database | undefined;
  try {
    database = new Database(file);
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
  } catch (error) {
    database?.close();
    const { code } = error as { code?: string };
    const damaged = code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT';
    throw new StorageError(damaged ? 'database-damaged' : 'database-unavailable', code, error);
  }
  return new Kysely<Tables>({ dialect: new WaymarkSqliteDialect(database) });
}
