import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Smaller files are not worth a second one. */
const MIN_BYTES = 1024;

/** Puts a gzipped copy beside each text of the site, so that the server never compresses. */
export function compressSite(site: string): void {
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    if (bytes.length >= MIN_BYTES) writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
