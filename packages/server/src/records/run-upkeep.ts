import type { RunBounds, RunRepository } from '@waymark/storage';
import type { RunJournal } from './run-journal.ts';

const INTERVAL_MS = 60_000;
/** Rounds from one pruning to the next. */
const PRUNE_EVERY = 5;

/** Keeps the records within their bounds and small, once a minute, apart from the calls. */
export class RunUpkeep {
  readonly #runs: Pick<RunRepository, 'merge' | 'prune'>;
  readonly #journal: Pick<RunJournal, 'recover'>;
  readonly #bounds: RunBounds;
  readonly #onError: (error: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;
  #rounds = 0;

  constructor(
    runs: Pick<RunRepository, 'merge' | 'prune'>,
    journal: Pick<RunJournal, 'recover'>,
    bounds: RunBounds,
    onError: (error: unknown) => void,
    intervalMs: number = INTERVAL_MS,
  ) {
    this.#runs = runs;
    this.#journal = journal;
    this.#bounds = bounds;
    this.#onError = onError;
    this.#timer = setInterval(() => void this.run(), intervalMs).unref();
  }

  /** One round; a round that still runs is not joined by another. */
  run(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #round(): Promise<void> {
    try {
      await this.#journal.recover();
      await this.#runs.merge();
      if (this.#rounds % PRUNE_EVERY === 0) await this.#runs.prune(this.#bounds);
      this.#rounds += 1;
    } catch (error) {
      this.#onError(error);
    }
  }
}
