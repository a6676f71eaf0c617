// `npm run check`: types, lint and format, dependency rules, generated pages. Every check runs, so that one call shows
// everything there is to mend.
import { spawnSync } from 'node:child_process';

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '-b', '--force'],
  ['types outside the packages', 'tsc', '-p', 'scripts'],
  ['lint and format', 'biome', 'check', '--error-on-warnings', '.'],
  ['dependency rules', 'depcruise', 'packages', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
  ['generated pages', 'node', 'scripts/generate-docs.ts', '--check'],
];

const failed: string[] = [];
for (const [name, command, ...args] of CHECKS) {
  const started = performance.now();
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (error !== undefined) console.error(error.message);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
