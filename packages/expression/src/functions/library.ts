import type { Run } from '../compile/run.ts';
import { failure } from './arguments.ts';

/**
 * A library that is loaded when a function first needs it, so that an expression without such functions never pays for
 * it. The evaluation that comes first waits; all later ones are synchronous.
 */
export class Library<Module> {
  readonly #import: () => Promise<Module>;
  #module: Module | undefined;
  #loading: Promise<void> | undefined;
  #state: 'absent' | 'failed' = 'absent';

  constructor(load: () => Promise<Module>) {
    this.#import = load;
  }

  /** Settles, always with success, when the library is there or can't be had. */
  load(): Promise<void> {
    this.#loading ??= this.#import().then(
      (module) => {
        this.#module = module;
      },
      () => {
        this.#state = 'failed';
      },
    );
    return this.#loading;
  }

  /** The library; leaves the evaluation, which starts over when the library is there. */
  for(run: Run): Module {
    if (this.#module !== undefined) return this.#module;
    if (this.#state === 'failed') throw failure("A library that this function needs couldn't be loaded.");
    return run.waitFor(this.load());
  }
}
