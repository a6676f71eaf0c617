import type { Storage } from '@waymark/storage';
import type { ConfigurationSnapshot } from './live-configuration.ts';

/** Follows the store: after every committed change, reads it once more and applies it. Changes meanwhile are taken together. */
export class LiveUpdates {
  readonly #storage: Storage;
  readonly #apply: (snapshot: ConfigurationSnapshot) => void;
  readonly #onError: (error: unknown) => void;
  readonly #unsubscribe: () => void;
  #running: Promise<void> | undefined;
  /** Counts the changes that were committed; a run that began before the latest one reads again. */
  #changes = 0;

  constructor(storage: Storage, apply: (snapshot: ConfigurationSnapshot) => void, onError: (error: unknown) => void) {
    this.#storage = storage;
    this.#apply = apply;
    this.#onError = onError;
    this.#unsubscribe = storage.changes.subscribe(({ topic }) => {
      if (topic !== 'session' && topic !== 'administrator' && topic !== 'journey') this.#refresh();
    });
  }

  #refresh(): void {
    this.#changes++;
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    for (let seen = -1; seen !== this.#changes; ) {
      seen = this.#changes;
      try {
        this.#apply(await this.#storage.loadSnapshot());
      } catch (error) {
        // What is live stays live: losing the database stops editing, not answering.
        this.#onError(error);
      }
    }
    this.#running = undefined;
  }

  /** Resolves when every change committed so far is live. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Stops following; resolves when nothing reads the store any more. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.#running;
  }
}
