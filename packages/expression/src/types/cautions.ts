import type { Fix } from '../diagnostic.ts';
import { findFunction } from '../functions/catalogue.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Call, Expression } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import { textOf } from './source-text.ts';
import type { Type } from './type.ts';

/** Calls of a function with a caution that a name stands for. */
type Tainted = ReadonlyMap<string, readonly Call[]>;

/** Functions whose first argument is a test when the second is a lambda. */
const testingFunctions = new Set([
  'std.filter',
  'std.containsIf',
  'std.findFirst',
  'std.find',
  'std.rfind',
  'std.contains',
]);

/** Warns where a decision depends on an answer that nobody vouches for, such as the claims of an unverified token. */
export function reportCautions(tree: Expression, expected: Type | undefined, checker: Checker): void {
  if (!/@\s*crypto/.test(checker.source) || /@\s*crypto\s*\.\s*verifyToken/.test(checker.source)) return;
  walk(tree, expected?.kind === 'boolean', new Map(), checker);
}

/** Goes through a node; `decides` says whether a decision depends on its value. */
function walk(node: Expression, decides: boolean, names: Tainted, checker: Checker): void {
  switch (node.kind) {
    case 'call': {
      if (decides && isCautioned(node)) report(node, checker);
      for (const argument of node.args) walk(argument, decides || testingFunctions.has(node.name), names, checker);
      return;
    }
    case 'variable':
      if (decides) for (const call of names.get(node.name) ?? []) report(call, checker);
      return;
    case 'conditional':
      walk(node.test, true, names, checker);
      walk(node.consequent, decides, names, checker);
      walk(node.alternate, decides, names, checker);
      return;
    case 'binary':
      walkChain(node, decides, names, checker);
      return;
    case 'let': {
      const inner = new Map(names);
      for (const { name, value } of node.bindings) {
        walk(value, false, node.sequential ? inner : names, checker);
        inner.set(name, cautionedCalls(value, node.sequential ? inner : names));
      }
      walk(node.body, decides, inner, checker);
      return;
    }
    default:
      for (const child of childrenOf(node)) walk(child, decides, names, checker);
  }
}

function walkChain(node: Expression, decides: boolean, names: Tainted, checker: Checker): void {
  let rest = node;
  while (rest.kind === 'binary') {
    const { operator } = rest;
    const compares = ['==', '!=', '<', '<=', '>', '>='].includes(operator);
    walk(rest.right, decides || compares, names, checker);
    if (compares || operator === '&&' || operator === '||') {
      walk(rest.left, true, names, checker);
      return;
    }
    rest = rest.left;
  }
  walk(rest, decides, names, checker);
}

function cautionedCalls(node: Expression, names: Tainted): readonly Call[] {
  if (node.kind === 'variable') return names.get(node.name) ?? [];
  const own = node.kind === 'call' && isCautioned(node) ? [node] : [];
  return [...own, ...childrenOf(node).flatMap((child) => cautionedCalls(child, names))];
}

function isCautioned(node: Call): boolean {
  return findFunction(node.name)?.caution !== undefined;
}

/** The call that checks the token; the alias of its keys is for the author to put in. */
function verification(node: Call, { source }: Checker): Fix | undefined {
  const [token] = node.args;
  if (node.name !== 'crypto.extractTokenClaims' || token === undefined) return undefined;
  const text = `@crypto.verifyToken(${textOf(source, token)}, "alias of the keys")`;
  return { title: 'Verify the token', edits: [{ start: node.start, end: node.end, text }] };
}

function report(node: Call, checker: Checker): void {
  const caution = findFunction(node.name)?.caution ?? '';
  const range = { start: node.start, end: node.nameEnd };
  checker.warning(
    'unverified-claims',
    `A decision depends on @${node.name}. ${caution}`,
    range,
    verification(node, checker),
  );
}
