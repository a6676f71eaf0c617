import type { SourceRange } from '../errors.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Expression } from '../syntax/tree.ts';

/** Where a tree mentions names from outside. */
export interface NamesRead {
  /** Variables that are read, with their places: an error where one has no value. */
  readonly variables: ReadonlyMap<string, readonly SourceRange[]>;
  /** Keys without quotes: the value of a variable of that name if there is one, else the name itself. */
  readonly bareKeys: ReadonlySet<string>;
}

/** Finds the names that a tree reads from outside: those that no `let` and no lambda of its own binds. */
export function namesRead(tree: Expression): NamesRead {
  const variables = new Map<string, SourceRange[]>();
  const bareKeys = new Set<string>();
  const pending: { node: Expression; bound: ReadonlySet<string> }[] = [{ node: tree, bound: new Set() }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, bound } = next;
    if (node.kind === 'variable') {
      if (!bound.has(node.name)) placesOf(variables, node.name).push({ start: node.start, end: node.end });
    } else if (node.kind === 'let') {
      let inner = bound;
      for (const { name, value } of node.bindings) {
        pending.push({ node: value, bound: node.sequential ? inner : bound });
        inner = new Set(inner).add(name);
      }
      pending.push({ node: node.body, bound: inner });
    } else if (node.kind === 'lambda') {
      pending.push({ node: node.body, bound: new Set([...bound, ...node.parameters.map(({ name }) => name)]) });
    } else {
      if (node.kind === 'object') {
        for (const { key, bare } of node.entries) if (bare && !bound.has(key)) bareKeys.add(key);
      }
      for (const child of childrenOf(node)) pending.push({ node: child, bound });
    }
  }
  for (const places of variables.values()) places.sort((left, right) => left.start - right.start);
  return { variables, bareKeys };
}

function placesOf(variables: Map<string, SourceRange[]>, name: string): SourceRange[] {
  const known = variables.get(name);
  if (known !== undefined) return known;
  const places: SourceRange[] = [];
  variables.set(name, places);
  return places;
}
