import { type DestinationStream, destination, type Logger as PinoLogger, pino } from 'pino';

/** The log. Give it fields and a constant text; never a body, a header or a message that contains one. */
export type Logger = PinoLogger;

/** Names whose values never reach the log, wherever they stand in the first four levels of a line. */
export const REDACTED_NAMES = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'passwordHash',
  'secret',
  'clientSecret',
  'client_secret',
  'client_assertion',
  'token',
  'access_token',
  'accessToken',
  'external_access_token',
  'external_id_token',
  'csrfToken',
  'sessionId',
  'masterKey',
  'privateJwk',
  'body',
] as const;

const DEPTH = 4;

const redactedPaths = REDACTED_NAMES.flatMap((name) =>
  Array.from({ length: DEPTH }, (_, depth) =>
    `${'*.'.repeat(depth)}${name.includes('-') ? `["${name}"]` : name}`.replace('.[', '['),
  ),
);

export interface LoggerOptions {
  readonly level: string;
  /** Default: standard error, written synchronously so that nothing is lost when the process ends. */
  readonly destination?: DestinationStream;
}

/** A request in the log: what was called, by whom nobody can tell. The query may hold what callers put there. */
const requestSerializer = (request: { method?: string; url?: string }) => ({
  method: request.method,
  path: request.url?.split('?')[0],
});

/** Bugs in code: the runtime words these messages, and they name code, not input. */
const WORDED_BY_RUNTIME = ['TypeError', 'RangeError', 'ReferenceError'];

/** Other messages may quote what a caller sent, so name, code and the places in the code have to do. */
const errorSerializer = (error: Error & { code?: unknown }) => ({
  name: error.name,
  code: error.code,
  message: WORDED_BY_RUNTIME.includes(error.name) ? error.message : undefined,
  stack: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
});

/** Makes the process's log: JSON lines, secrets redacted by name. */
export function createLogger(options: LoggerOptions): Logger {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactedPaths, censor: '[redacted]' },
      serializers: { req: requestSerializer, err: errorSerializer, error: errorSerializer },
    },
    options.destination ?? destination({ dest: 2, sync: true }),
  );
}
