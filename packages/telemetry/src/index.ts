export { type Count, Counters } from './counters.ts';
export {
  logCallFailed,
  logClientAuthenticationFailed,
  logPlanFailed,
  logRunFailed,
  logServerStarted,
  logServerStopping,
  logSignIn,
  type RunFailed,
} from './events.ts';
export { createLogger, type Logger, type LoggerOptions, REDACTED_NAMES } from './logger.ts';
