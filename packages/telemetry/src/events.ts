import type { Logger } from './create-logger.ts';

/** The server answers calls. */
export function logServerStarted(
  logger: Logger,
  fields: { readonly baseUrl: string; readonly journeys: number; readonly startMs: number },
): void {
  logger.info({ event: 'server-started', ...fields }, 'Server started');
}

export function logServerStopped(logger: Logger, fields: { readonly reason: string }): void {
  logger.info({ event: 'server-stopped', ...fields }, 'Server stopped');
}

/** A version of a journey answers calls from now on. */
export function logJourneyPublished(
  logger: Logger,
  fields: { readonly journeyId: string; readonly version: number; readonly administratorId: string },
): void {
  logger.info({ event: 'journey-published', ...fields }, 'Journey published');
}

/** An old version answers calls again. */
export function logJourneyRolledBack(
  logger: Logger,
  fields: { readonly journeyId: string; readonly version: number; readonly administratorId: string },
): void {
  logger.info({ event: 'journey-rolled-back', ...fields }, 'Journey rolled back');
}

export function logJourneyDisabled(
  logger: Logger,
  fields: { readonly journeyId: string; readonly administratorId: string },
): void {
  logger.info({ event: 'journey-disabled', ...fields }, 'Journey disabled');
}

/** A run ended in a failure instead of an answer. `code` and `message` are the journey's own, never the caller's data. */
export function logRunFailed(
  logger: Logger,
  fields: {
    readonly journeyId: string;
    readonly version: number;
    readonly runId: string;
    readonly status: number;
    readonly correlationId: string;
    readonly clientId: string | null;
    readonly code: string;
    readonly message: string;
    readonly step?: string | null | undefined;
    readonly field?: string;
    readonly errorCode?: string;
  },
): void {
  const { message, ...rest } = fields;
  logger.warn({ event: 'run-failed', ...rest, failure: message }, 'Run failed');
}

/** A step of a journey reported something. `data` and `fields` are the journey's own. */
export function logJourneyEvent(
  logger: Logger,
  fields: {
    readonly journeyId: string;
    readonly version: number;
    readonly runId: string;
    readonly correlationId: string;
    readonly name: string;
    readonly at: number;
    readonly step: string;
    readonly data: unknown;
    readonly fields: unknown;
  },
): void {
  const { name, fields: added, ...rest } = fields;
  logger.info({ event: 'journey-event', journeyEvent: name, ...rest, fields: added }, 'Journey event');
}

export function logSignInSucceeded(
  logger: Logger,
  fields: { readonly administratorId: string; readonly address: string },
): void {
  logger.info({ event: 'sign-in-succeeded', ...fields }, 'Sign-in succeeded');
}

/** `administratorId` is absent for an unknown e-mail address, which is not logged: people type passwords there. */
export function logSignInFailed(
  logger: Logger,
  fields: {
    readonly administratorId?: string;
    readonly address: string;
    readonly reason: 'wrong-credentials' | 'too-many-attempts';
  },
): void {
  logger.warn({ event: 'sign-in-failed', ...fields }, 'Sign-in failed');
}

/** Somebody tried to create the first owner without the server's setup code. */
export function logSetupRefused(
  logger: Logger,
  fields: { readonly address: string; readonly reason: 'wrong-setup-code' | 'too-many-attempts' },
): void {
  logger.warn({ event: 'setup-refused', ...fields }, 'Setup refused');
}

export function logClientSecretCreated(
  logger: Logger,
  fields: { readonly clientId: string; readonly secretId: string; readonly administratorId: string },
): void {
  logger.info({ event: 'client-secret-created', ...fields }, 'Client secret created');
}

export function logClientSecretRevoked(
  logger: Logger,
  fields: { readonly clientId: string; readonly secretId: string; readonly administratorId: string },
): void {
  logger.info({ event: 'client-secret-revoked', ...fields }, 'Client secret revoked');
}

/** A request ended in an error that is ours. The caller got the correlation id and nothing else. */
export function logRequestFailed(
  logger: Logger,
  fields: { readonly correlationId: string; readonly method: string; readonly route: string; readonly err: unknown },
): void {
  logger.error({ event: 'request-failed', ...fields }, 'Request failed');
}

/** Somebody presented wrong credentials of a client. `clientId` is what was presented: text from outside. */
export function logClientAuthenticationFailed(
  logger: Logger,
  fields: { readonly clientId: string; readonly known: boolean; readonly failuresThisMinute: number },
): void {
  logger.warn({ event: 'client-authentication-failed', ...fields }, 'Client authentication failed');
}

/** A published version is not understood by this server: calls of its journey get 404. */
export function logPlanFailed(
  logger: Logger,
  fields: { readonly journeyId: string; readonly version: number; readonly err: unknown },
): void {
  logger.error({ event: 'plan-failed', ...fields }, 'Published version can not be compiled');
}

/** A committed change could not be read back; calls are answered from what was live before. */
export function logRefreshFailed(logger: Logger, fields: { readonly err: unknown }): void {
  logger.error({ event: 'refresh-failed', ...fields }, 'Change not live');
}

/** The database takes no run records for now: they wait in a file of the data folder. Calls are answered as before. */
export function logRunRecordsDelayed(logger: Logger, fields: { readonly err: unknown }): void {
  logger.error({ event: 'run-records-delayed', ...fields }, 'Run records wait in the journal file');
}

/** What waited in the file is in the database. `damaged`: lines of it that could not be read. */
export function logRunRecordsRestored(
  logger: Logger,
  fields: { readonly batches: number; readonly damaged: number },
): void {
  logger.info({ event: 'run-records-restored', ...fields }, 'Run records restored from the journal file');
}

/** Runs that have no record. */
export function logRunRecordsLost(logger: Logger, fields: { readonly runs: number; readonly err: unknown }): void {
  logger.error({ event: 'run-records-lost', ...fields }, 'Run records lost');
}

/** Old records could not be joined or removed; the next round tries again. */
export function logRunUpkeepFailed(logger: Logger, fields: { readonly err: unknown }): void {
  logger.error({ event: 'run-upkeep-failed', ...fields }, 'Upkeep of run records failed');
}
