import type { Fix, TextEdit } from '../diagnostic.ts';
import type { SourceRange } from '../errors.ts';
import type { Expression } from '../syntax/tree.ts';

/** The range of an operand with the parentheses around it, which the tree doesn't keep. */
export function withParentheses(source: string, { start, end }: SourceRange): SourceRange {
  let range = { start, end };
  for (;;) {
    const before = skipSpaceBack(source, range.start);
    const after = skipSpace(source, range.end);
    if (source[before - 1] !== '(' || source[after] !== ')') return range;
    range = { start: before - 1, end: after + 1 };
  }
}

function skipSpace(source: string, position: number): number {
  let at = position;
  while (at < source.length && /\s/.test(source[at] as string)) at++;
  return at;
}

function skipSpaceBack(source: string, position: number): number {
  let at = position;
  while (at > 0 && /\s/.test(source[at - 1] as string)) at--;
  return at;
}

/** True if a postfix such as `.name` can follow the node as it is. */
export function isPostfix(node: Expression): boolean {
  return !['binary', 'unary', 'conditional', 'let', 'try', 'lambda', 'error'].includes(node.kind);
}

/** Edits that put text before and after a node, with parentheses around the node if it needs them. */
export function wrap(node: Expression, before: string, after: string, needsParentheses = !isPostfix(node)): TextEdit[] {
  const { start, end } = node;
  return [
    { start, end: start, text: before + (needsParentheses ? '(' : '') },
    { start: end, end, text: (needsParentheses ? ')' : '') + after },
  ];
}

/** The source with a fix applied. */
export function applyFix(source: string, fix: Fix): string {
  const edits = fix.edits.map((edit, index) => ({ edit, index }));
  edits.sort((left, right) => right.edit.start - left.edit.start || right.index - left.index);
  let text = source;
  for (const { edit } of edits) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}
