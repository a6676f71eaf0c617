import fc from 'fast-check';
import { type BinaryOperator, binaryPrecedence, type Expression } from './tree.ts';

const at = { start: 0, end: 0 };
const name = fc.constantFrom('a', 'b', 'value', '_x1');
const operators = Object.keys(binaryPrecedence) as BinaryOperator[];

/** Trees of every shape, for property tests. Ranges are all zero. */
export const arbitraryTree: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const tree = tie('tree');
  const list = fc.array(tree, { maxLength: 3 });
  const number = fc.nat().map((value): Expression => ({ kind: 'number', value, text: String(value), ...at }));
  const text = fc.string().map((value): Expression => ({ kind: 'string', value, ...at }));
  const constant = fc.constantFrom(true, false, null).map((value): Expression => ({ kind: 'constant', value, ...at }));
  const variable = name.map((value): Expression => ({ kind: 'variable', name: value, ...at }));
  const entry = fc.record({ key: fc.oneof(name, fc.string()), bare: fc.boolean(), value: tree }).map((parts) => ({
    ...parts,
    bare: parts.bare && /^[A-Za-z_]\w*$/.test(parts.key) && !['let', 'try', 'true', 'null'].includes(parts.key),
    keyStart: 0,
    keyEnd: 0,
    ...at,
  }));
  const binding = fc.record({ name, value: tree }).map((parts) => ({ ...parts, nameStart: 0, nameEnd: 0, ...at }));
  const parameters = fc
    .uniqueArray(name, { maxLength: 3 })
    .map((names) => names.map((value) => ({ name: value, ...at })));
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      number,
      text,
      constant,
      variable,
      list.map((items): Expression => ({ kind: 'array', items, ...at })),
      fc.array(entry, { maxLength: 3 }).map((entries): Expression => ({ kind: 'object', entries, ...at })),
      fc
        .record({ target: tree, name: fc.oneof(name, fc.constant('let')), optional: fc.boolean() })
        .map((parts): Expression => ({ kind: 'member', ...parts, nameStart: 0, ...at })),
      fc
        .record({ target: tree, key: tree, optional: fc.boolean() })
        .map((parts): Expression => ({ kind: 'subscript', ...parts, ...at })),
      fc
        .record({ operator: fc.constantFrom('-', '!', '~'), operand: tree })
        .map((parts): Expression => ({ kind: 'unary', ...(parts as { operator: '-'; operand: Expression }), ...at })),
      fc
        .record({ operator: fc.constantFrom(...operators), left: tree, right: tree })
        .map((parts): Expression => ({ kind: 'binary', ...parts, operatorStart: 0, ...at })),
      fc
        .record({ test: tree, consequent: tree, alternate: tree })
        .map((parts): Expression => ({ kind: 'conditional', ...parts, ...at })),
      fc
        .record({
          sequential: fc.boolean(),
          bindings: fc.uniqueArray(binding, { minLength: 1, maxLength: 3, selector: (one) => one.name }),
          body: tree,
        })
        .map((parts): Expression => ({ kind: 'let', ...parts, ...at })),
      fc.record({ body: tree, alternate: tree }).map((parts): Expression => ({ kind: 'try', ...parts, ...at })),
      fc.record({ parameters, body: tree }).map((parts): Expression => ({ kind: 'lambda', ...parts, ...at })),
      fc.record({ callee: tree, args: list }).map((parts): Expression => ({ kind: 'invocation', ...parts, ...at })),
      fc
        .record({ name: fc.constantFrom('std.len', 'time', 'std.map', 'policy.request'), args: list })
        .map((parts): Expression => ({ kind: 'call', ...parts, nameStart: 0, nameEnd: 0, ...at })),
      fc
        .array(fc.record({ expression: tree, text: fc.string() }), { maxLength: 3 })
        .chain((parts) => fc.string().map((first) => ({ parts, first })))
        .map(
          ({ parts, first }): Expression => ({
            kind: 'template',
            delimited: true,
            texts: [first, ...parts.map((part) => part.text)],
            expressions: parts.map((part) => part.expression),
            ...at,
          }),
        ),
    ),
  };
}).tree;

/** The same tree with all ranges zero. */
export function withoutRanges(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRanges);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      /^(start|end|\w+Start|\w+End)$/.test(key) ? 0 : withoutRanges(part),
    ]),
  );
}
