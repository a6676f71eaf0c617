import type { Value } from '../values/value.ts';

/** A name bound by `let`, `letr` or a lambda. */
export interface LocalBinding {
  readonly frame: FrameLayout;
  readonly slot: number;
  /** Present when the value is known before the expression runs. */
  readonly constant?: { readonly value: Value };
}

/** Places of the locals of a lambda, or of the whole expression. Parameters take the first ones. */
export class FrameLayout {
  #size: number;
  /** What is copied from the surrounding frame when the lambda is made, with its place here. */
  readonly captured = new Map<LocalBinding, number>();

  constructor(parameterCount: number) {
    this.#size = parameterCount;
  }

  get size(): number {
    return this.#size;
  }

  addSlot(): number {
    return this.#size++;
  }

  /** The place of a binding of this frame, or of the copy of a surrounding one. */
  slotOf(binding: LocalBinding): number {
    if (binding.frame === this) return binding.slot;
    const known = this.captured.get(binding);
    if (known !== undefined) return known;
    const slot = this.addSlot();
    this.captured.set(binding, slot);
    return slot;
  }
}

/** The names visible at one place of the source. */
export class Scope {
  readonly frame: FrameLayout;
  readonly #parent: Scope | undefined;
  readonly #names: ReadonlyMap<string, LocalBinding>;

  constructor(frame: FrameLayout, parent?: Scope, names: ReadonlyMap<string, LocalBinding> = new Map()) {
    this.frame = frame;
    this.#parent = parent;
    this.#names = names;
  }

  with(names: ReadonlyMap<string, LocalBinding>, frame: FrameLayout = this.frame): Scope {
    return new Scope(frame, this, names);
  }

  find(name: string): LocalBinding | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#parent) {
      const binding = scope.#names.get(name);
      if (binding !== undefined) return binding;
    }
    return undefined;
  }
}
