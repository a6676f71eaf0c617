import type { Expression } from '@waymark/expression';
import { withChildren } from './syntax.ts';

/** Finds what a name stands for; undefined leaves it as it is. */
export type Names = (name: string) => Expression | undefined;

/** Puts values in the place of variables. Names that the formula binds itself hide those from outside. */
export function substitute(node: Expression, names: Names): Expression {
  switch (node.kind) {
    case 'variable':
      return names(node.name) ?? node;
    case 'lambda':
      return { ...node, body: substitute(node.body, hiding(names, node.parameters)) };
    case 'let': {
      let inner = names;
      const bindings = node.bindings.map((binding) => {
        const bound = { ...binding, value: substitute(binding.value, node.sequential ? inner : names) };
        inner = hiding(inner, [binding]);
        return bound;
      });
      return { ...node, bindings, body: substitute(node.body, inner) };
    }
    case 'object':
      return {
        ...node,
        entries: node.entries.map((entry) => ({
          ...entry,
          ...keyOf(entry, names),
          value: substitute(entry.value, names),
        })),
      };
    default:
      return withChildren(node, (child) => substitute(child, names));
  }
}

const hiding = (names: Names, hidden: readonly { readonly name: string }[]): Names => {
  const own = new Set(hidden.map(({ name }) => name));
  return (name) => (own.has(name) ? undefined : names(name));
};

/** A bare key is the value of the variable of that name, where there is one. */
function keyOf({ key, bare }: { key: string; bare: boolean }, names: Names): { key: string; bare: boolean } {
  const value = bare ? names(key) : undefined;
  if (value?.kind === 'string' || value?.kind === 'number') return { key: String(value.value), bare: false };
  return { key, bare };
}

/** Replaces the names that `let` gives by their values, so that a formula can be solved from the outside in. */
export function inlineLet(node: Expression): Expression {
  if (node.kind !== 'let') return node;
  const known = new Map<string, Expression>();
  const inner: Names = (name) => known.get(name);
  for (const { name, value } of node.bindings) {
    const given = node.sequential ? substitute(value, inner) : value;
    known.set(name, given);
  }
  return substitute(node.body, inner);
}
