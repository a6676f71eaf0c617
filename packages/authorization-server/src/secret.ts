import { inspect } from 'node:util';

const HIDDEN = '[secret]';

/**
 * A string that must not reach a log, a trace or an error by accident: every way of printing it says `[secret]`.
 * Only {@link Secret.reveal} gives the text.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. Call it as late as possible and keep the result out of messages. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
