import type { Fix, TextEdit } from '../diagnostic.ts';
import type { SourceRange } from '../errors.ts';
import type { Expression, Invocation } from '../syntax/tree.ts';

/** Ranges of nodes; those of a tree never change. */
const extents = new WeakMap<Expression, SourceRange>();

/**
 * The range of a node up to the outer ends of its operands. The tree doesn't keep parentheses, so in `a + (b)` the
 * node itself ends before the last one.
 */
export function extentOf(source: string, node: Expression): SourceRange {
  const spine: Expression[] = [];
  for (
    let next: Expression | undefined = node;
    next !== undefined && !extents.has(next);
    next = firstOperand(source, next)
  ) {
    spine.push(next);
  }
  for (const one of spine.reverse()) {
    const first = firstOperand(source, one);
    const last = lastOperand(one);
    extents.set(one, {
      start: first === undefined ? one.start : withParentheses(source, first).start,
      end: last === undefined ? one.end : withParentheses(source, last).end,
    });
  }
  return extents.get(node) as SourceRange;
}

/** The part that a node begins with, if parentheses around it belong to the node. */
function firstOperand(source: string, node: Expression): Expression | undefined {
  switch (node.kind) {
    case 'binary':
      return node.left;
    case 'conditional':
      return node.test;
    case 'member':
    case 'subscript':
      return node.target;
    case 'invocation':
      // Called without an "@", by mistake.
      return isMistakenCall(source, node) ? node.callee : undefined;
    default:
      return undefined;
  }
}

/** `x.trim()`, `(f)(x)`: it begins with what it calls, perhaps in parentheses; the call of a lambda begins with `@(`. */
export function isMistakenCall(source: string, { start, callee }: Invocation): boolean {
  return start === callee.start || source[start] === '(';
}

/** The part that a node ends with. */
function lastOperand(node: Expression): Expression | undefined {
  switch (node.kind) {
    case 'binary':
      return node.right;
    case 'conditional':
    case 'try':
      return node.alternate;
    case 'unary':
      return node.operand;
    case 'let':
    case 'lambda':
      return node.body;
    default:
      return undefined;
  }
}

/** The range of an operand with the parentheses around it. Not for arguments, whose parentheses are the call's. */
export function withParentheses(source: string, node: Expression): SourceRange {
  let range = extentOf(source, node);
  for (;;) {
    const before = skipSpaceBack(source, range.start);
    const after = skipSpace(source, range.end);
    if (source[before - 1] !== '(' || source[after] !== ')') return range;
    range = { start: before - 1, end: after + 1 };
  }
}

/** The text of a node. */
export function textOf(source: string, node: Expression): string {
  const { start, end } = extentOf(source, node);
  return source.slice(start, end);
}

/** The text of a node as it can stand before a postfix or beside an operator. */
export function operandText(source: string, node: Expression): string {
  const text = textOf(source, node);
  return isPostfix(node) ? text : `(${text})`;
}

function skipSpace(source: string, position: number): number {
  let at = position;
  for (;;) {
    if (/\s/.test(source[at] ?? '')) at++;
    else if (source.startsWith('/*', at) && source.includes('*/', at)) at = source.indexOf('*/', at) + 2;
    else return at;
  }
}

function skipSpaceBack(source: string, position: number): number {
  let at = position;
  for (;;) {
    if (/\s/.test(source[at - 1] ?? '')) at--;
    else if (source.endsWith('*/', at) && source.lastIndexOf('/*', at - 2) >= 0) at = source.lastIndexOf('/*', at - 2);
    else return at;
  }
}

/** True if a postfix such as `.name` can follow the node as it is. */
export function isPostfix(node: Expression): boolean {
  return !['binary', 'unary', 'conditional', 'let', 'try', 'lambda', 'error'].includes(node.kind);
}

/** Edits that put text before and after a node, with parentheses around the node if it needs them. */
export function wrap(
  source: string,
  node: Expression,
  before: string,
  after: string,
  needsParentheses = !isPostfix(node),
): TextEdit[] {
  const { start, end } = extentOf(source, node);
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
