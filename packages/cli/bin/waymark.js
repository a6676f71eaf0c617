#!/usr/bin/env node
// Starts the command on a Node that runs TypeScript sources: this one, or the one that the project installed.
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';

if (Number.parseInt(process.versions.node, 10) >= 24) {
  module.enableCompileCache();
  await import('../src/main.ts');
} else {
  const node = installedNode();
  if (node === undefined) {
    console.error(`waymark needs Node 24 or newer; this is ${process.version}.`);
    process.exit(2);
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

function installedNode() {
  try {
    return createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    return undefined;
  }
}
