import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compressSite } from './compress-site.ts';
import { portalSourceHash } from './source-hash.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PACKAGE = join(ROOT, 'packages/admin-portal');

/** Where the server looks for the portal. */
export const SITE = join(PACKAGE, 'dist/site');

const LOCK = join(PACKAGE, 'dist/.building');
/** Another build takes far less; a lock that is older was left behind by a process that was killed. */
const STALE_LOCK_MS = 120_000;

/**
 * Builds the portal when its sources differ from those of the last build. Builds of several processes take turns, and a
 * build replaces the one before at once, so that a server never finds half of one.
 *
 * @returns whether it was built
 */
export async function ensurePortal(say: (line: string) => void = () => undefined): Promise<boolean> {
  if (isCurrent(portalSourceHash(ROOT))) return false;
  const unlock = await lock();
  try {
    const hash = portalSourceHash(ROOT);
    if (isCurrent(hash)) return false;
    const started = performance.now();
    say('Building the portal (once, about ten seconds) …');
    await build(hash);
    say(`The portal is built (${((performance.now() - started) / 1000).toFixed(1)} s).`);
    return true;
  } finally {
    unlock();
  }
}

function isCurrent(hash: string): boolean {
  const stamp = join(SITE, '.sources');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

async function build(hash: string): Promise<void> {
  const draft = join(PACKAGE, 'dist/site-next');
  const { build: vite } = await import('vite');
  // Vite keeps a NODE_ENV that is set, and a test run sets one: what is served is always React's production build.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await vite({
    configFile: join(PACKAGE, 'vite.config.ts'),
    root: PACKAGE,
    mode: 'production',
    logLevel: 'warn',
    build: { outDir: draft },
  });
  if (before === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = before;
  compressSite(draft);
  writeFileSync(join(draft, '.sources'), hash);
  const old = join(PACKAGE, 'dist/site-old');
  rmSync(old, { recursive: true, force: true });
  if (existsSync(SITE)) renameSync(SITE, old);
  renameSync(draft, SITE);
  rmSync(old, { recursive: true, force: true });
}

async function lock(): Promise<() => void> {
  mkdirSync(join(PACKAGE, 'dist'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(LOCK);
      return () => rmSync(LOCK, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > STALE_LOCK_MS) rmSync(LOCK, { recursive: true, force: true });
    else await wait(200);
  }
}
