import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file of the portal, in memory. */
export interface SiteFile {
  readonly type: string;
  readonly bytes: Buffer;
  readonly gzipped: Buffer | undefined;
  readonly etag: string;
}

/** The built portal. */
export interface PortalSite {
  /** The page, with a placeholder for the nonce. */
  readonly index: string;
  /** By path below `/portal/`. */
  readonly files: ReadonlyMap<string, SiteFile>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/**
 * Reads the built portal into memory: a build that replaces it later does not mix with what this server serves.
 *
 * @returns undefined when there is none
 */
export function readPortalSite(folder: string): PortalSite | undefined {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return undefined;
  const files = new Map<string, SiteFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined || entry.name === 'manifest.json') continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    const gzipped = existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`) : undefined;
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    files.set(file.slice(folder.length + 1).replaceAll('\\', '/'), { type, bytes, gzipped, etag });
  }
  return { index: readFileSync(index, 'utf8'), files };
}
