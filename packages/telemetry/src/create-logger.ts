import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { redactFields, redactText } from './redact.ts';

/** Writes lines of JSON. Fields first, then the message: `logger.info({ event: 'x' }, 'What happened')`. */
export type Logger = PinoLogger;

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Where the lines go. Default: standard output. */
  readonly destination?: DestinationStream;
}

/** A logger that cannot be made to write a secret, a body or a header by its fields; see `redact.ts`. */
export function createLogger({ level, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: redactFields },
    // Already described by the formatter; pino's own serializer would add to it.
    serializers: { err: (value: unknown) => value },
    hooks: { streamWrite: redactText },
  };
  return redactChildren(destination === undefined ? pino(options) : pino(options, destination));
}

/** pino passes the bindings of a child by the formatters; children inherit this method and with it the redaction. */
function redactChildren(logger: Logger): Logger {
  const { child } = logger;
  logger.child = function redactedChild(this: Logger, bindings, options) {
    return child.call(this, redactFields(bindings), options) as never;
  } as Logger['child'];
  return logger;
}
