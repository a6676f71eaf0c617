import type { Expression } from './tree.ts';

/** The expressions directly inside a node, in the order of the source. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'template':
      return node.expressions;
    case 'array':
      return node.items;
    case 'object':
      return node.entries.map(({ value }) => value);
    case 'member':
      return [node.target];
    case 'subscript':
      return [node.target, node.key];
    case 'let':
      return [...node.bindings.map(({ value }) => value), node.body];
    case 'try':
      return [node.body, node.alternate];
    case 'lambda':
      return [node.body];
    case 'invocation':
      return [node.callee, ...node.args];
    case 'call':
      return node.args;
    case 'conditional':
      return [node.test, node.consequent, node.alternate];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
      return [node.operand];
    default:
      return [];
  }
}
