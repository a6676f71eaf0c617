import type { ExpressionHost, Value } from '@waymark/expression';
import type { Answer } from './outcome.ts';

/** The state of one run. Steps read and write it; nobody else does. */
export interface Run {
  /** One slot per variable of the plan; `undefined` until a step sets it. */
  readonly variables: (Value | undefined)[];
  readonly host: ExpressionHost;
  /** Set by the step that ends the run. */
  answer: Answer | undefined;
  /** The field whose formula was evaluated last: where an error happened. */
  field: string;
}
