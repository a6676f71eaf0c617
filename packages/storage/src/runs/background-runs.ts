import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RunFilter } from '@waymark/journey';
import type { PageRequest } from '../page.ts';
import type { RunBounds } from './prune-runs.ts';
import type { StatisticsRequest } from './read-statistics.ts';
import type { RunOperations } from './run-operations.ts';
import type { RunReply, RunRequest, RunThreadData } from './run-thread-message.ts';
import type { RunBatch } from './run-to-keep.ts';

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The operations on a thread of their own: a commit waits for the disk, and a search reads much, while this thread answers
 * calls. The thread is started by the first operation, and again after it failed.
 */
export class BackgroundRuns implements RunOperations {
  readonly #data: RunThreadData;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #number = 0;

  constructor(data: RunThreadData) {
    this.#data = data;
  }

  append(batch: RunBatch) {
    return this.#ask('append', batch);
  }

  appendOnce(batch: RunBatch) {
    return this.#ask('appendOnce', batch);
  }

  list(filter: RunFilter, page: PageRequest) {
    return this.#ask('list', filter, page);
  }

  find(id: string) {
    return this.#ask('find', id);
  }

  statistics(request: StatisticsRequest) {
    return this.#ask('statistics', request);
  }

  prune(bounds: RunBounds) {
    return this.#ask('prune', bounds);
  }

  merge() {
    return this.#ask('merge');
  }

  /** Ends the thread once it has done what it was asked for. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const exit = once(worker, 'exit');
    worker.ref();
    worker.postMessage(null);
    await exit;
  }

  #ask<Name extends keyof RunOperations>(
    operation: Name,
    ...argument: Parameters<RunOperations[Name]>
  ): ReturnType<RunOperations[Name]> {
    const number = ++this.#number;
    const answer = new Promise<never>((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
    const worker = this.#start();
    // The process lives as long as somebody waits for an answer.
    worker.ref();
    worker.postMessage({ number, operation, argument } satisfies RunRequest);
    return answer as ReturnType<RunOperations[Name]>;
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./run-thread.ts', import.meta.url), { workerData: this.#data });
    this.#worker = worker;
    worker.on('message', (reply: RunReply) => this.#receive(worker, reply));
    worker.on('error', (error) => this.#end(worker, error as Error));
    worker.on('exit', () => this.#end(worker, new Error('The thread of the run records has ended.')));
    return worker;
  }

  #receive(worker: Worker, reply: RunReply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if (this.#waiting.size === 0) worker.unref();
    if ('error' in reply) {
      const { message, ...rest } = reply.error;
      waiting?.reject(Object.assign(new Error(message), rest));
    } else waiting?.resolve(reply.result as never);
  }

  /** What was asked of a thread that is gone gets an error; the next question starts another. */
  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
