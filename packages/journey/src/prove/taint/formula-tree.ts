import { type Expression, type ExpressionMode, parseExpression } from '@waymark/expression';

const MAX_KEPT = 1_000;
const MAX_KEPT_LENGTH = 4_096;
const kept = new Map<string, Expression | null>();

/** The tree of a formula; null for one that can't be read. A proof looks at each formula several times. */
export function formulaTree(source: string, mode: ExpressionMode): Expression | null {
  const key = mode + source;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const { tree, diagnostics } = parseExpression(source, { mode });
  const readable = diagnostics.some(({ severity }) => severity === 'error') ? null : tree;
  if (kept.size >= MAX_KEPT) kept.clear();
  if (source.length <= MAX_KEPT_LENGTH) kept.set(key, readable);
  return readable;
}
