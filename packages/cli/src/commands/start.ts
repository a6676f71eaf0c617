import { type Configuration, type RunningServer, readConfiguration, startServer } from '@waymark/server';
import { EXIT } from '../command-error.ts';

interface StartOptions {
  readonly demo?: boolean;
  readonly host?: string;
  readonly port?: string;
  readonly data?: string;
}

/** `waymark start`: runs the server until it is told to stop. */
export async function start(options: StartOptions): Promise<number> {
  const environment = {
    ...process.env,
    ...(options.host === undefined ? {} : { WAYMARK_HOST: options.host }),
    ...(options.port === undefined ? {} : { WAYMARK_PORT: options.port }),
    ...(options.data === undefined ? {} : { WAYMARK_DATA: options.data }),
  };
  const configuration: Configuration = readConfiguration(environment);
  const server: RunningServer = await startServer(configuration, environment, { demo: options.demo === true });
  process.stdout.write(server.greeting);
  await stopSignal();
  process.stdout.write('Stopping: calls that run are answered first.\n');
  await server.stop();
  return EXIT.done;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
