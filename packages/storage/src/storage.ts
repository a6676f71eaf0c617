import type { ChangeFeed } from './change-feed.ts';
import type { Snapshot } from './load-snapshot.ts';
import type { AdministratorRepository } from './repositories/administrator-repository.ts';
import type { ApplicationRepository } from './repositories/application-repository.ts';
import type { AuditRepository } from './repositories/audit-repository.ts';
import type { ClientRepository } from './repositories/client-repository.ts';
import type { JourneyRepository } from './repositories/journey-repository.ts';
import type { KeySetRepository } from './repositories/key-set-repository.ts';
import type { OutboxRepository } from './repositories/outbox-repository.ts';
import type { RunRepository } from './repositories/run-repository.ts';
import type { SessionRepository } from './repositories/session-repository.ts';
import type { SigningKeyRepository } from './repositories/signing-key-repository.ts';
import type { VersionRepository } from './repositories/version-repository.ts';

/** Everything that Waymark keeps. Every write makes its change, its audit entry and its outbox row in one transaction. */
export interface Storage {
  readonly applications: ApplicationRepository;
  readonly clients: ClientRepository;
  readonly journeys: JourneyRepository;
  readonly versions: VersionRepository;
  readonly signingKeys: SigningKeyRepository;
  readonly keySets: KeySetRepository;
  readonly administrators: AdministratorRepository;
  readonly sessions: SessionRepository;
  readonly audit: AuditRepository;
  readonly outbox: OutboxRepository;
  /** Records of runs; nothing about them is audited or announced. */
  readonly runs: RunRepository;
  /** Changes of this process; those of others are found by comparing `outbox.latestSequence()`. */
  readonly changes: ChangeFeed;
  /** What a server keeps in memory, in one consistent read. */
  loadSnapshot(): Promise<Snapshot>;
  /** Names of the migrations that are not applied yet. */
  pendingMigrations(): Promise<readonly string[]>;
  /** Applies them; gives their names. */
  migrate(): Promise<readonly string[]>;
  close(): Promise<void>;
}
