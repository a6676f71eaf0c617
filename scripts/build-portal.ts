// Builds the portal if its sources changed. `--size` also prints what a page loads first and fails past the budget;
// `--optional` lets a failed build pass, for a start that can do without the portal.
import { ensurePortal, SITE } from './portal/ensure-portal.ts';
import { FIRST_LOAD_BUDGET, firstLoad, type LoadedFile, totalSize } from './portal/first-load.ts';

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const print = (files: readonly LoadedFile[]) => {
  for (const { file, gzipped } of files) console.log(`  ${kilobytes(gzipped).padStart(9)}  ${file}`);
};

try {
  await ensurePortal((line) => console.error(line));
  if (process.argv.includes('--size')) checkSize();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('The portal was not built; the lines above say why.');
  if (!process.argv.includes('--optional')) process.exitCode = 1;
}

function checkSize(): void {
  const { scripts, styles } = firstLoad(SITE);
  const total = totalSize(scripts);
  console.log('The first page of the portal loads, gzipped:');
  print([...scripts, ...styles]);
  console.log(
    `Scripts: ${kilobytes(total)} of at most ${kilobytes(FIRST_LOAD_BUDGET)}; styles: ${kilobytes(totalSize(styles))}.`,
  );
  if (total <= FIRST_LOAD_BUDGET) return;
  console.error('That is too much: load what not every page needs with import() (docs/contributing/portal.md).');
  process.exitCode = 1;
}
