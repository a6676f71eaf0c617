import { type Kysely, sql } from 'kysely';
import type { Tables } from '../dialect/tables.ts';
import { StorageError } from '../errors.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * Names of the migrations that the database still lacks, in order.
 *
 * @throws StorageError `database-newer` when it has one that this version does not know
 */
export async function pendingMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const applied = await appliedMigrations(db);
  const unknown = applied.find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown !== undefined) throw new StorageError('database-newer', `it has the migration ${unknown}`);
  return Object.keys(MIGRATIONS).filter((name) => !applied.includes(name));
}

/**
 * Applies what is pending, in one transaction: another process waits, and a crash leaves the database as it was.
 *
 * @returns the names of the applied migrations
 * @throws StorageError `database-newer`, `migration-failed`
 */
export async function migrateDatabase(db: Kysely<Tables>): Promise<readonly string[]> {
  if ((await pendingMigrations(db)).length === 0) return [];
  // Loaded only when there is something to do: an up-to-date database opens faster without it.
  const { Migrator } = await import('kysely/migration');
  return db.transaction().execute(async (transaction) => {
    const migrator = new Migrator({ db: transaction, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
    const { error, results = [] } = await migrator.migrateToLatest();
    const failed = results.find(({ status }) => status === 'Error');
    if (error !== undefined) throw new StorageError('migration-failed', failed?.migrationName, error);
    return results.map(({ migrationName }) => migrationName);
  });
}

async function appliedMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (message?.includes('kysely_migration') === true) return [];
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') throw new StorageError('database-damaged', code, error);
    throw error;
  }
}
