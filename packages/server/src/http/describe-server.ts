import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerFacts } from '@waymark/admin-api';
import type { Configuration } from '../config/configuration.ts';

const DAY_MS = 86_400_000;
const MIB = 1024 * 1024;

/** What the server says about itself to whoever is signed in. Its secrets are not part of it. */
export async function describeServer({ dataDirectory, runs }: Configuration): Promise<ServerFacts> {
  return {
    version: await readVersion(),
    dataDirectory,
    databaseBytes: await sizeOf(['waymark.db', 'waymark.db-wal'].map((name) => join(dataDirectory, name))),
    runs: {
      days: runs.maxAgeMs / DAY_MS,
      mebibytes: runs.maxBytes / MIB,
      receiptDays: runs.receiptMaxAgeMs / DAY_MS,
      receiptPercent: runs.receiptShare * 100,
    },
  };
}

async function readVersion(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Together, in bytes. A journal that is not there takes nothing. */
async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
