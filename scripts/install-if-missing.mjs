// Installs the locked dependencies when they are missing or out of date. Runs on the system's own Node (20 or newer),
// before the project's Node is there; everything after it in an npm script runs on the Node that it installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.waymark-lock`;
const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing dependencies (once, about half a minute) …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  // The locked versions, development tools included. Not "npm ci": it refuses a lock file without the builds of every
  // other platform, which a registry of one's own may not carry.
  const options = ['install', '--no-save', '--include=dev', '--loglevel=error'];
  const install = spawnSync(command, [...args, ...options], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (install.status !== 0) {
    console.error('The installation failed; the lines above say why. Nothing was started.');
    process.exit(install.status ?? 1);
  }
  writeFileSync(stamp, lock);
}
