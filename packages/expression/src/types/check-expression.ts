import type { Diagnostic } from '../diagnostic.ts';
import { parseExpression } from '../syntax/parse.ts';
import type { Expression } from '../syntax/tree.ts';
import { reportCautions } from './cautions.ts';
import { checkNode } from './check-node.ts';
import type { CheckOptions } from './check-options.ts';
import { checkResult } from './check-result.ts';
import { Checker } from './checker.ts';
import { reportContradictions } from './contradictions.ts';
import { rootEnvironment } from './environment.ts';
import { reportEscapedQuotes } from './escaped-quotes.ts';
import { explainSyntax } from './explain-syntax.ts';
import { reportFailingCalls } from './failing-calls.ts';
import { reportPlaceholders } from './placeholders.ts';
import { type Type, unknownType } from './type.ts';
import { widen } from './union.ts';

export interface CheckResult {
  /** Type of the result; unknown if nothing can be said. */
  readonly type: Type;
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * True if the type of everything that could fail was known. Then, without diagnostics, no value of the declared
   * types makes the evaluation fail with a type error.
   */
  readonly complete: boolean;
}

/**
 * Finds out the type of an expression, and what is wrong or may go wrong with it. Takes a source text, or a tree with
 * the text that it was read from. Never throws.
 */
export function checkExpression(input: string | ParsedSource, options: CheckOptions = {}): CheckResult {
  const { result } = analyse(input, options);
  return result;
}

/** A tree without problems and the text that it was read from. */
export interface ParsedSource {
  readonly source: string;
  readonly tree: Expression;
}

/** A checked expression, with what is known of each of its parts. */
export interface Analysis {
  readonly tree: Expression | null;
  readonly checker: Checker;
  readonly result: CheckResult;
}

export function analyse(input: string | ParsedSource, options: CheckOptions): Analysis {
  const { profile = 'extended', mode = 'expression', variables } = options;
  const source = typeof input === 'string' ? input : input.source;
  const parsed =
    typeof input === 'string' ? parseExpression(source, { mode, profile }) : { tree: input.tree, diagnostics: [] };
  const checker = new Checker(source, profile, options, checkNode, options.trials);
  const { tree } = parsed;
  const type = tree === null ? unknownType : checker.check(tree, rootEnvironment(variables));
  if (tree !== null) {
    checkResult(tree, type, options.expected, checker);
    reportCautions(tree, options.expected, checker);
    reportContradictions(tree, checker);
    reportFailingCalls(tree, checker);
    reportPlaceholders(tree, checker);
    reportEscapedQuotes(tree, checker);
  }
  const syntax = explainSyntax(source, parsed, { mode, profile });
  const diagnostics = [...syntax, ...withoutEchoes(checker.diagnostics, syntax)];
  diagnostics.sort((left, right) => left.start - right.start);
  const complete = checker.complete && syntax.length === 0;
  return { tree, checker, result: { type: widen(type), diagnostics, complete } };
}

/** Where the text can't be read, what the types say is often only a consequence. */
function withoutEchoes(found: readonly Diagnostic[], syntax: readonly Diagnostic[]): readonly Diagnostic[] {
  if (syntax.length === 0) return found;
  return found.filter(({ code, start, end }) => {
    if (syntax.some((one) => one.start < end + 1 && start < one.end + 1)) return false;
    // `Math` in `Math.max(1, 2)` goes with the fix of the call.
    return code !== 'unknown-variable' || !syntax.some(({ fix }) => fix?.edits[0]?.start === start);
  });
}
