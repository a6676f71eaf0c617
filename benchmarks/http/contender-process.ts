import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Contender, Usage } from '../contenders/serve-benchmark.ts';

const SERVER_CORE = '0';
const LOAD_CORE = '1';

/** Servers share one core and the load has the other, where the system lets us choose. */
const canPin = spawnSync('taskset', ['-c', `${SERVER_CORE},${LOAD_CORE}`, 'true']).status === 0;

const commandOn = (core: string, script: string, ...args: string[]): [string, string[]] => {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return canPin ? ['taskset', ['-c', core, process.execPath, file, ...args]] : [process.execPath, [file, ...args]];
};

/** One slice of load on one contender. */
export interface Slice {
  /** Microseconds of the server's CPU for each answer. */
  readonly cpuPerRequest: number;
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly rss: number;
}

/** A server under test, in a process of its own. */
export class ContenderProcess {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #contender: Contender;

  private constructor(name: string, child: ChildProcess, contender: Contender) {
    this.name = name;
    this.#child = child;
    this.#contender = contender;
  }

  static async start(name: string): Promise<ContenderProcess> {
    const [command, args] = commandOn(SERVER_CORE, `../contenders/${name}.ts`);
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const failed = once(child, 'exit').then(() => {
      throw new Error(`The contender ${name} did not start`);
    });
    const [contender] = (await Promise.race([once(child, 'message'), failed])) as [Contender];
    return new ContenderProcess(name, child, contender);
  }

  /** @param rate - Calls a second, on time whether answers came or not; undefined: as many as are answered. */
  async load(milliseconds: number, connections = 64, expect = 200, rate?: number): Promise<Slice> {
    const before = await this.#usage();
    const { answered, unexpected, p50, p99 } = await this.#send({ milliseconds, connections, expect, rate });
    const after = await this.#usage();
    if (unexpected > 0 || answered === 0)
      throw new Error(`${this.name}: ${unexpected} of ${answered} answers were not ${expect}`);
    return {
      cpuPerRequest: (after.cpu - before.cpu) / answered,
      requestsPerSecond: answered / (milliseconds / 1000),
      p50,
      p99,
      rss: after.rss,
    };
  }

  async #send(load: object): Promise<{ answered: number; unexpected: number; p50: number; p99: number }> {
    const [command, args] = commandOn(LOAD_CORE, 'load.ts', JSON.stringify({ ...this.#contender, ...load }));
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`The load on ${this.name} failed`);
    return JSON.parse(output);
  }

  async #usage(): Promise<Usage> {
    this.#child.send('usage');
    const [usage] = (await once(this.#child, 'message')) as [Usage];
    return usage;
  }

  async stop(): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}
