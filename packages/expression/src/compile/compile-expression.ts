import type { Diagnostic } from '../diagnostic.ts';
import { ExpressionError, type SourceRange } from '../errors.ts';
import type { ExpressionHost } from '../host.ts';
import { parseExpression } from '../syntax/parse.ts';
import type { ExpressionMode, Profile } from '../syntax/profile.ts';
import type { Expression } from '../syntax/tree.ts';
import { jsonSize } from '../values/json-text.ts';
import { Lambda } from '../values/lambda.ts';
import type { Value } from '../values/value.ts';
import { located } from './arithmetic.ts';
import { compileNode } from './compile-node.ts';
import type { CompiledNode } from './compiled-node.ts';
import { Compiler } from './compiler.ts';
import { suspension } from './host-answers.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { Run } from './run.ts';
import { FrameLayout, Scope } from './scope.ts';

export interface CompileOptions {
  /** `expression` if left out. */
  readonly mode?: ExpressionMode;
  /** `extended` if left out. */
  readonly profile?: Profile;
  /** Names that may have a value when the expression runs. The index is the slot of the value. */
  readonly variables: readonly string[] | ReadonlyMap<string, number>;
  readonly limits?: Partial<Limits>;
}

export type CompileResult =
  | { readonly ok: true; readonly expression: CompiledExpression }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** An expression ready to run, any number of times. */
export interface CompiledExpression {
  readonly source: string;
  readonly mode: ExpressionMode;
  readonly tree: Expression;
  /** Names read from outside, whether or not they have a slot. */
  readonly freeVariables: readonly string[];
  /** Qualified names of the functions called: `std.len`. */
  readonly calls: readonly string[];
  /** The value, if every evaluation gives the same. */
  readonly constant?: Value;
  /**
   * Computes the value. The answer is a promise only if the host had to wait for something.
   * A variable whose slot is `undefined`, and a name without a slot, is an `E_UNDEFINED` error.
   * Throws (or rejects with) {@link ExpressionError}, and nothing else.
   */
  evaluate(variables: readonly (Value | undefined)[], host: ExpressionHost): Value | Promise<Value>;
}

/** Reads and compiles a source text. Anything wrong that can be known in advance is in the diagnostics. */
export function compileExpression(source: string, options: CompileOptions): CompileResult {
  const { tree, diagnostics } = parseExpression(source, options);
  if (tree === null || diagnostics.length > 0) return { ok: false, diagnostics };
  const compiler = new Compiler(options.variables, options.profile);
  const frame = new FrameLayout(0);
  const node = compileNode(tree, new Scope(frame), compiler);
  if (compiler.diagnostics.length > 0) return { ok: false, diagnostics: compiler.diagnostics };
  const plan: Plan = {
    tree,
    node,
    localCount: frame.size,
    limits: { ...defaultLimits, ...options.limits },
    checksSize: compiler.makesContainers,
  };
  const expression: CompiledExpression = {
    source,
    mode: options.mode ?? 'expression',
    tree,
    freeVariables: [...compiler.freeVariables],
    calls: [...compiler.calls],
    ...(node.constant && { constant: node.constant.value }),
    evaluate: evaluator(plan),
  };
  return { ok: true, expression };
}

interface Plan {
  readonly tree: Expression;
  readonly node: CompiledNode;
  readonly localCount: number;
  readonly limits: Limits;
  /** Whether the result may be a list or an object that was made here. */
  readonly checksSize: boolean;
}

const noLocals: Value[] = [];

function evaluator(plan: Plan): CompiledExpression['evaluate'] {
  const { constant } = plan.node;
  if (constant !== undefined) return () => constant.value;
  const { limits, tree } = plan;
  const pass = passOver(plan);
  return (variables, host) => {
    const run = new Run(variables, host, limits);
    try {
      return pass(run);
    } catch (error) {
      if (error === suspension) return resume(pass, run, tree);
      throw toExpressionError(error, tree);
    }
  };
}

/** What one pass over the compiled code does; an evaluation that waits takes several. */
function passOver(plan: Plan): (run: Run) => Value {
  const { code } = plan.node;
  const { localCount, checksSize } = plan;
  const { valueSize } = plan.limits;
  return (run) => {
    const value = code(run, localCount === 0 ? noLocals : new Array<Value>(localCount));
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Lambda) {
      throw new ExpressionError('E_TYPE', 'The result is a lambda, which can only be used inside the expression.');
    }
    if (checksSize) run.allocate(jsonSize(value, valueSize));
    return value;
  };
}

async function resume(pass: (run: Run) => Value, run: Run, tree: Expression): Promise<Value> {
  for (;;) {
    await run.answers?.pending;
    run.restart();
    try {
      return pass(run);
    } catch (error) {
      if (error !== suspension) throw toExpressionError(error, tree);
    }
  }
}

/** The host's stack is the last bound, for what the depth limit doesn't see, such as comparing deep values. */
function toExpressionError(error: unknown, range: SourceRange): ExpressionError {
  if (error instanceof ExpressionError) return located(error, range) as ExpressionError;
  if (error instanceof RangeError) return new ExpressionError('E_LIMIT', 'The evaluation is nested too deeply.', range);
  return new ExpressionError('E_FUNCTION', 'The evaluation failed.', range);
}
