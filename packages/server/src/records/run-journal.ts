import { setImmediate as othersTurn } from 'node:timers/promises';
import type { RunBatch, RunBatchBuilder, RunRepository, RunToKeep } from '@waymark/storage';
import type { Counters } from '@waymark/telemetry';
import type { JournalFile } from './journal-file.ts';
import { RunIds } from './run-ids.ts';

/** Where records end up. */
export type RunStore = Pick<RunRepository, 'newBatch' | 'append' | 'appendOnce'>;

/** What the operator should know. */
export interface RunJournalEvents {
  /** The database does not take records; they wait in the file. Told once until it does again. */
  delayed(error: unknown): void;
  /** What waited is stored. `damaged`: lines of the file that could not be read. */
  restored(batches: number, damaged: number): void;
  /** Runs without a record: neither the database nor the file took them. */
  lost(runs: number, error: unknown): void;
}

/** When to write, and how much may wait in memory. */
export interface RunJournalLimits {
  /** Longest time that a record waits, in milliseconds. */
  readonly flushMs: number;
  /** Runs that make a batch, which is written without waiting longer. */
  readonly flushRuns: number;
  /** Bytes that make a batch: receipts are larger than runs. */
  readonly flushBytes: number;
  readonly maxRuns: number;
  readonly maxBytes: number;
  /** How long a database that failed is left alone, in milliseconds. */
  readonly retryMs: number;
}

export const RUN_JOURNAL_LIMITS: RunJournalLimits = {
  flushMs: 200,
  flushRuns: 4000,
  flushBytes: 512 * 1024,
  maxRuns: 20_000,
  maxBytes: 64 * 1024 * 1024,
  retryMs: 1000,
};

/** Name of the counter of runs that have no record. */
export const RUNS_DROPPED = 'waymark_run_records_dropped_total';

/**
 * Takes every run after its answer was sent, and stores them in batches. Losing the database delays records and never a call;
 * a killed process loses what it had taken in the last moments before.
 */
export class RunJournal {
  readonly #store: RunStore;
  readonly #file: JournalFile;
  readonly #counters: Counters;
  readonly #events: RunJournalEvents;
  readonly #limits: RunJournalLimits;
  readonly #ids = new RunIds();
  readonly #batch: RunBatchBuilder;
  /** Batches that are large enough. */
  #full: RunBatch[] = [];
  #fullRuns = 0;
  #fullBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  /** One piece of work after the other: the file is never read and written at once. */
  #work: Promise<void> = Promise.resolve();
  #retryAt = 0;
  readonly #state: { delayed: boolean; stopped: boolean } = { delayed: false, stopped: false };

  constructor(
    store: RunStore,
    file: JournalFile,
    counters: Counters,
    events: RunJournalEvents,
    limits: RunJournalLimits = RUN_JOURNAL_LIMITS,
  ) {
    this.#store = store;
    this.#batch = store.newBatch();
    this.#file = file;
    this.#counters = counters;
    this.#events = events;
    this.#limits = limits;
  }

  /** The id of a run that begins. */
  newId(): string {
    return this.#ids.next();
  }

  /** Writes a run down in memory. Costs about a microsecond; never waits, never throws. */
  add(run: RunToKeep): void {
    const batch = this.#batch;
    const { maxRuns, maxBytes, flushRuns, flushBytes, flushMs } = this.#limits;
    if (this.#state.stopped || this.#fullRuns + batch.count >= maxRuns || this.#fullBytes + batch.bytes >= maxBytes) {
      this.#counters.increment(RUNS_DROPPED);
      return;
    }
    try {
      batch.add(run);
    } catch (error) {
      this.#lose(1, error);
      return;
    }
    if (batch.count >= flushRuns || batch.bytes >= flushBytes) {
      this.#closeBatch();
      setImmediate(() => void this.flush());
    } else if (this.#timer === undefined) {
      this.#timer = setTimeout(() => void this.flush(), flushMs).unref();
    }
  }

  /** Writes what waits. Resolves when it is in the database or in the file. */
  flush(): Promise<void> {
    return this.#enqueue(() => this.#writeWaiting());
  }

  /** Stores what waits in the file, also that of an earlier process. */
  recover(): Promise<void> {
    return this.#enqueue(() => this.#recover());
  }

  /** Writes what waits and takes no more. */
  async stop(): Promise<void> {
    this.#state.stopped = true;
    // The last chance to reach the database is worth a try, however lately it failed.
    this.#retryAt = 0;
    await this.flush();
    await this.#file.close();
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work).catch((error) => this.#events.lost(0, error));
    return this.#work;
  }

  /** What comes from now on belongs to another batch. */
  #closeBatch(): void {
    const batch = this.#batch;
    if (batch.count === 0) return;
    this.#fullRuns += batch.count;
    this.#fullBytes += batch.bytes;
    this.#full.push(batch.take());
  }

  async #writeWaiting(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#closeBatch();
    const batches = this.#full;
    this.#full = [];
    this.#fullRuns = 0;
    this.#fullBytes = 0;
    for (const batch of batches) await this.#keep(batch);
  }

  async #keep(batch: RunBatch): Promise<void> {
    if (Date.now() >= this.#retryAt) {
      try {
        await this.#store.append(batch);
        if (!this.#file.isEmpty) await this.#recover();
        return;
      } catch (error) {
        this.#delay(error);
      }
    }
    try {
      await this.#file.append(batch);
    } catch (error) {
      this.#lose(batch.count, error);
    }
  }

  async #recover(): Promise<void> {
    let batches = 0;
    let damaged = 0;
    try {
      for await (const batch of this.#file.read()) {
        if (batch === null) damaged += 1;
        else if (await this.#store.appendOnce(batch)) batches += 1;
        await othersTurn();
      }
    } catch (error) {
      this.#delay(error);
      return;
    }
    await this.#file.clear();
    if (batches > 0 || damaged > 0 || this.#state.delayed) this.#events.restored(batches, damaged);
    this.#state.delayed = false;
  }

  #delay(error: unknown): void {
    this.#retryAt = Date.now() + this.#limits.retryMs;
    if (this.#state.delayed) return;
    this.#state.delayed = true;
    this.#events.delayed(error);
  }

  #lose(runs: number, error: unknown): void {
    for (let run = 0; run < runs; run++) this.#counters.increment(RUNS_DROPPED);
    this.#events.lost(runs, error);
  }
}
