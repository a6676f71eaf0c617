import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../figure.ts';
import { median } from '../statistics.ts';

const COMMAND = fileURLToPath(new URL('../../packages/cli/bin/waymark.js', import.meta.url));
const STARTS = 7;

/** From the start of `node` on an existing database to the first answered request. */
export async function startBenchmark(): Promise<Figure[]> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'waymark-start-'));
  try {
    await startOnce(dataDirectory, ['--demo']);
    const times: number[] = [];
    for (let start = 0; start < STARTS; start++) times.push(await startOnce(dataDirectory, []));
    return [
      {
        name: 'ready on an existing database',
        value: median(times) / 1000,
        unit: 's',
        limit: 1.5,
        detail: `${STARTS} starts`,
      },
    ];
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function startOnce(dataDirectory: string, options: string[]): Promise<number> {
  const environment = { ...process.env, WAYMARK_PORT: '0', WAYMARK_DATA: dataDirectory };
  const started = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'start', ...options], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const address = /running at (\S+)/.exec(output)?.[1];
    if (address === undefined) continue;
    const response = await fetch(`${address}/readyz`);
    if (response.status !== 200) throw new Error(`The server answered ${response.status}`);
    break;
  }
  const elapsed = performance.now() - started;
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  return elapsed;
}
