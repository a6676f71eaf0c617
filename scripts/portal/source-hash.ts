import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the portal is built from, from the project's folder. */
const SOURCES = [
  'packages/admin-portal/src',
  'packages/admin-portal/public',
  'packages/admin-portal/index.html',
  'packages/admin-portal/vite.config.ts',
  'packages/expression/src',
  'packages/journey/src',
  'examples',
  'scripts/portal',
  'package-lock.json',
];

/** A hash of everything that the build depends on. */
export function portalSourceHash(root: string): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesBelow(root, source)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(root: string, path: string): string[] {
  if (/\.(json|html|ts)$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
