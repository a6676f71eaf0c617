import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Most script that a page may load before a journey is opened, in bytes, gzipped. */
export const FIRST_LOAD_BUDGET = 350_000;

interface ManifestChunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** A file of the first load and its size. */
export interface LoadedFile {
  readonly file: string;
  readonly gzipped: number;
}

/** The scripts and style sheets that the entry brings along, largest first. */
export function firstLoad(site: string): { readonly scripts: LoadedFile[]; readonly styles: LoadedFile[] } {
  const manifest = JSON.parse(readFileSync(join(site, 'manifest.json'), 'utf8')) as Record<string, ManifestChunk>;
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const file of chunk.css ?? []) styles.add(file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry === true) visit(key);
  const measure = (files: Iterable<string>) =>
    [...files]
      .map((file) => ({ file, gzipped: gzipSync(readFileSync(join(site, file))).length }))
      .sort((a, b) => b.gzipped - a.gzipped);
  return { scripts: measure(scripts), styles: measure(styles) };
}

export function totalSize(files: readonly LoadedFile[]): number {
  return files.reduce((sum, { gzipped }) => sum + gzipped, 0);
}
