import type { Fix } from '../diagnostic.ts';
import { functionCatalogue, suggestFunction } from '../functions/catalogue.ts';
import type { Call } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import { nearestName } from './nearest-name.ts';
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
};

/** How many arguments a rewrite needs. */
const argumentCounts: Readonly<Record<string, number>> = {
  ...{ if: 2, default: 2, coalesce: 2, defaultTo: 2, now: 0, join: 2, split: 2, replace: 3 },
  ...{ includes: 2, some: 2, any: 2, push: 2, append: 2 },
};

export function reportUnknownFunction(node: Call, checker: Checker): void {
  // A name that ends in a dot is still being written.
  if (node.name === '' || node.name.endsWith('.')) return;
  const range = { start: node.nameStart, end: node.nameEnd };
  const { message, fix } = suggestFunction(node.name, node.nameStart, node.nameEnd);
  const rewrite = rewriteFix(node, checker.source) ?? fix ?? sameLastName(node);
  const isNamed =
    rewrite === undefined || message.includes('Did you mean') || message.includes('Use') || message.includes('Compare');
  checker.refusal('unknown-function', isNamed ? message : `${message} ${rewrite.title}.`, range, rewrite);
}

function rewriteFix(node: Call, source: string): Fix | undefined {
  const last = node.name.split('.').at(-1) ?? '';
  const rewrite = Object.hasOwn(rewrites, last) ? rewrites[last] : undefined;
  const count = Object.hasOwn(argumentCounts, last) ? argumentCounts[last] : 1;
  if (rewrite === undefined || node.args.length < (count ?? 1) || source[node.end - 1] !== ')') return undefined;
  const text = rewrite(...node.args.map((argument) => operandText(source, argument)));
  return { title: `Use ${text}`, edits: [{ start: node.start, end: node.end, text }] };
}

/** The function of that name in another namespace: `@std.trim` means `@strings.trim`. */
function sameLastName(node: Call): Fix | undefined {
  const last = node.name.split('.').at(-1) ?? '';
  const names = functionCatalogue.map(({ name }) => name);
  const near =
    names.find((name) => name.split('.').at(-1) === last) ??
    nearestName(node.name, names) ??
    sharingWord(node.name, names);
  if (near === undefined) return undefined;
  return { title: `Use @${near}`, edits: [{ start: node.nameStart, end: node.nameEnd, text: near }] };
}

/** A function of the same namespace whose name ends or begins like the one written: `isAuthenticated`. */
function sharingWord(name: string, names: readonly string[]): string | undefined {
  const [namespace = '', last = ''] = name.split('.');
  const word = last.replace(/^(?:is|get|has|to)(?=[A-Z])/, '');
  if (word.length < 5) return undefined;
  return names.find((known) => known.startsWith(`${namespace}.`) && known.toLowerCase().includes(word.toLowerCase()));
}
