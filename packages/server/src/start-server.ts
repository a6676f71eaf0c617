import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFirstAdministrator } from '@waymark/admin-api';
import { logRequestFailed, logServerStarted, logServerStopped } from '@waymark/telemetry';
import type { Configuration, Environment } from './config/configuration.ts';
import { readFirstAdministrator } from './config/secrets.ts';
import { createContext, type ServerContext } from './context.ts';
import { createDemo, type Demo } from './demo/create-demo.ts';
import { greeting } from './greeting.ts';
import { closeListener } from './http/close-listener.ts';
import { createApplication } from './http/create-application.ts';
import { createListener } from './http/create-listener.ts';
import { keepTickShape } from './http/keep-tick-shape.ts';
import { invokeJourney } from './invoke/invoke-journey.ts';
import { INVOKE_PATH } from './invoke/invoke-request.ts';
import { RunRecorder } from './invoke/record-run.ts';
import { StartError } from './start-error.ts';

/** A server that takes calls. */
export interface RunningServer {
  readonly baseUrl: string;
  /** What this start created, if it created the demo. */
  readonly demo: Demo | undefined;
  /** For the person who started it; holds the demo's secrets once. */
  readonly greeting: string;
  /** Refuses new connections, answers the calls that run, and closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts the whole product.
 *
 * @param options.demo - On a database without administrators, create the demo.
 * @throws ConfigurationError, StorageError or StartError with a message for the operator
 */
export async function startServer(
  configuration: Configuration,
  environment: Environment,
  options: { readonly demo: boolean },
): Promise<RunningServer> {
  keepTickShape();
  const started = performance.now();
  const context = await createContext(configuration, environment);
  const state = { ready: false };
  const recorder = new RunRecorder(context.runs, context.counters, context.logger);
  const application = await createApplication(context, () => state.ready);
  await application.ready();
  const invokeContext = {
    verifier: context.verifier,
    published: context.live,
    ports: context.ports,
    recorder,
    newRunId: () => context.runs.newId(),
    onError: (error: unknown, method: string, correlationId: string) =>
      logRequestFailed(context.logger, { correlationId, method, route: INVOKE_PATH, err: error }),
  };
  const server = createListener(
    (message, response) => invokeJourney(invokeContext, message, response),
    (message, response) => application.routing(message, response),
  );
  try {
    await listen(server, configuration, context);
    const demo = await prepareDatabase(context, environment, options.demo);
    const isEmpty = (await context.storage.administrators.list({ limit: 1 })).items.length === 0;
    const setupCode = isEmpty ? context.setupCode.reveal() : undefined;
    state.ready = true;
    const { baseUrl, logger } = context;
    logServerStarted(logger, {
      baseUrl,
      journeys: context.live.journeyCount,
      startMs: Math.round(performance.now() - started),
    });
    return {
      baseUrl,
      demo,
      greeting: greeting({ baseUrl, dataDirectory: configuration.dataDirectory, demo, setupCode, now: Date.now() }),
      async stop() {
        state.ready = false;
        logServerStopped(logger, { reason: 'asked to stop' });
        await closeListener(server);
        await application.close();
        recorder.flush();
        await context.dispose();
      },
    };
  } catch (error) {
    server.close();
    await application.close();
    await context.dispose();
    throw error;
  }
}

async function listen(server: Server, { host, port, publicUrl }: Configuration, context: ServerContext): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} on ${host} is in use: choose another with WAYMARK_PORT.`);
    throw new StartError(`The server can't listen on ${host}, port ${port} (${code ?? 'unknown error'}).`);
  }
  const address = server.address() as AddressInfo;
  // A wildcard is no address that a caller could use: this machine's own stands for it.
  const host6 = address.address === '::' ? '::1' : address.address;
  const shownHost = address.family === 'IPv6' ? `[${host6}]` : address.address.replace(/^0\.0\.0\.0$/, '127.0.0.1');
  context.baseUrl = publicUrl ?? `http://${shownHost}:${address.port}`;
}

async function prepareDatabase(
  context: ServerContext,
  environment: Environment,
  wantsDemo: boolean,
): Promise<Demo | undefined> {
  const { storage, configuration, baseUrl, updates } = context;
  const first = readFirstAdministrator(environment);
  if (first !== undefined) await createFirstAdministrator(storage, first);
  const demo = wantsDemo ? await createDemo(storage, baseUrl, configuration.dataDirectory) : undefined;
  await updates.settled();
  return demo;
}
