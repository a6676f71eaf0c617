/** A write as the audit tells of it: `journey.published journey-1 7`. */
export type WriteKey = string;

/** What the server said it did, and what it was doing when it was killed. */
export class Ledger {
  /** Writes that the server acknowledged, over all rounds. */
  readonly acknowledged = new Set<WriteKey>();
  /** Actions that were asked for and not answered, one per writer at most. */
  #pending: string[] = [];

  /** Sends one write. @param send - Resolves with the rest of the key when the server acknowledged it. */
  async write(action: string, send: () => Promise<string>): Promise<string> {
    this.#pending.push(action);
    const rest = await send();
    this.#pending.splice(this.#pending.indexOf(action), 1);
    this.acknowledged.add(`${action} ${rest}`);
    return rest;
  }

  /** The actions without an answer; forgets them, as the next round has its own. */
  takePending(): string[] {
    const pending = this.#pending;
    this.#pending = [];
    return pending;
  }
}
