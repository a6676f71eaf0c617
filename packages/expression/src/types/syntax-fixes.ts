import type { Diagnostic, Fix } from '../diagnostic.ts';
import { childrenOf } from '../syntax/children.ts';
import { type ParseOptions, parseExpression } from '../syntax/parse.ts';
import type { Binary, Expression } from '../syntax/tree.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import { foreignFormFix, statementsFix } from './foreign-forms.ts';
import { methodFix } from './method-fixes.ts';
import { applyFix, withParentheses } from './source-text.ts';

/** A text that can't be read, with everything that the parser found in it. */
export interface UnreadableText {
  readonly source: string;
  readonly tree: Expression | null;
  readonly problems: readonly Diagnostic[];
  readonly options: ParseOptions;
  /** Applies fixes to a part of the text, after another was made. */
  readonly mend: (text: string) => string;
}

/** A change that mends a text which can't be read, if there is one that surely helps. */
export function syntaxFix(code: DiagnosticCode, diagnostic: Diagnostic, text: UnreadableText): Fix | undefined {
  return candidates(code, diagnostic, text).find((fix) => fix !== undefined && helps(code, fix, diagnostic, text));
}

/** A fix has to leave fewer problems than it found, or, after a word of another language, only such as it hid. */
function helps(
  code: DiagnosticCode,
  fix: Fix,
  diagnostic: Diagnostic,
  { source, problems, options }: UnreadableText,
): boolean {
  const fixed = applyFix(source, fix);
  const after = parseExpression(fixed, options).diagnostics;
  const end = Math.max(...fix.edits.map((edit) => edit.end)) + fixed.length - source.length;
  return (
    (after.length < problems.length || (code === 'foreign-word' && after.every(({ start }) => start >= end))) &&
    !after.some(({ start, message }) => start === diagnostic.start && message === diagnostic.message)
  );
}

function candidates(
  code: DiagnosticCode,
  diagnostic: Diagnostic,
  { source, tree, options, mend }: UnreadableText,
): readonly (Fix | undefined)[] {
  const { start, end } = diagnostic;
  const text = source.slice(start, end);
  switch (code) {
    case 'foreign-operator':
      // `?.[`
      if (text === '[') return [replace('Use ?[', start - 2, end, '?[')];
      return [operatorFix(text, start, end, source, tree)];
    case 'assignment':
      return text === '=' ? [] : [replace('Use the operator alone', start, end, text.slice(0, -1))];
    case 'semicolon':
      return [
        options.mode === 'template' || source.slice(end).trim() === '' ? undefined : statementsFix(source),
        replace('Remove the semicolon', start, end, ''),
      ];
    case 'method-call':
      return [tree === null ? undefined : methodFix(diagnostic, source, tree, mend)];
    case 'over-escaped-text': {
      const plain = source.replaceAll(/\\(["'])/g, '$1');
      return [replace('Remove the backslashes', 0, source.length, plain)];
    }
    case 'mixed-defaults':
      return [tree === null ? undefined : parenthesesFix(start, source, tree)];
    case 'foreign-word':
    case 'lambda-form':
    case 'syntax':
      return [options.mode === 'template' ? undefined : statementsFix(source), foreignFormFix(source, start)];
    default:
      return [];
  }
}

function replace(title: string, start: number, end: number, text: string): Fix {
  return { title, edits: [{ start, end, text }] };
}

function operatorFix(
  text: string,
  start: number,
  end: number,
  source: string,
  tree: Expression | null,
): Fix | undefined {
  const sign = text[0] ?? '';
  if (text === '**') return powerFix(start, source, tree);
  if (text === '...') return undefined;
  const operand = /^\s*([A-Za-z_][\w.]*)/.exec(source.slice(end));
  const before = source.slice(0, start).trimEnd();
  const isPostfix = /[\w)\]}"`]$/.test(before);
  if (isPostfix)
    return operand === null
      ? replace(`Use ${sign} 1`, start, end, ` ${sign} 1`)
      : replace(`Use ${sign}`, start, end, sign);
  if (operand === null) return undefined;
  const name = operand[1] ?? '';
  return replace(`Use ${name} ${sign} 1`, start, end + operand[0].length, `(${name} ${sign} 1)`);
}

/** `a || b ?? c`: the part that is read first gets its parentheses. */
function parenthesesFix(start: number, source: string, tree: Expression): Fix | undefined {
  const node = findBinary(tree, start);
  const side = [node?.left, node?.right].find((one) => one?.kind === 'binary' && mixesNullDefault(node, one));
  if (side?.kind !== 'binary') return undefined;
  const { start: from } = withParentheses(source, side.left);
  const { end: to } = withParentheses(source, side.right);
  return {
    title: `Use (${source.slice(from, to)})`,
    edits: [
      { start: from, end: from, text: '(' },
      { start: to, end: to, text: ')' },
    ],
  };
}

function mixesNullDefault(outer: Binary | undefined, inner: Binary): boolean {
  return (outer?.operator === '??') !== (inner.operator === '??');
}

function powerFix(start: number, source: string, tree: Expression | null): Fix | undefined {
  const node = tree === null ? undefined : findBinary(tree, start);
  if (node === undefined) return undefined;
  const left = withParentheses(source, node.left);
  const right = withParentheses(source, node.right);
  return {
    title: 'Use @math.pow',
    edits: [
      { start: left.start, end: left.start, text: '@math.pow(' },
      { start: left.end, end: right.start, text: ', ' },
      { start: right.end, end: right.end, text: ')' },
    ],
  };
}

function findBinary(tree: Expression, operatorStart: number): Binary | undefined {
  const open: Expression[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'binary' && node.operatorStart === operatorStart) return node;
    open.push(...childrenOf(node));
  }
  return undefined;
}
