import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Demo, readConfiguration, startServer } from '@waymark/server';

/** The whole product on a free port of this machine, with the demo, on a database of its own. */
export interface TestServer {
  readonly baseUrl: string;
  readonly dataDirectory: string;
  readonly demo: Demo;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

/** Starts it. @param environment - Further settings, such as WAYMARK_LOG_LEVEL. */
export async function startTestServer(environment: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'waymark-test-'));
  const settings = { WAYMARK_PORT: '0', WAYMARK_DATA: dataDirectory, WAYMARK_LOG_LEVEL: 'silent', ...environment };
  const { baseUrl, demo, stop } = await startServer(readConfiguration(settings), settings, { demo: true });
  if (demo === undefined) throw new Error('The demo was not created');
  return {
    baseUrl,
    dataDirectory,
    demo,
    async stop() {
      await stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
