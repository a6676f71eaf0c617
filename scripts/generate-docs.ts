// Writes the reference pages and the portal's client from the definitions that the product runs on. `--check` changes nothing and fails when a
// page differs from its definitions.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aStepPage } from './docs/a-step-page.ts';
import { commandLinePage } from './docs/command-line-page.ts';
import { configurationPage } from './docs/configuration-page.ts';
import { diagnosticsPage } from './docs/diagnostics-page.ts';
import { expressionDiagnosticsPage } from './docs/expression-diagnostics-page.ts';
import { functionsPage } from './docs/function-page.ts';
import { journeySchemaFile } from './docs/journey-schema-file.ts';
import { portalClientFile } from './docs/portal-client-file.ts';
import { stepsPage } from './docs/steps-page.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const PAGES: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/reference/steps.md': stepsPage,
  'docs/reference/functions.md': functionsPage,
  'docs/reference/diagnostics.md': diagnosticsPage,
  'docs/reference/expression-diagnostics.md': expressionDiagnosticsPage,
  'docs/reference/command-line.md': commandLinePage,
  'docs/reference/configuration.md': configurationPage,
  'docs/reference/journey.schema.json': journeySchemaFile,
  'docs/contributing/a-step.md': aStepPage,
  'packages/admin-portal/src/api/generated/admin-api.ts': portalClientFile,
};

const checkOnly = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, write] of Object.entries(PAGES)) {
  const file = root + path;
  const text = await write();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale.push(path);
  if (checkOnly) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
if (checkOnly && stale.length > 0) {
  console.error(`These pages differ from their definitions: ${stale.join(', ')}. Run: npm run docs`);
  process.exitCode = 1;
} else console.log(stale.length === 0 ? 'The reference pages are up to date.' : `Written: ${stale.join(', ')}`);
