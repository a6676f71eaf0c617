import type { Value } from '../values/value.ts';
import type { Code } from './code.ts';

/** What compiling a node gives. */
export interface CompiledNode {
  readonly code: Code;
  /** Number of nodes in this part of the tree: the steps that one pass over it takes at most. */
  readonly size: number;
  /** Levels of host stack that the code takes. */
  readonly depth: number;
  /** Present when the value doesn't depend on anything from outside. */
  readonly constant?: { readonly value: Value };
}
