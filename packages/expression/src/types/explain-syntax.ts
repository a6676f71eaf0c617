import type { Diagnostic, Fix } from '../diagnostic.ts';
import { type ParseOptions, type ParseResult, parseExpression } from '../syntax/parse.ts';
import { rejectedWords } from '../syntax/rejected-operators.ts';
import { bareCallFix } from './bare-call.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import { missingParentheses } from './missing-parentheses.ts';
import { applyFix } from './source-text.ts';
import { syntaxFix, type UnreadableText } from './syntax-fixes.ts';

/** Mending one part of a text may show problems in another, but not without end. */
const maximumRounds = 12;
/** Chains of methods as long as nobody writes them are mended in several steps. */
const maximumDepth = 12;
const longestPart = 600;

/** Words of other languages that the parser names, and those before parentheses that are no lambdas. */
const foreignWord = /^(?:and|or)$/i;
const statement = /^(?:if|function|switch|while|for|not|Not|NOT)$/;

/** The problems of the parser, each with its own code, and with a fix where the parser alone had none. */
export function explainSyntax(source: string, { tree, diagnostics }: ParseResult, options: ParseOptions): Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const text: UnreadableText = { source, tree, problems: diagnostics, options, mend: createMend(options) };
  const explained = diagnostics.map((diagnostic) => explain(diagnostic, text));
  return withoutConsequences(explained, text);
}

/** Where one fix makes the whole text readable, the other problems that have none were only its consequences. */
function withoutConsequences(explained: Diagnostic[], { source, options }: UnreadableText): Diagnostic[] {
  if (explained.length === 1 || !explained.some(({ code, fix }) => code === 'syntax' && !fix)) return explained;
  const isWholeCure = (fix: Fix) => parseExpression(applyFix(source, fix), options).diagnostics.length === 0;
  if (!explained.some(({ fix }) => fix !== undefined && isWholeCure(fix))) return explained;
  return explained.filter(({ code, fix }) => code !== 'syntax' || fix !== undefined);
}

/** Mends parts of one text; the same part is asked for by every problem in it. */
function createMend({ profile = 'extended' }: ParseOptions): (part: string) => string {
  const options: ParseOptions = { profile, mode: 'expression' };
  const known = new Map<string, string>();
  let depth = 0;
  const mend = (part: string): string => {
    const mended = known.get(part);
    if (mended !== undefined) return mended;
    if (depth >= maximumDepth || part.length > longestPart) return part;
    depth++;
    const text = mendPart(part, options, mend);
    depth--;
    known.set(part, text);
    return text;
  };
  return mend;
}

/** A part of a text with everything in it mended that can be. */
function mendPart(part: string, options: ParseOptions, mend: (text: string) => string): string {
  let source = part;
  for (let round = 0; round < maximumRounds; round++) {
    const { tree, diagnostics } = parseExpression(source, options);
    const fix = firstFix({ source, tree, options, problems: diagnostics, mend });
    if (fix === undefined) return source;
    source = applyFix(source, fix);
  }
  return source;
}

function firstFix(text: UnreadableText): Fix | undefined {
  for (const problem of text.problems) {
    const { fix } = explain(problem, text);
    if (fix !== undefined) return fix;
  }
  return undefined;
}

function explain(diagnostic: Diagnostic, text: UnreadableText): Diagnostic {
  const { source } = text;
  const code = codeOf(diagnostic, source);
  if (code === 'missing-parentheses') {
    const { fix, ...explained } = missingParentheses(diagnostic, source);
    const { fix: _, ...known } = diagnostic;
    return { ...known, code, ...explained, ...(fix && { fix }) };
  }
  const isStatement = code === 'foreign-word' && diagnostic.message.startsWith('A lambda is called with');
  const isBlock = code === 'lambda-form' && source.slice(diagnostic.start, diagnostic.end) === 'return';
  const own = isStatement || isBlock ? undefined : diagnostic.fix;
  const fix = (isStatement ? undefined : bareCallFix(diagnostic, text)) ?? own ?? syntaxFix(code, diagnostic, text);
  const { severity, start, end } = place(diagnostic, source);
  const message = isStatement ? statementMessage(source.slice(start, end)) : messageOf(diagnostic, code, source);
  return { severity, code, message, start, end, ...(fix && { fix }) };
}

function place(diagnostic: Diagnostic, source: string): Diagnostic {
  return isDottedSubscript(diagnostic, source) ? { ...diagnostic, start: diagnostic.start - 2 } : diagnostic;
}

/** `list?.[0]`, as JavaScript writes it. */
function isDottedSubscript({ start, end }: Diagnostic, source: string): boolean {
  return source.slice(start - 2, end) === '?.[';
}

function statementMessage(word: string): string {
  return (
    rejectedWords.get(word.toLowerCase()) ??
    'There are no statements. Use condition ? a : b, or @std.map and @std.reduce.'
  );
}

function messageOf(diagnostic: Diagnostic, code: DiagnosticCode, source: string): string {
  const { message, start, end } = diagnostic;
  if (isDottedSubscript(diagnostic, source)) return 'A subscript that forgives null is written ?[ ] without a dot.';
  const word = source.slice(start, end);
  if (code === 'foreign-word' && message.startsWith('Expected'))
    return rejectedWords.get(word.toLowerCase()) ?? message;
  if (code === 'lambda-form' && word === 'return') return 'A lambda has no block and no return: (x) => x + 1.';
  return message;
}

function codeOf(diagnostic: Diagnostic, source: string): DiagnosticCode {
  const { code, message, start, end } = diagnostic;
  if (code === 'E_LIMIT') return 'too-large';
  const text = source.slice(start, end);
  if (text.startsWith("'")) return 'single-quotes';
  if (text === '===' || text === '!==') return 'strict-equality';
  if (text === ';') return 'semicolon';
  if (text === '=' || message.startsWith("Variables can't be changed")) return 'assignment';
  if (/^(?:\+\+|--|\*\*|>>>|<>|\.\.\.)$/.test(text) || isDottedSubscript(diagnostic, source)) return 'foreign-operator';
  if (text.startsWith('\\') && /\\["']/.test(source.slice(start, start + 2))) return 'over-escaped-text';
  if (message.startsWith("A function's name starts with")) return 'missing-at';
  if (message.startsWith('A lambda is called with')) return statement.test(text) ? 'foreign-word' : 'missing-at';
  if (message.startsWith('A function is called with parentheses')) return 'missing-parentheses';
  if (message.startsWith('Values have no methods')) return 'method-call';
  if (message.startsWith("A lambda's parameters")) return 'lambda-form';
  if (text === 'return' && /=>\s*\{\s*$/.test(source.slice(0, start))) return 'lambda-form';
  if (message.startsWith('An entry has a key') || message.startsWith('This key needs quotes')) return 'unquoted-key';
  if (message.startsWith('Put parentheses around one of')) return 'mixed-defaults';
  if (foreignWord.test(text)) return 'foreign-word';
  return rejectedWords.has(text) && !message.startsWith('Expected') ? 'foreign-word' : 'syntax';
}
