export { type Counter, type CounterSample, Counters } from './counters.ts';
export { createLogger, type Logger, type LoggerOptions, type LogLevel } from './create-logger.ts';
export * from './events.ts';
export { REDACTED } from './redact.ts';
