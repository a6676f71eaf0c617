import type { Binding, LambdaExpression, Let, Parameter } from '../syntax/tree.ts';
import type { TreePath } from './tree-path.ts';

/** Where a name gets its value. */
export type Declaration =
  | { readonly kind: 'let'; readonly node: Let; readonly binding: Binding }
  | { readonly kind: 'parameter'; readonly node: LambdaExpression; readonly parameter: Parameter };

/** The `let` or lambda that a name at the end of a path refers to; `undefined` for a variable from outside. */
export function declarationOf(name: string, path: TreePath): Declaration | undefined {
  for (let index = path.length - 2; index >= 0; index--) {
    const node = path[index];
    const inner = path[index + 1];
    if (node?.kind === 'lambda') {
      const parameter = node.parameters.find((one) => one.name === name);
      if (parameter !== undefined) return { kind: 'parameter', node, parameter };
    } else if (node?.kind === 'let') {
      const binding = visibleBindings(node, inner).findLast((one) => one.name === name);
      if (binding !== undefined) return { kind: 'let', node, binding };
    }
  }
  return undefined;
}

/** The bindings of a `let` that one of its parts sees. */
function visibleBindings(node: Let, inner: TreePath[number] | undefined): readonly Binding[] {
  if (inner === node.body) return node.bindings;
  const index = node.bindings.findIndex(({ value }) => value === inner);
  return node.sequential ? node.bindings.slice(0, Math.max(0, index)) : [];
}
