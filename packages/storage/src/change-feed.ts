/** What kind of thing changed. `journey`: a journey or its draft; `version`: what a journey answers with. */
export type Topic =
  | 'application'
  | 'client'
  | 'journey'
  | 'version'
  | 'signing-key'
  | 'key-set'
  | 'administrator'
  | 'session';

/** One committed change. Sequences count all changes of the tenant from 1, without gaps. */
export interface Change {
  readonly topic: Topic;
  readonly id: string;
  readonly sequence: number;
}

export type ChangeListener = (change: Change) => void;

/** Tells listeners of this process about changes, in order, each after its commit. */
export class ChangeFeed {
  readonly #listeners = new Set<ChangeListener>();

  /** @returns a function that ends the subscription */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What a listener throws is rethrown outside: the change is made, and the other listeners must hear of it. */
  publish(change: Change): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
