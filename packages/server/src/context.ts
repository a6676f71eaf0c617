import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SetupCode } from '@waymark/admin-api';
import {
  type AccessTokenVerifier,
  createAccessTokenVerifier,
  createTokenEndpoint,
  generateSigningKey,
  type SigningKey,
  SigningKeyring,
  type TokenEndpoint,
} from '@waymark/authorization-server';
import type { Ports } from '@waymark/journey';
import { openStorage, type Storage, StorageError, systemActor } from '@waymark/storage';
import {
  Counters,
  createLogger,
  type Logger,
  logClientAuthenticationFailed,
  logPlanFailed,
  logRefreshFailed,
} from '@waymark/telemetry';
import type { Configuration, Environment } from './config/configuration.ts';
import { readMasterKey } from './config/secrets.ts';
import { LiveConfiguration } from './live/live-configuration.ts';
import { LiveUpdates } from './live/live-updates.ts';
import { oidcIssuers } from './oidc/index.ts';
import { createPorts, systemClock } from './ports/ports.ts';
import { RunRecords } from './records/run-records.ts';

const TENANT = 'default';

/** Everything that lives as long as the server, built once and disposed of once. */
export interface ServerContext {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly counters: Counters;
  readonly storage: Storage;
  readonly keyring: SigningKeyring;
  readonly live: LiveConfiguration;
  readonly updates: LiveUpdates;
  readonly tokenEndpoint: TokenEndpoint;
  readonly verifier: AccessTokenVerifier;
  readonly ports: Ports;
  readonly runs: RunRecords;
  /** For creating the first owner in the portal; printed when there is nobody. */
  readonly setupCode: SetupCode;
  /** The address that callers use; known for sure once the server listens. */
  baseUrl: string;
  dispose(): Promise<void>;
}

/** Opens the database of the data folder, which is made when it is missing. */
export function openDatabase(configuration: Configuration, environment: Environment, migrate = true): Promise<Storage> {
  const { dataDirectory } = configuration;
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StorageError('database-unavailable', (error as NodeJS.ErrnoException).code, error);
  }
  const masterKey = readMasterKey(environment, dataDirectory);
  return openStorage({ file: join(dataDirectory, 'waymark.db'), masterKey, migrate, runsInBackground: true });
}

/** Builds the context: opens the database and loads everything that calls are answered from. */
export async function createContext(configuration: Configuration, environment: Environment): Promise<ServerContext> {
  const logger = createLogger({ level: configuration.logLevel });
  const storage = await openDatabase(configuration, environment);
  await storage.signingKeys.addFirst(await generateSigningKey('ES256'), systemActor('bootstrap'));
  const snapshot = await storage.loadSnapshot();

  const keyring = new SigningKeyring(snapshot.signingKeys);
  const live = new LiveConfiguration(({ journeyId, version }, error) =>
    logPlanFailed(logger, { journeyId, version, err: error }),
  );
  live.apply(snapshot);
  const updates = new LiveUpdates(
    storage,
    (next) => {
      live.apply(next);
      replaceIfChanged(keyring, next.signingKeys);
    },
    (error) => logRefreshFailed(logger, { err: error }),
  );

  const counters = new Counters();
  const context: ServerContext = {
    configuration,
    logger,
    counters,
    storage,
    keyring,
    live,
    updates,
    tokenEndpoint: createTokenEndpoint({
      clients: live,
      keyring,
      tenantId: TENANT,
      events: { clientAuthenticationFailed: (event) => logClientAuthenticationFailed(logger, event) },
    }),
    verifier: createAccessTokenVerifier({
      keyring,
      issuers: () => oidcIssuers(context.baseUrl),
      tenantId: TENANT,
      clients: live,
      clock: systemClock.now,
    }),
    ports: createPorts(live.findKeySet),
    setupCode: new SetupCode(),
    runs: new RunRecords(storage, configuration.dataDirectory, configuration.runs, counters, logger),
    baseUrl: configuration.publicUrl ?? `http://${configuration.host}:${configuration.port}`,
    async dispose() {
      await updates.stop();
      await context.runs.stop();
      await storage.close();
    },
  };
  return context;
}

/** Replacing the keys forgets every verified token, so it is left out when another part of the configuration changed. */
function replaceIfChanged(keyring: SigningKeyring, keys: readonly SigningKey[]): void {
  const live = keys.filter(({ status }) => status !== 'disabled');
  const published = keyring.jwks().keys.map(({ kid }) => kid);
  const signing = keys.find(({ status }) => status === 'signing');
  const same =
    signing?.kid === keyring.signing.kid &&
    live.length === published.length &&
    live.every(({ kid }) => published.includes(kid));
  if (!same) keyring.replace(keys);
}
