import { type CompileResult, compileExpression } from './compile/compile-expression.ts';
import type { Limits } from './compile/limits.ts';
import { type ErrorCode, ExpressionError } from './errors.ts';
import type { ExpressionHost } from './host.ts';
import type { ExpressionMode, Profile } from './syntax/profile.ts';
import type { Value } from './values/value.ts';

export interface EvaluateOptions {
  readonly mode?: ExpressionMode;
  readonly profile?: Profile;
  readonly variables?: Readonly<Record<string, Value>>;
  readonly limits?: Partial<Limits>;
  readonly host: ExpressionHost;
}

/**
 * Compiles and runs an expression once. For anything that runs again, compile it and keep the result.
 * Throws {@link ExpressionError}, also for a text that can't be read.
 */
export function evaluateExpression(source: string, options: EvaluateOptions): Value | Promise<Value> {
  const { host, variables = {}, ...rest } = options;
  const names = Object.keys(variables);
  const result = compileExpression(source, { ...rest, variables: names });
  if (!result.ok) throw firstError(result);
  return result.expression.evaluate(
    names.map((name) => variables[name]),
    host,
  );
}

function firstError(result: CompileResult & { ok: false }): ExpressionError {
  const diagnostic = result.diagnostics.find(({ severity }) => severity === 'error');
  return new ExpressionError(
    (diagnostic?.code ?? 'E_PARSE') as ErrorCode,
    diagnostic?.message ?? "The expression can't be read.",
    diagnostic,
  );
}
