import type { Kysely } from 'kysely';
import { ChangeFeed } from './change-feed.ts';
import { openSqlite } from './dialect/sqlite/open-sqlite.ts';
import type { Tables } from './dialect/tables.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { migrateDatabase, pendingMigrations } from './migrations/migrate-database.ts';
import { AdministratorRepository } from './repositories/administrator-repository.ts';
import { ApplicationRepository } from './repositories/application-repository.ts';
import { AuditRepository } from './repositories/audit-repository.ts';
import { ClientRepository } from './repositories/client-repository.ts';
import { JourneyRepository } from './repositories/journey-repository.ts';
import { KeySetRepository } from './repositories/key-set-repository.ts';
import { OutboxRepository } from './repositories/outbox-repository.ts';
import { RepositoryContext } from './repositories/repository-context.ts';
import { RunRepository } from './repositories/run-repository.ts';
import { SessionRepository } from './repositories/session-repository.ts';
import { SigningKeyRepository } from './repositories/signing-key-repository.ts';
import { VersionRepository } from './repositories/version-repository.ts';
import { BackgroundRuns } from './runs/background-runs.ts';
import { createRunOperations } from './runs/run-operations.ts';
import { Envelope } from './secrets/envelope.ts';
import type { Storage } from './storage.ts';

const DEFAULT_TENANT = 'default';

export interface StorageOptions {
  /** Path of the SQLite file; created, with mode 600, when it is absent. Its folder must exist. */
  readonly file: string;
  /** 32 random bytes that seal the secrets which must be read back. */
  readonly masterKey: Uint8Array;
  /** Whether to bring the database to this version's format. Default: true. */
  readonly migrate?: boolean;
  /** Epoch milliseconds. Default: `Date.now`. */
  readonly clock?: () => number;
  /**
   * Whether records of runs are written and searched on a thread of their own, which a server wants: writing waits for the
   * disk. That thread goes by the machine's clock. Default: false.
   */
  readonly runsInBackground?: boolean;
}

/**
 * Opens the database. With `migrate: false` and migrations pending, only `pendingMigrations`, `migrate` and `close` work.
 *
 * @throws StorageError when the file cannot be opened, is no database of Waymark or is newer than this version
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const envelope = new Envelope(options.masterKey);
  const db = openSqlite(options.file);
  try {
    if (options.migrate === false) await pendingMigrations(db);
    else await migrateDatabase(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const background = options.runsInBackground
    ? new BackgroundRuns({ file: options.file, tenantId: DEFAULT_TENANT })
    : undefined;
  return createStorage(db, envelope, options.clock ?? Date.now, background);
}

function createStorage(
  db: Kysely<Tables>,
  envelope: Envelope,
  clock: () => number,
  background: BackgroundRuns | undefined,
): Storage {
  const changes = new ChangeFeed();
  const context = new RepositoryContext(db, DEFAULT_TENANT, clock, changes);
  const signingKeys = new SigningKeyRepository(context, envelope);
  return {
    applications: new ApplicationRepository(context),
    clients: new ClientRepository(context),
    journeys: new JourneyRepository(context),
    versions: new VersionRepository(context),
    signingKeys,
    keySets: new KeySetRepository(context),
    administrators: new AdministratorRepository(context),
    sessions: new SessionRepository(context),
    audit: new AuditRepository(context),
    outbox: new OutboxRepository(context),
    runs: new RunRepository(context, envelope, background ?? createRunOperations(context)),
    changes,
    loadSnapshot: () => loadSnapshot(context, signingKeys),
    pendingMigrations: () => pendingMigrations(db),
    migrate: () => migrateDatabase(db),
    close: async () => {
      await background?.close();
      await db.destroy();
    },
  };
}
