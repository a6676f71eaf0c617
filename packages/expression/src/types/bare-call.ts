import type { Diagnostic, Fix } from '../diagnostic.ts';
import { functionCatalogue } from '../functions/catalogue.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Expression, Invocation } from '../syntax/tree.ts';
import { textOf } from './source-text.ts';
import type { UnreadableText } from './syntax-fixes.ts';

/** Functions of other languages as an expression of their argument. */
const rewrites: Readonly<Record<string, (argument: string) => string>> = {
  parseInt: (text) => `@std.strToInt(${text})`,
  parseFloat: (text) => `@std.strToDouble(${text})`,
  Number: (text) => `@std.strToDouble(${text})`,
  String: (value) => `\`\${${value}}\``,
  Boolean: (value) => `!!(${value})`,
  encodeURIComponent: (text) => `@strings.urlEncode(${text})`,
  encodeURI: (text) => `@strings.urlEncode(${text})`,
  decodeURIComponent: (text) => `@strings.urlDecode(${text})`,
  decodeURI: (text) => `@strings.urlDecode(${text})`,
  atob: (text) => `@strings.base64Decode(${text})`,
  btoa: (text) => `@strings.base64Encode(${text})`,
  isNaN: (value) => `(try @std.strToDouble(${value}) == null catch true)`,
};

/** `trim(x)`: a function without its "@" and its namespace; or one of another language. */
export function bareCallFix({ message, start, end }: Diagnostic, { source, tree }: UnreadableText): Fix | undefined {
  if (!message.startsWith('A lambda is called with') || tree === null) return undefined;
  const name = source.slice(start, end);
  const node = findCall(tree, start);
  const argument = node?.args[0];
  if (Object.hasOwn(rewrites, name) && node !== undefined && argument !== undefined) {
    const text = rewrites[name]?.(textOf(source, argument)) ?? '';
    return { title: `Use ${text}`, edits: [{ start, end: node.end, text }] };
  }
  const known = functionCatalogue.find((definition) => definition.name.split('.').at(-1) === name)?.name;
  if (known === undefined) return undefined;
  return { title: `Use @${known}`, edits: [{ start, end, text: `@${known}` }] };
}

function findCall(tree: Expression, start: number): Invocation | undefined {
  const open: Expression[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'invocation' && node.start === start && node.callee.start === start) return node;
    open.push(...childrenOf(node));
  }
  return undefined;
}
