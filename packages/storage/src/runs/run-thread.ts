// Entry of the thread that `background-runs.ts` starts.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { ChangeFeed } from '../change-feed.ts';
import { openSqlite } from '../dialect/sqlite/open-sqlite.ts';
import { RepositoryContext } from '../repositories/repository-context.ts';
import { createRunOperations } from './run-operations.ts';
import type { RunReply, RunRequest, RunThreadData } from './run-thread-message.ts';

// Answers come before records where both want the same processor. Zero is this thread on Linux, and the process elsewhere.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

const { file, tenantId } = workerData as RunThreadData;
const db = openSqlite(file);
const operations = createRunOperations(new RepositoryContext(db, tenantId, Date.now, new ChangeFeed()));

const running = new Set<Promise<void>>();

parentPort?.on('message', (request: RunRequest | null) => {
  if (request === null) void finish();
  else {
    const work = answer(request).then((reply) => {
      running.delete(work);
      parentPort?.postMessage(reply);
    });
    running.add(work);
  }
});

/** Ends the thread when everything that was asked is answered. */
async function finish(): Promise<void> {
  await Promise.all(running);
  await db.destroy();
  parentPort?.close();
}

async function answer({ number, operation, argument }: RunRequest): Promise<RunReply> {
  try {
    const perform = operations[operation] as (...args: readonly unknown[]) => Promise<unknown>;
    return { number, result: await perform(...argument) };
  } catch (error) {
    const { message, code } = error as { message: string; code?: unknown };
    return { number, error: { message, ...(typeof code === 'string' ? { code } : {}) } };
  }
}
