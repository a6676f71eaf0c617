import { maximumSourceLength } from '../compile/limits.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { Lexer } from './lexer.ts';
import { parseExpression as parseTokens } from './parse-expression.ts';
import { parseFieldTemplate } from './parse-template.ts';
import { ProblemList } from './problem-list.ts';
import type { ExpressionMode, Profile } from './profile.ts';
import { nestingExceeded, TokenStream } from './token-stream.ts';
import type { Expression } from './tree.ts';

export interface ParseOptions {
  /** `expression` if left out. */
  readonly mode?: ExpressionMode;
  /** `extended` if left out. */
  readonly profile?: Profile;
}

export interface ParseResult {
  /** Has `error` nodes where something is missing; `null` only for a text beyond the limits. */
  readonly tree: Expression | null;
  readonly diagnostics: Diagnostic[];
}

/** Reads an expression or a template. Never throws: what is wrong is in the diagnostics. */
export function parseExpression(source: string, options: ParseOptions = {}): ParseResult {
  const { mode = 'expression', profile = 'extended' } = options;
  const problems = new ProblemList();
  const { diagnostics } = problems;
  if (source.length > maximumSourceLength) {
    const message = `An expression may be ${maximumSourceLength} characters long at most.`;
    problems.error(message, maximumSourceLength, source.length, undefined, 'E_LIMIT');
    return { tree: null, diagnostics };
  }
  const tokens = new Lexer(source, profile, problems).run(mode);
  const stream = new TokenStream(source, tokens, profile, problems);
  try {
    const tree = mode === 'template' ? parseFieldTemplate(stream) : parseWhole(stream);
    diagnostics.sort((left, right) => left.start - right.start);
    return { tree, diagnostics };
  } catch (error) {
    if (error === nestingExceeded) return { tree: null, diagnostics };
    throw error;
  }
}

function parseWhole(stream: TokenStream): Expression {
  const { token } = stream;
  if (token.kind === 'end') {
    const end = stream.source.length;
    if (stream.problems.diagnostics.length === 0) stream.error('The expression is empty.', 0, end);
    return { kind: 'error', start: end, end };
  }
  const tree = parseTokens(stream);
  if (!stream.isKind('end')) stream.unexpected('an operator or the end of the expression');
  return tree;
}
