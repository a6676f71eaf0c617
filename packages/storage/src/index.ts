export { type Actor, systemActor } from './actor.ts';
export type { Change, ChangeFeed, ChangeListener, Topic } from './change-feed.ts';
export { STORAGE_ERRORS, StorageError, type StorageErrorCode } from './errors.ts';
export type { Snapshot } from './load-snapshot.ts';
export { openStorage, type StorageOptions } from './open-storage.ts';
export type { Conflict, Done, InUse, NotFound, Taken } from './outcomes.ts';
export { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type Page, type PageRequest } from './page.ts';
export type { LastOwner, NewAdministrator } from './repositories/administrator-repository.ts';
export type { Administrator, AdministratorRole } from './repositories/administrator-rows.ts';
export type { ApplicationFields } from './repositories/application-repository.ts';
export type { AuditEntry, AuditFilter } from './repositories/audit-repository.ts';
export type { ClientFields, NewClient } from './repositories/client-repository.ts';
export type { JourneyFilter } from './repositories/journey-repository.ts';
export type { JourneySummary, JourneyVersionSummary } from './repositories/journey-rows.ts';
export type { KeySetFields } from './repositories/key-set-repository.ts';
export type { RunBounds, RunRepository } from './repositories/run-repository.ts';
export {
  type AdministratorSession,
  type ListedSession,
  type NewSession,
  sessionKey,
} from './repositories/session-repository.ts';
export type { PublishRequest } from './repositories/version-repository.ts';
export type { RunStatistics, StatisticsRequest } from './runs/read-statistics.ts';
export type { RunBatchBuilder } from './runs/run-batch-builder.ts';
export type { RunBatch, RunPlan, RunToKeep } from './runs/run-to-keep.ts';
export { runsOfRecords } from './runs/runs-of-records.ts';
export type { Storage } from './storage.ts';
