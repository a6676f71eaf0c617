import { functionCatalogue } from '../functions/catalogue.ts';
import { childrenOf } from '../syntax/children.ts';
import { parseExpression } from '../syntax/parse.ts';
import type { Expression } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';

const placeholder = /\$\{([^{}]+)\}/g;

/** Functions that look for a text in another: there, `${name}` may be what is looked for. */
const searching: ReadonlySet<string> = new Set([
  ...functionCatalogue.map(({ name }) => name).filter((name) => name.startsWith('strings.')),
  ...['std.contains', 'std.find', 'std.rfind', 'std.kv', 'json.parse'],
]);

/** Reports `"Hello ${name}"`: nothing is filled into a text in double quotes. */
export function reportPlaceholders(tree: Expression, checker: Checker): void {
  if (!checker.source.includes('${')) return;
  const pending = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'string') report(node, checker);
    // A text that is compared, or looked for, is meant as it is.
    const isMeant =
      (node.kind === 'call' && searching.has(node.name)) || (node.kind === 'binary' && node.operator !== '+');
    for (const child of childrenOf(node)) if (!isMeant || child.kind !== 'string') pending.push(child);
  }
}

function report(node: Expression & { readonly kind: 'string' }, checker: Checker): void {
  const found = [...node.value.matchAll(placeholder)];
  const canBeRead = (text: string) => parseExpression(text, { profile: checker.profile }).diagnostics.length === 0;
  if (found.length === 0 || !found.every(([, inner]) => canBeRead(inner ?? ''))) return;
  const { start, end } = node;
  const inner = checker.source.slice(start + 1, end - 1);
  // In backticks, other characters need a backslash.
  const isPlain = !/[\\`]/.test(inner);
  checker.warning(
    'placeholder-in-text',
    `Nothing is filled in for ${found[0]?.[0]} in double quotes. Put the text in backticks.`,
    node,
    isPlain ? { title: 'Use backticks', edits: [{ start, end, text: `\`${inner}\`` }] } : undefined,
  );
}
