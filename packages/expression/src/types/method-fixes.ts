import type { Diagnostic, Fix } from '../diagnostic.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Expression, Invocation, Member } from '../syntax/tree.ts';
import { methodRewrite } from './method-rewrites.ts';
import { isMistakenCall, operandText, textOf, withParentheses } from './source-text.ts';

/** A call that a JavaScript author wrote: `x.trim()`. */
interface MethodCall extends Invocation {
  readonly callee: Member;
}

/**
 * `x.trim()` as `@strings.trim(x)`. Where calls are chained or nested, the fix is for the outermost, and `mend` is asked
 * to do the rest of the text.
 */
export function methodFix(
  diagnostic: Diagnostic,
  source: string,
  tree: Expression,
  mend: (text: string) => string,
): Fix | undefined {
  const calls = enclosingCalls(tree, diagnostic, source);
  for (const call of calls) {
    const text = rewrite(call, source);
    if (text === undefined) continue;
    const { start } = withParentheses(source, call.callee.target);
    const mended = mend(text);
    return { title: `Use ${mended}`, edits: [{ start, end: call.end, text: mended }] };
  }
  return undefined;
}

function rewrite(call: MethodCall, source: string): string | undefined {
  const { target, name } = call.callee;
  const plain = textOf(source, target);
  const operand = operandText(source, target);
  const change = methodRewrite(plain, name);
  const text = change?.(operand, ...call.args.map((argument) => textOf(source, argument)));
  // An argument needs no parentheses around it.
  return text?.replace(`(${operand})`, () => `(${plain})`).replace(`(${operand},`, () => `(${plain},`);
}

/** The calls around the place of a finding, its own included, from the outermost. */
function enclosingCalls(tree: Expression, { start, end }: Diagnostic, source: string): readonly MethodCall[] {
  const path = pathTo(tree, start, end, source);
  const own = path.findLastIndex((node) => isMethodCall(source, node) && node.callee.nameStart === start);
  return own < 0 ? [] : path.slice(0, own + 1).filter((node) => isMethodCall(source, node));
}

/** The nodes from the root to the innermost around a range. */
function pathTo(tree: Expression, start: number, end: number, source: string): readonly Expression[] {
  const path: Expression[] = [];
  for (let node: Expression | undefined = tree; node !== undefined; ) {
    path.push(node);
    node = childrenOf(node).find((child) => child.start <= start && end <= Math.max(child.end, textEnd(source, child)));
  }
  return path;
}

function textEnd(source: string, node: Expression): number {
  return withParentheses(source, node).end;
}

function isMethodCall(source: string, node: Expression): node is MethodCall {
  return node.kind === 'invocation' && isMistakenCall(source, node) && node.callee.kind === 'member';
}
