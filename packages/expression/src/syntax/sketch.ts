import { childrenOf } from './children.ts';
import type { Expression } from './tree.ts';

/** One line about a tree, for tests: each node's kind, range and own properties, then its children. */
export function sketch(node: Expression): string {
  const own = ownProperties(node);
  const parts = [node.kind, `${node.start}-${node.end}`, ...own, ...childrenOf(node).map(sketch)];
  return `(${parts.join(' ')})`;
}

function ownProperties(node: Expression): readonly string[] {
  switch (node.kind) {
    case 'number':
      return [String(node.value), node.text];
    case 'string':
    case 'constant':
      return [JSON.stringify(node.value)];
    case 'variable':
      return [node.name];
    case 'template':
      return [node.delimited ? 'delimited' : 'field', JSON.stringify(node.texts)];
    case 'object':
      return node.entries.map(
        ({ key, bare, start, end, keyStart, keyEnd }) =>
          `${bare ? key : JSON.stringify(key)}@${keyStart}-${keyEnd}/${start}-${end}`,
      );
    case 'member':
      return [`${node.optional ? '?.' : '.'}${node.name}@${node.nameStart}`];
    case 'subscript':
      return node.optional ? ['?'] : [];
    case 'let':
      return [
        node.sequential ? 'letr' : 'let',
        ...node.bindings.map((binding) => `${named(binding)}/${range(binding)}`),
      ];
    case 'lambda':
      return [`[${node.parameters.map((one) => `${one.name}@${range(one)}`).join(', ')}]`];
    case 'call':
      return [named(node)];
    case 'binary':
      return [`${node.operator}@${node.operatorStart}`];
    case 'unary':
      return [node.operator];
    default:
      return [];
  }
}

function named({ name, nameStart, nameEnd }: { name: string; nameStart: number; nameEnd: number }): string {
  return `${name}@${nameStart}-${nameEnd}`;
}

function range({ start, end }: { start: number; end: number }): string {
  return `${start}-${end}`;
}
