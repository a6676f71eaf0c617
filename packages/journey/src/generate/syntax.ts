import { type Call, type Expression, printExpression, type Value } from '@waymark/expression';

const at = { start: 0, end: 0 };

/** The node of a constant value. */
export function literal(value: Value): Expression {
  if (value === null || typeof value === 'boolean') return { kind: 'constant', value, ...at };
  if (typeof value === 'string') return { kind: 'string', value, ...at };
  if (typeof value === 'number') return numberNode(value);
  if (Array.isArray(value)) return { kind: 'array', items: value.map(literal), ...at };
  const entries = Object.entries(value as Readonly<Record<string, Value>>);
  return objectNode(entries.map(([key, item]) => [key, literal(item)]));
}

function numberNode(value: number): Expression {
  const size: Expression = { kind: 'number', value: Math.abs(value), text: String(Math.abs(value)), ...at };
  return value < 0 ? { kind: 'unary', operator: '-', operand: size, ...at } : size;
}

export const objectNode = (entries: readonly (readonly [string, Expression])[]): Expression => ({
  kind: 'object',
  entries: entries.map(([key, value]) => ({ key, bare: false, keyStart: 0, keyEnd: 0, value, ...at })),
  ...at,
});

export const callNode = (name: string, args: readonly Expression[]): Call => ({
  kind: 'call',
  name,
  nameStart: 0,
  nameEnd: 0,
  args,
  ...at,
});

export const variableNode = (name: string): Expression => ({ kind: 'variable', name, ...at });

const texts = new WeakMap<Expression, string>();

/** The text of a node, printed once. */
export function textOf(node: Expression): string {
  const known = texts.get(node);
  if (known !== undefined) return known;
  const text = printExpression(node);
  texts.set(node, text);
  return text;
}

/** The same node with other children, in the order of {@link childrenOf}; the node itself if none changed. */
export function withChildren(node: Expression, change: (child: Expression) => Expression): Expression {
  switch (node.kind) {
    case 'template':
      return { ...node, expressions: node.expressions.map(change) };
    case 'array':
      return { ...node, items: node.items.map(change) };
    case 'object':
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: change(entry.value) })) };
    case 'member':
      return { ...node, target: change(node.target) };
    case 'subscript':
      return { ...node, target: change(node.target), key: change(node.key) };
    case 'let':
      return {
        ...node,
        bindings: node.bindings.map((binding) => ({ ...binding, value: change(binding.value) })),
        body: change(node.body),
      };
    case 'try':
      return { ...node, body: change(node.body), alternate: change(node.alternate) };
    case 'lambda':
      return { ...node, body: change(node.body) };
    case 'invocation':
      return { ...node, callee: change(node.callee), args: node.args.map(change) };
    case 'call':
      return { ...node, args: node.args.map(change) };
    case 'conditional':
      return {
        ...node,
        test: change(node.test),
        consequent: change(node.consequent),
        alternate: change(node.alternate),
      };
    case 'binary':
      return { ...node, left: change(node.left), right: change(node.right) };
    case 'unary':
      return { ...node, operand: change(node.operand) };
    default:
      return node;
  }
}

/** The nodes directly inside a node. */
export function childrenOf(node: Expression): Expression[] {
  const children: Expression[] = [];
  withChildren(node, (child) => {
    children.push(child);
    return child;
  });
  return children;
}

/** Every node of a tree, the root first. */
export function* nodesOf(node: Expression): Generator<Expression> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesOf(child);
}
