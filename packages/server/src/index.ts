export {
  type Configuration,
  ConfigurationError,
  ENVIRONMENT,
  type Environment,
  readConfiguration,
} from './config/configuration.ts';
export type { Demo } from './demo/create-demo.ts';
export { sampleTokens } from './demo/sample-tokens.ts';
export { migrateDatabase } from './migrate-database.ts';
export { createPorts, createTokenVerifier } from './ports/ports.ts';
export { StartError } from './start-error.ts';
export { type RunningServer, startServer } from './start-server.ts';
