import { functionCatalogue } from '../functions/catalogue.ts';
import { childrenOf } from '../syntax/children.ts';
import { parseExpression } from '../syntax/parse.ts';
import type { Expression, ObjectLiteral } from '../syntax/tree.ts';
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
  const pending: Place[] = [{ node: tree, isMeant: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, isMeant } = next;
    if (node.kind === 'string' && !isMeant) report(node, checker);
    if (node.kind === 'object') reportKeys(node, checker);
    const areMeant = isSearch(node) || (isMeant && yieldsPart(node));
    for (const child of childrenOf(node)) pending.push({ node: child, isMeant: areMeant });
  }
}

/** A node, and whether a text there is compared, or looked for: then it is meant as it is. */
interface Place {
  readonly node: Expression;
  readonly isMeant: boolean;
}

const comparisons: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

const isSearch = (node: Expression): boolean =>
  (node.kind === 'call' && searching.has(node.name)) || (node.kind === 'binary' && comparisons.has(node.operator));

/** Whether a text in a node is a text, or a part of one, that the node yields. */
const yieldsPart = ({ kind }: Expression): boolean => kind === 'binary' || kind === 'conditional' || kind === 'array';

/** The first placeholder of a text in which all could be read. */
function placeholderIn(text: string, checker: Checker): string | undefined {
  const found = [...text.matchAll(placeholder)];
  const canBeRead = (inner: string) => parseExpression(inner, { profile: checker.profile }).diagnostics.length === 0;
  return found.every(([, inner]) => canBeRead(inner ?? '')) ? found[0]?.[0] : undefined;
}

/** `{"${name}": 1}`: a key is always the text that is written there. */
function reportKeys({ entries }: ObjectLiteral, checker: Checker): void {
  for (const { key, bare, keyStart: start, keyEnd: end } of entries) {
    const found = bare ? undefined : placeholderIn(key, checker);
    if (found === undefined) continue;
    const message = `Nothing is filled in for ${found} in a key: that is the key as it is written. For one that is computed, use @std.kv(object, key, value).`;
    checker.warning('placeholder-in-text', message, { start, end });
  }
}

function report(node: Expression & { readonly kind: 'string' }, checker: Checker): void {
  const found = placeholderIn(node.value, checker);
  if (found === undefined) return;
  const { start, end } = node;
  const inner = checker.source.slice(start + 1, end - 1);
  // In backticks, other characters need a backslash.
  const isPlain = !/[\\`]/.test(inner);
  checker.warning(
    'placeholder-in-text',
    `Nothing is filled in for ${found} in double quotes. Put the text in backticks.`,
    node,
    isPlain ? { title: 'Use backticks', edits: [{ start, end, text: `\`${inner}\`` }] } : undefined,
  );
}
