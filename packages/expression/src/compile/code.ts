import type { Value } from '../values/value.ts';
import type { Run } from './run.ts';

/** A compiled node. `locals` is the frame of the innermost lambda, or of the whole expression. */
export type Code = (run: Run, locals: Value[]) => Value;
