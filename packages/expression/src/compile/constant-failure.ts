import { ExpressionError } from '../errors.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Value } from '../values/value.ts';
import { compileNode } from './compile-node.ts';
import { Compiler, foldingLimits, noHost } from './compiler.ts';
import { Run } from './run.ts';
import { FrameLayout, Scope } from './scope.ts';

/** More than what is computed in advance: what a function finds wrong with its arguments is found early. */
const limits = { ...foldingLimits, steps: 20_000, valueSize: 65_536, memory: 262_144 };

/**
 * Why an expression fails with the values of its variables; undefined if it doesn't, or if that can't be said within a
 * small budget. Only for trees without lambdas that ask nobody.
 */
export function constantFailure(tree: Expression, variables: ReadonlyMap<string, Value>): ExpressionError | undefined {
  const compiler = new Compiler([...variables.keys()]);
  const frame = new FrameLayout(0);
  const node = compileNode(tree, new Scope(frame), compiler);
  if (compiler.diagnostics.length > 0 || node.constant !== undefined) return undefined;
  try {
    node.code(new Run([...variables.values()], noHost, limits), new Array(frame.size));
  } catch (error) {
    // What waits for a library to be loaded, and what exceeds the budget, says nothing.
    if (error instanceof ExpressionError && error.code !== 'E_LIMIT' && error.start >= 0) return error;
  }
  return undefined;
}
