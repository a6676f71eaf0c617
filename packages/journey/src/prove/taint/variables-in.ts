import type { Expression, Variable } from '@waymark/expression';

/** Names that an expression mentions, wherever they are bound. */
export function variablesIn(root: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) open.push(...node);
    else if (typeof node === 'object' && node !== null) {
      if ('kind' in node && node.kind === 'variable') names.add((node as unknown as Variable).name);
      else open.push(...Object.values(node));
    }
  }
  return names;
}
