import { setImmediate as othersTurn } from 'node:timers/promises';
import type { RunBatch, RunRepository, RunToKeep } from '@waymark/storage';
import type { Counters } from '@waymark/telemetry';
import { type FinishedRun, toKeep, weightOf } from './finished-run.ts';
import type { JournalFile } from './journal-file.ts';
import { RunIds } from './run-ids.ts';

/** Where records end up. */
export type RunStore = Pick<RunRepository, 'encode' | 'append' | 'appendOnce'>;

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
  /** Runs that are written without waiting longer, and at most together. */
  readonly flushRuns: number;
  /** The same in bytes, roughly: receipts cost more time than runs. */
  readonly flushBytes: number;
  readonly maxRuns: number;
  /** Bytes, roughly. */
  readonly maxBytes: number;
  /** How long a database that failed is left alone, in milliseconds. */
  readonly retryMs: number;
}

export const RUN_JOURNAL_LIMITS: RunJournalLimits = {
  flushMs: 200,
  flushRuns: 1000,
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
  #waiting: RunToKeep[] = [];
  /** What each of them weighs. */
  #weights: number[] = [];
  #waitingBytes = 0;
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
    this.#file = file;
    this.#counters = counters;
    this.#events = events;
    this.#limits = limits;
  }

  /** For a run that has to know its id before it ends. */
  newId(): string {
    return this.#ids.next();
  }

  /** Takes a run. Costs a fraction of a microsecond; never waits, never throws. */
  add(run: FinishedRun): void {
    const weight = weightOf(run);
    if (
      this.#state.stopped ||
      this.#waiting.length >= this.#limits.maxRuns ||
      this.#waitingBytes + weight > this.#limits.maxBytes
    ) {
      this.#counters.increment(RUNS_DROPPED);
      return;
    }
    const { flushRuns, flushBytes, flushMs } = this.#limits;
    const before = this.#waitingBytes;
    this.#waitingBytes = before + weight;
    this.#weights.push(weight);
    const count = this.#waiting.push(toKeep(run, run.id ?? this.#ids.next()));
    if (count === 1) this.#timer = setTimeout(() => void this.flush(), flushMs).unref();
    if (count === flushRuns || (before < flushBytes && before + weight >= flushBytes)) {
      setImmediate(() => void this.flush());
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

  async #writeWaiting(): Promise<void> {
    clearTimeout(this.#timer);
    const runs = this.#waiting;
    const weights = this.#weights;
    this.#waiting = [];
    this.#weights = [];
    this.#waitingBytes = 0;
    for (let start = 0; start < runs.length; ) {
      const end = this.#endOfBatch(weights, start);
      const batch = this.#encode(runs.slice(start, end));
      if (batch !== undefined) await this.#keep(batch);
      start = end;
      if (start < runs.length) await othersTurn();
    }
  }

  /** Where the batch that begins at `start` is large enough. */
  #endOfBatch(weights: readonly number[], start: number): number {
    const last = Math.min(weights.length, start + this.#limits.flushRuns);
    let bytes = 0;
    for (let index = start; index < last; index++) {
      bytes += weights[index] ?? 0;
      if (bytes >= this.#limits.flushBytes) return index + 1;
    }
    return last;
  }

  /** One run that can't be written down does not take the others with it. */
  #encode(runs: readonly RunToKeep[]): RunBatch | undefined {
    try {
      return this.#store.encode(runs);
    } catch {
      const good = runs.filter((run) => this.#canEncode(run));
      return good.length === 0 ? undefined : this.#store.encode(good);
    }
  }

  #canEncode(run: RunToKeep): boolean {
    try {
      this.#store.encode([run]);
      return true;
    } catch (error) {
      this.#lose(1, error);
      return false;
    }
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
