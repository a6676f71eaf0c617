import { type FileHandle, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { RunBatch } from '@waymark/storage';

const FILE_MODE = 0o600;
const NAME = /^runs\.(\d+)\.journal$/;

/** The file has no room for the batch. */
export class JournalFull extends Error {
  static {
    JournalFull.prototype.name = 'JournalFull';
  }
}

/**
 * Batches that the database did not take, a line each, in the data folder. A line counts when its checksum is right, so one
 * that a crash cut off is passed over. Each process has a file of its own; those of processes that ended are read with it.
 */
export class JournalFile {
  readonly #folder: string;
  readonly #path: string;
  readonly #maxBytes: number;
  #handle: FileHandle | undefined;
  #size = 0;

  /** @param maxBytes - Size that the file does not grow beyond */
  constructor(folder: string, maxBytes: number, pid: number = process.pid) {
    this.#folder = folder;
    this.#path = join(folder, `runs.${pid}.journal`);
    this.#maxBytes = maxBytes;
  }

  /** Whether {@link append} has put something there that was not cleared. */
  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Adds a batch; it is on the disk when this resolves. @throws JournalFull, or what the file system says */
  async append(batch: RunBatch): Promise<void> {
    const json = JSON.stringify(batch);
    const line = Buffer.from(`${checksum(json)} ${json}\n`, 'utf8');
    if (this.#handle === undefined) {
      this.#handle = await open(this.#path, 'a', FILE_MODE);
      this.#size = (await this.#handle.stat()).size;
    }
    if (this.#size + line.length > this.#maxBytes) throw new JournalFull('The journal of run records is full.');
    try {
      await this.#handle.appendFile(line);
      await this.#handle.datasync();
    } catch (error) {
      // Half a line would spoil the next one.
      await this.#handle.truncate(this.#size).catch(() => undefined);
      throw error;
    }
    this.#size += line.length;
  }

  /** Every batch that waits, of this process and of those that ended. Null stands for a line that is damaged. */
  async *read(): AsyncGenerator<RunBatch | null> {
    for (const path of await this.#readable()) {
      const bytes = await readFile(path);
      for (let start = 0; start < bytes.length; ) {
        const found = bytes.indexOf(0x0a, start);
        const end = found === -1 ? bytes.length : found;
        if (end > start) yield readLine(bytes.toString('utf8', start, end));
        start = end + 1;
      }
    }
  }

  /** Forgets what {@link read} gave. Call it when all of that is stored, and nothing was appended meanwhile. */
  async clear(): Promise<void> {
    await this.close();
    for (const path of await this.#readable()) await rm(path, { force: true });
    this.#size = 0;
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }

  async #readable(): Promise<readonly string[]> {
    const names = (await readdir(this.#folder)).filter((name) => {
      const pid = NAME.exec(name)?.[1];
      return pid !== undefined && (join(this.#folder, name) === this.#path || !isRunning(Number(pid)));
    });
    return names.sort().map((name) => join(this.#folder, name));
  }
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

function readLine(line: string): RunBatch | null {
  const json = line.slice(9);
  return line.slice(0, 9) === `${checksum(json)} ` ? (JSON.parse(json) as RunBatch) : null;
}

/** A process that we may not signal is one, too. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
