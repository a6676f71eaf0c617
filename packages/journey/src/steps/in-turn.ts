import type { Value } from '@waymark/expression';
import type { Run } from '../run/run.ts';
import type { BranchIndex, Formula } from './step-kind.ts';

/** Does something with a formula's value. A result ends the step with that branch; undefined goes on. */
export type Take<State> = (run: Run, value: Value, state: State) => BranchIndex | undefined;

/** One formula of a step and what becomes of its value. */
export interface Part<State> {
  readonly formula: Formula;
  readonly take: Take<State>;
}

/**
 * Evaluates the formulas of a step one after the other, without a promise unless one waits.
 *
 * @param end - What the step does when all values are taken.
 */
export function inTurn<State>(
  parts: readonly Part<State>[],
  end: (run: Run, state: State) => BranchIndex,
): (run: Run, state: State) => BranchIndex | Promise<BranchIndex> {
  const count = parts.length;
  const from = (first: number, run: Run, state: State): BranchIndex | Promise<BranchIndex> => {
    for (let index = first; index < count; index++) {
      const { formula, take } = parts[index] as Part<State>;
      const value = formula(run);
      if (value instanceof Promise) {
        return value.then((answer) => take(run, answer, state) ?? from(index + 1, run, state));
      }
      const branch = take(run, value, state);
      if (branch !== undefined) return branch;
    }
    return end(run, state);
  };
  return (run, state) => from(0, run, state);
}
