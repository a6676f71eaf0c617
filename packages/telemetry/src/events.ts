import type { Logger } from './logger.ts';

/** A run that gave no answer of its own. Every field is the journey's or the server's, none the caller's but the ids. */
export interface RunFailed {
  readonly journeyId: string;
  readonly version: number;
  readonly status: number;
  readonly correlationId: string;
  readonly clientId: string | null;
  readonly step: string;
  readonly field?: string;
  readonly code: string;
  readonly expressionCode?: string;
  readonly message: string;
}

export const logServerStarted = (
  logger: Logger,
  event: { baseUrl: string; journeys: number; milliseconds: number },
): void => logger.info({ event: 'server.started', ...event }, 'The server takes calls');

export const logServerStopping = (logger: Logger): void =>
  logger.info({ event: 'server.stopping' }, 'The server stops: it answers the calls that run');

export const logRunFailed = (logger: Logger, { message, ...event }: RunFailed): void =>
  logger.warn({ event: 'run.failed', ...event, reason: message }, 'A run failed');

export const logCallFailed = (logger: Logger, event: { correlationId: string; error: unknown }): void =>
  logger.error(
    { event: 'call.failed', correlationId: event.correlationId, err: event.error },
    'A call met an unexpected error',
  );

export const logPlanFailed = (logger: Logger, event: { journeyId: string; version: number; error: unknown }): void =>
  logger.error(
    { event: 'plan.failed', journeyId: event.journeyId, version: event.version, err: event.error },
    'A published version can not be compiled by this server; its journey answers 404',
  );

export const logClientAuthenticationFailed = (
  logger: Logger,
  event: { clientId: string; known: boolean; failuresThisMinute: number },
): void => logger.warn({ event: 'client.authentication-failed', ...event }, 'A client did not prove who it is');

export const logSignIn = (
  logger: Logger,
  event: { succeeded: boolean; administratorId: string | null; address: string },
): void =>
  logger.info(
    { event: event.succeeded ? 'sign-in.succeeded' : 'sign-in.failed', ...event },
    'Somebody signed in or tried to',
  );
