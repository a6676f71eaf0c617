import type { JourneyDocument } from '@waymark/journey';
import { ConnectionError, isProblem } from '../../api/api-error.ts';
import type { BuilderStore } from '../builder-store.ts';
import type { LocalEdits } from './local-edits.ts';

/** The server and the browser's memory, as far as a draft needs them. */
export interface DraftPorts {
  /** @returns the new revision. @throws ApiError `stale-revision` when somebody else has saved */
  save(document: JourneyDocument, revision: number): Promise<number>;
  load(): Promise<{ readonly document: JourneyDocument; readonly revision: number }>;
  keep(edits: LocalEdits): void;
  forget(): void;
  onError(error: unknown): void;
}

const PAUSE_MS = 700;

/**
 * Saves the draft while somebody works on it, and never over what somebody else saved. Changes are kept in the browser
 * until the server has them.
 */
export class DraftKeeper {
  readonly #store: BuilderStore;
  readonly #ports: DraftPorts;
  #saved: JourneyDocument;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(store: BuilderStore, ports: DraftPorts) {
    this.#store = store;
    this.#ports = ports;
    this.#saved = store.getState().document;
  }

  /** Watches the store. @returns a function that stops that */
  start(): () => void {
    const stop = this.#store.subscribe(({ document }, before) => {
      if (document !== before.document) this.#changed();
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
      // Whoever leaves the page has not given up on what they did.
      if (this.hasEdits && this.#store.getState().foreign === undefined) void this.#save();
    };
  }

  /** Whether the server lacks something that is on the screen. */
  get hasEdits(): boolean {
    return this.#store.getState().document !== this.#saved;
  }

  /** Takes over changes of an earlier visit. */
  restore({ document, revision }: LocalEdits): void {
    const current = this.#store.getState();
    const isStale = revision !== current.revision;
    const theirs = { document: current.document, revision: current.revision };
    this.#store.setState({ document, revision, ...(isStale ? { foreign: theirs, saveState: 'conflict' } : {}) });
  }

  /** Saves at once what is not saved; also after the connection came back. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.hasEdits && this.#store.getState().foreign === undefined) await this.#save();
  }

  /** Somebody else has saved a revision that is not on this screen. */
  async takeForeign(): Promise<void> {
    if (this.#running !== undefined || this.#store.getState().foreign !== undefined) return;
    const foreign = await this.#ports.load();
    if (foreign.revision <= this.#store.getState().revision || this.#running !== undefined) return;
    this.#store.setState({ foreign, ...(this.hasEdits ? { saveState: 'conflict' } : {}) });
  }

  /** Shows what the other editor saved. What was here is one undo away. */
  loadForeign(label: string): void {
    const { foreign, apply } = this.#store.getState();
    if (foreign === undefined) return;
    this.#saved = foreign.document;
    apply(() => foreign.document, label);
    this.#ports.forget();
    this.#store.setState({ revision: foreign.revision, foreign: undefined, saveState: 'saved' });
  }

  /** Puts what is here in the place of what the other editor saved. */
  async replaceForeign(): Promise<void> {
    const { foreign } = this.#store.getState();
    if (foreign === undefined) return;
    this.#store.setState({ revision: foreign.revision, foreign: undefined, saveState: 'dirty' });
    await this.#save();
  }

  #changed(): void {
    const { document, revision, foreign, saveState } = this.#store.getState();
    if (document === this.#saved) {
      clearTimeout(this.#timer);
      this.#ports.forget();
      if (saveState !== 'saving' && foreign === undefined) this.#store.setState({ saveState: 'saved' });
      return;
    }
    this.#ports.keep({ document, revision });
    if (foreign !== undefined) {
      this.#store.setState({ saveState: 'conflict' });
      return;
    }
    if (saveState !== 'offline' && saveState !== 'saving') this.#store.setState({ saveState: 'dirty' });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), PAUSE_MS);
  }

  #save(): Promise<void> {
    this.#running ??= this.#saveOnce().finally(() => {
      this.#running = undefined;
      const { saveState } = this.#store.getState();
      if (saveState === 'dirty') this.#changed();
    });
    return this.#running;
  }

  async #saveOnce(): Promise<void> {
    const { document, revision } = this.#store.getState();
    this.#store.setState({ saveState: 'saving' });
    try {
      const saved = await this.#ports.save(document, revision);
      this.#saved = document;
      const isDone = this.#store.getState().document === document;
      if (isDone) this.#ports.forget();
      else this.#ports.keep({ document: this.#store.getState().document, revision: saved });
      this.#store.setState({ revision: saved, saveState: isDone ? 'saved' : 'dirty' });
    } catch (error) {
      await this.#failed(error);
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (isProblem(error, 'stale-revision')) {
      this.#store.setState({ saveState: 'conflict' });
      try {
        this.#store.setState({ foreign: await this.#ports.load() });
        return;
      } catch (second) {
        this.#store.setState({ saveState: second instanceof ConnectionError ? 'offline' : 'failed' });
        return;
      }
    }
    if (error instanceof ConnectionError) {
      this.#store.setState({ saveState: 'offline' });
      return;
    }
    this.#store.setState({ saveState: 'failed' });
    this.#ports.onError(error);
  }
}
