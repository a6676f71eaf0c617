import type { Diagnostic, Fix } from '../diagnostic.ts';
import { childrenOf } from '../syntax/children.ts';
import { type ParseOptions, parseExpression } from '../syntax/parse.ts';
import type { Binary, Expression } from '../syntax/tree.ts';
import type { DiagnosticCode } from './diagnostic-codes.ts';
import { methodFix } from './method-fixes.ts';
import { applyFix, withParentheses } from './source-text.ts';

/** A change that mends a text which can't be read, if there is one that surely helps. */
export function syntaxFix(
  code: DiagnosticCode,
  diagnostic: Diagnostic,
  source: string,
  tree: Expression | null,
  options: ParseOptions,
): Fix | undefined {
  const fix = candidate(code, diagnostic, source, tree);
  return fix !== undefined && helps(fix, diagnostic, source, options) ? fix : undefined;
}

/** A fix has to leave fewer problems than it found. */
function helps(fix: Fix, diagnostic: Diagnostic, source: string, options: ParseOptions): boolean {
  const before = parseExpression(source, options).diagnostics;
  const after = parseExpression(applyFix(source, fix), options).diagnostics;
  return (
    after.length < before.length &&
    !after.some(({ start, message }) => start === diagnostic.start && message === diagnostic.message)
  );
}

function candidate(
  code: DiagnosticCode,
  diagnostic: Diagnostic,
  source: string,
  tree: Expression | null,
): Fix | undefined {
  const { start, end } = diagnostic;
  const text = source.slice(start, end);
  switch (code) {
    case 'foreign-operator':
      return operatorFix(text, start, end, source, tree);
    case 'assignment':
      return replace('Use the operator alone', start, end, text.slice(0, -1));
    case 'semicolon':
      return source.slice(end).trim() === '' ? replace('Remove the semicolon', start, end, '') : undefined;
    case 'method-call':
      return tree === null ? undefined : methodFix(diagnostic, source, tree);
    case 'over-escaped-text':
      return {
        title: 'Remove the backslashes',
        edits: [{ start: 0, end: source.length, text: source.replaceAll(/\\(["'])/g, '$1') }],
      };
    case 'foreign-word':
      return wordFix(source, start);
    default:
      return undefined;
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
  if (text === '**') return powerFix(start, end, source, tree);
  if (text !== '++' && text !== '--') return undefined;
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

function powerFix(start: number, end: number, source: string, tree: Expression | null): Fix | undefined {
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
    ].filter((edit) => edit.start <= edit.end && end > 0),
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

/** Forms of JavaScript and SQL, from the place of their word. */
const wordRewrites: readonly [pattern: RegExp, text: string][] = [
  [/^new\s+Date\s*\(\s*\)\s*\.\s*(?:getTime|valueOf)\s*\(\s*\)/, '@time.now()'],
  [/^new\s+Date\s*\(\s*\)\s*\.\s*toISOString\s*\(\s*\)/, '@time.nowISO()'],
  [/^new\s+Date\s*\(\s*\)/, '@time.now()'],
  [/^new\s+Date\s*\(([^()]+)\)(?:\s*\.\s*(?:getTime|valueOf)\s*\(\s*\))?/, '@time.parse($1)'],
  [/^typeof\s*\(([^()]+)\)/, '@std.typeOf($1)'],
  [/^typeof\s+([A-Za-z_][\w.]*)/, '@std.typeOf($1)'],
  [/^and\b/, '&&'],
  [/^or\b/, '||'],
  [/^not\s+/, '!'],
  [/^is\s+not\b/, '!='],
  [/^is\b/, '=='],
  [/^(?:await|async)\s+/, ''],
];

function wordFix(source: string, start: number): Fix | undefined {
  const rest = source.slice(start);
  for (const [pattern, text] of wordRewrites) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    const changed = found[0].replace(pattern, text);
    return replace(
      `Use ${changed.trim() === '' ? 'it alone' : changed.trim()}`,
      start,
      start + found[0].length,
      changed,
    );
  }
  return undefined;
}
