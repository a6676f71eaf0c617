import type { Fix } from '../diagnostic.ts';
import { findFunction, functionCatalogue } from '../functions/catalogue.ts';
import { arityOf } from '../functions/function-definition.ts';
import { suggestFunction } from '../functions/suggest-function.ts';
import type { Call } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import { operandText } from './source-text.ts';

/** Functions of other systems, as an expression of their arguments. */
const rewrites: Readonly<Record<string, (...args: string[]) => string>> = {
  isNull: (x) => `(${x} == null)`,
  isNotNull: (x) => `(${x} != null)`,
  isEmpty: (x) => `(@std.len(${x}) == 0)`,
  isNotEmpty: (x) => `(@std.len(${x}) > 0)`,
  concat: (...parts) => `(${parts.join(' + ')})`,
  toString: (x: string) => `\`\${${x}}\``,
  str: (x) => `\`\${${x}}\``,
  length: (x) => `@std.len(${x})`,
  size: (x) => `@std.len(${x})`,
  if: (test: string, yes?: string, no = 'null') => `(${test} ? ${yes} : ${no})`,
  default: (x, fallback) => `(${x} ?? ${fallback})`,
  now: () => '@time.now()',
  coalesce: (x, fallback) => `(${x} ?? ${fallback})`,
  defaultTo: (x, fallback) => `(${x} ?? ${fallback})`,
  exists: (x) => `(${x} != null)`,
  count: (x) => `@std.len(${x})`,
  toUpperCase: (x) => `@strings.toUpper(${x})`,
  upper: (x) => `@strings.toUpper(${x})`,
  toLowerCase: (x) => `@strings.toLower(${x})`,
  lower: (x) => `@strings.toLower(${x})`,
  includes: (x, wanted) => `@std.contains(${x}, ${wanted})`,
  some: (list, test) => `@std.containsIf(${list}, ${test})`,
  any: (list, test) => `@std.containsIf(${list}, ${test})`,
  push: (list, item) => `@std.splice(${list}, @std.len(${list}), 0, ${item})`,
  append: (list, item) => `@std.splice(${list}, @std.len(${list}), 0, ${item})`,
  first: (list) => `${list}[0]`,
  last: (list) => `${list}[@std.len(${list}) - 1]`,
  parseInt: (x) => `@std.strToInt(${x})`,
  toInt: (x) => `@std.strToInt(${x})`,
  toNumber: (x) => `@std.strToDouble(${x})`,
  parseFloat: (x) => `@std.strToDouble(${x})`,
  isString: (x) => `(@std.typeOf(${x}) == "string")`,
  isNumber: (x) => `(@std.typeOf(${x}) == "number")`,
  isBoolean: (x) => `(@std.typeOf(${x}) == "boolean")`,
  isArray: (x) => `(@std.typeOf(${x}) == "array")`,
  isObject: (x) => `(@std.typeOf(${x}) == "object")`,
  join: (list, separator) => `@strings.join(${list}, ${separator})`,
  split: (text, separator) => `@strings.split(${text}, ${separator})`,
  replace: (text, old, instead) => `@strings.replace(${text}, ${old}, ${instead})`,
  repeat: (text, count) => `(${text} * ${count})`,
  path: (value, path) => `@std.jsonPath(${value}, ${path})`,
};

/** How many arguments a rewrite needs. */
const argumentCounts: Readonly<Record<string, number>> = {
  ...{ if: 2, default: 2, coalesce: 2, defaultTo: 2, now: 0, join: 2, split: 2, replace: 3 },
  ...{ includes: 2, some: 2, any: 2, push: 2, append: 2, repeat: 2, path: 2 },
};

export function reportUnknownFunction(node: Call, checker: Checker): void {
  // A name that ends in a dot is still being written.
  if (node.name === '' || node.name.endsWith('.')) return;
  const range = { start: node.nameStart, end: node.nameEnd };
  const { message, fix } = suggestFunction(node.name, node.nameStart, node.nameEnd, node.args.length);
  const rewrite = rewriteFix(node, checker.source) ?? fix ?? sharedWordFix(node);
  const isNamed = rewrite === undefined || message !== `There is no function @${node.name}().`;
  checker.refusal('unknown-function', isNamed ? message : `${message} ${rewrite.title}.`, range, rewrite);
}

function rewriteFix(node: Call, source: string): Fix | undefined {
  const written = (node.name.split('.').at(-1) ?? '').toLowerCase();
  const last = Object.keys(rewrites).find((name) => name.toLowerCase() === written) ?? '';
  const rewrite = Object.hasOwn(rewrites, last) ? rewrites[last] : undefined;
  const count = Object.hasOwn(argumentCounts, last) ? argumentCounts[last] : 1;
  if (rewrite === undefined || node.args.length < (count ?? 1) || source[node.end - 1] !== ')') return undefined;
  const text = rewrite(...node.args.map((argument) => operandText(source, argument)));
  return { title: `Use ${text}`, edits: [{ start: node.start, end: node.end, text }] };
}

/** The one function of the same namespace whose name has the word of the one written: `isAuthenticated`, `getUser`. */
function sharedWordFix(node: Call): Fix | undefined {
  const [namespace = '', last = ''] = node.name.split('.');
  const word = last.replace(/^(?:is|get|has|to)(?=[A-Z])/, '').toLowerCase();
  const known = functionCatalogue.map(({ name }) => name).filter((name) => name.startsWith(`${namespace}.`));
  const same = known.filter((name) => name.toLowerCase() === `${namespace}.${word}`);
  const sharing = word.length < 5 ? [] : known.filter((name) => name.toLowerCase().includes(word));
  const [near, ...others] = same.length > 0 ? same : sharing;
  if (near === undefined || others.length > 0 || !takes(near, node.args.length)) return undefined;
  return { title: `Use @${near}`, edits: [{ start: node.nameStart, end: node.nameEnd, text: near }] };
}

function takes(name: string, count: number): boolean {
  const definition = findFunction(name);
  const { least, most } = definition === undefined ? { least: 1, most: 0 } : arityOf(definition);
  return count >= least && count <= most;
}
