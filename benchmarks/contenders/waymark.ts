// The tutorial's journey, drawn, on the whole product.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, startServer } from '@waymark/server';
import { serveBenchmark } from './serve-benchmark.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
process.on('exit', () => rmSync(dataDirectory, { recursive: true, force: true }));
const environment = { ...process.env, WAYMARK_PORT: '0', WAYMARK_DATA: dataDirectory, WAYMARK_LOG_LEVEL: 'warn' };
const { baseUrl, demo } = await startServer(readConfiguration(environment), environment, { demo: true });
if (demo === undefined) throw new Error('The demo was not created');

const response = await fetch(`${baseUrl}/oidc/token`, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: demo.clientId,
    client_secret: demo.clientSecret,
  }),
});
const { access_token: token } = (await response.json()) as { access_token: string };
const path = `/ido/api/v2/invoke-api-journey/${demo.journeyId}?clientId=${demo.clientId}`;
serveBenchmark({ port: Number(new URL(baseUrl).port), path, token });
