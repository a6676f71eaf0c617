import { ExpressionError } from '../errors.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Value } from '../values/value.ts';
import { compileNode } from './compile-node.ts';
import { Compiler, foldingLimits, noHost } from './compiler.ts';
import { Run } from './run.ts';
import { FrameLayout, Scope } from './scope.ts';

/** More than what is computed in advance: what a function finds wrong with its arguments is found early. */
const limits = { ...foldingLimits, valueSize: 65_536, memory: 262_144 };

/** How it went to evaluate an expression whose value never changes. */
export interface ConstantTrial {
  /** Why it fails; undefined if it doesn't, or if that can't be said within the budget. */
  readonly error: ExpressionError | undefined;
  /** What it took: more than the budget if that wasn't enough. */
  readonly steps: number;
}

/**
 * Evaluates an expression with the values of its variables, to see whether it fails. Only for trees without lambdas that
 * ask nobody.
 *
 * @param steps - The budget, in steps of {@link Limits.steps}.
 */
export function tryConstant(tree: Expression, variables: ReadonlyMap<string, Value>, steps: number): ConstantTrial {
  // Nothing is computed in advance, since that has a budget of its own for each node.
  const compiler = new Compiler([...variables.keys()], 'extended', false);
  const frame = new FrameLayout(0);
  const node = compileNode(tree, new Scope(frame), compiler);
  if (compiler.diagnostics.length > 0) return { error: undefined, steps: 0 };
  const run = new Run([...variables.values()], noHost, { ...limits, steps });
  try {
    node.code(run, new Array(frame.size));
  } catch (error) {
    // What waits for a library to be loaded, and what exceeds the budget, says nothing.
    if (error instanceof ExpressionError && error.code !== 'E_LIMIT' && error.start >= 0) {
      return { error, steps: run.stepsUsed };
    }
  }
  return { error: undefined, steps: run.stepsUsed };
}
