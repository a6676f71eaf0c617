import { childrenOf } from '../syntax/children.ts';
import type { Expression } from '../syntax/tree.ts';

/** The nodes around a place, outermost first. */
export type TreePath = readonly Expression[];

/** The way from the root to the innermost node with the character at `position` in it; empty if there is none. */
export function pathTo(tree: Expression, position: number): TreePath {
  const path: Expression[] = [];
  let node: Expression | undefined = holds(tree, position) ? tree : undefined;
  while (node !== undefined) {
    path.push(node);
    node = childrenOf(node).find((child) => holds(child, position));
  }
  return path;
}

function holds({ start, end }: Expression, position: number): boolean {
  return start <= position && position < end;
}

/** A copy of a node with one of its children replaced. */
export function withChild(parent: Expression, child: Expression, replacement: Expression): Expression {
  const swap = (part: unknown): unknown => {
    if (part === child) return replacement;
    if (Array.isArray(part)) return part.map(swap);
    const holder = part as { readonly value?: unknown } | null;
    return typeof holder === 'object' && holder?.value === child ? { ...holder, value: replacement } : part;
  };
  return Object.fromEntries(Object.entries(parent).map(([key, part]) => [key, swap(part)])) as unknown as Expression;
}
