import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AdminApiOptions, createOpenApiDocument } from '@waymark/admin-api';

const GENERATOR = fileURLToPath(
  new URL('../../packages/admin-portal/node_modules/.bin/openapi-typescript', import.meta.url),
);

/** The types of the portal's client, from the OpenAPI document of the admin API. */
export async function portalClientFile(): Promise<string> {
  // The document is made from the schemas of the routes alone; no route is called.
  const document = await createOpenApiDocument({ storage: {} } as AdminApiOptions);
  const folder = mkdtempSync(join(tmpdir(), 'waymark-openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(document));
    const args = [file, '--root-types', '--root-types-no-schema-prefix', '--empty-objects-unknown'];
    const { status, stdout, stderr } = spawnSync(GENERATOR, args, { encoding: 'utf8', maxBuffer: 16_777_216 });
    if (status !== 0) throw new Error(`openapi-typescript failed: ${stderr}`);
    return `// biome-ignore-all lint: generated\n// biome-ignore-all format: generated\n${stdout}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
