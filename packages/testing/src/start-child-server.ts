import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Demo } from '@waymark/server';

const COMMAND = fileURLToPath(new URL('../../cli/bin/waymark.js', import.meta.url));
const START_TIMEOUT_MS = 30_000;

/** What a process does when it is asked for more than its defaults. */
export interface ChildOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Options of Node itself, such as --expose-gc. */
  readonly nodeArgs?: readonly string[];
  /** Another program to run than this Node. */
  readonly node?: string;
  /** Whether the process can be talked to with messages. */
  readonly ipc?: boolean;
}

/** A server in a process of its own. */
export interface ChildServer {
  readonly process: ChildProcess;
  readonly baseUrl: string;
  /** Everything it printed so far. */
  output(): string;
  /** Everything it wrote to standard error so far. */
  errors(): string;
  /** Sends a signal and waits for the end. @returns The exit status, null when a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Runs the command with this environment only, so that settings of the machine do not reach a test. */
export function spawnWaymark(args: readonly string[], options: ChildOptions = {}): ChildProcess {
  const { nodeArgs = [], node = process.execPath, environment = {}, ipc = false } = options;
  return spawn(node, [...nodeArgs, COMMAND, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ipc ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  });
}

/** `waymark start` on a data folder; resolves when the server takes calls. */
export async function startChildServer(dataDirectory: string, options: ChildOptions = {}): Promise<ChildServer> {
  const environment = { WAYMARK_PORT: '0', WAYMARK_LOG_LEVEL: 'warn', ...options.environment };
  const args = ['start', ...(options.args ?? ['--demo']), '--data', dataDirectory];
  const child = spawnWaymark(args, { ...options, environment });
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const baseUrl = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
    const look = () => {
      const address = /^Waymark is running at (\S+)$/m.exec(output)?.[1];
      // The greeting is written at once; the demo's part is complete when its last line ends.
      if (address === undefined || !output.endsWith('\n')) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code}: ${errors || output}`));
    });
  });
  return {
    process: child,
    baseUrl,
    output: () => output,
    errors: () => errors,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exit = once(child, 'close');
      child.kill(signal);
      await exit;
      return child.exitCode;
    },
  };
}

/** The demo's values as they stand in the data folder; the address is this server's. */
export function readDemo(dataDirectory: string, baseUrl: string): Demo {
  return { ...(JSON.parse(readFileSync(join(dataDirectory, 'demo.json'), 'utf8')) as Demo), baseUrl };
}
