import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchClientToken, readDemo, signIn, spawnWaymark, startChildServer } from '@waymark/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'waymark-interrupted-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Begins a first start and kills it a while after it made a file. */
async function beginStart(file: string, milliseconds: number): Promise<void> {
  const child = spawnWaymark(['start', '--demo', '--data', data], { environment: { WAYMARK_PORT: '0' } });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  while (!existsSync(join(data, file))) await pause(1);
  await pause(milliseconds);
  child.kill('SIGKILL');
  await exited;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a first start that was interrupted', () => {
  it.each([
    ['once its database was made', 'waymark.db', [0, 5, 20, 40]],
    ['once its demo was written down', 'demo.json', [0]],
  ])('is made good by the next one: %s', async (_when, file, delays) => {
    for (const milliseconds of delays) await beginStart(file, milliseconds);
    const server = await startChildServer(data);
    try {
      const demo = readDemo(data, server.baseUrl);
      expect(await fetchClientToken(demo)).toMatch(/^ey/);
      const session = await signIn(demo);
      const { body } = await session.call('GET', `/journeys/${demo.journeyId}`);
      expect(body).toMatchObject({ publishedVersion: 1 });
    } finally {
      await server.stop();
    }
  });
});
