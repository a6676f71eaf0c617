import type { Diagnostic, Fix } from '../diagnostic.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Expression, Invocation, Member } from '../syntax/tree.ts';
import { isPostfix, withParentheses } from './source-text.ts';

type Rewrite = (target: string, ...args: string[]) => string | undefined;

/** A function of the target and of as many arguments as it takes. */
function call(name: string, least: number, most = least): Rewrite {
  return (target, ...args) =>
    args.length < least || args.length > most ? undefined : `@${name}(${[target, ...args].join(', ')})`;
}

/** Methods of JavaScript values as functions. */
const methods: Readonly<Record<string, Rewrite>> = {
  length: call('std.len', 0),
  size: call('std.len', 0),
  trim: call('strings.trim', 0),
  toUpperCase: call('strings.toUpper', 0),
  toLowerCase: call('strings.toLower', 0),
  toLocaleUpperCase: call('strings.toUpper', 0),
  toLocaleLowerCase: call('strings.toLower', 0),
  upper: call('strings.toUpper', 0),
  lower: call('strings.toLower', 0),
  includes: call('std.contains', 1),
  contains: call('std.contains', 1),
  has: call('std.contains', 1),
  hasOwnProperty: call('std.contains', 1),
  startsWith: call('strings.startsWith', 1),
  endsWith: call('strings.endsWith', 1),
  indexOf: call('std.find', 1),
  lastIndexOf: call('std.rfind', 1),
  substring: call('strings.substring', 1, 2),
  slice: call('std.slice', 1, 2),
  split: call('strings.split', 1),
  join: (target: string, separator = '","') => `@strings.join(${target}, ${separator})`,
  replace: call('strings.replace', 2),
  replaceAll: call('strings.replace', 2),
  map: call('std.map', 1),
  filter: call('std.filter', 1),
  some: call('std.containsIf', 1),
  find: call('std.findFirst', 1),
  reduce: call('std.reduce', 2),
  sort: call('std.sort', 0, 1),
  reverse: call('std.reverse', 0),
  keys: call('std.keys', 0),
  values: call('std.values', 0),
  concat: (target: string, ...args: string[]) => `(${[target, ...args].join(' + ')})`,
  toString: (target: string) => `\`\${${target}}\``,
  getTime: (target) => target,
};

/** Functions of JavaScript's global objects. */
const globals: Readonly<Record<string, Rewrite>> = {
  'Date.now': () => '@time.now()',
  'JSON.stringify': (_target, value) => (value === undefined ? undefined : `@json.stringify(${value})`),
  'JSON.parse': (_target, text) => (text === undefined ? undefined : `@json.parse(${text})`),
  'Object.keys': (_target, value) => (value === undefined ? undefined : `@std.keys(${value})`),
  'Object.values': (_target, value) => (value === undefined ? undefined : `@std.values(${value})`),
};
const mathFunctions = 'cos sin tan abs ceil floor trunc round sqrt log exp min max pow random'.split(' ');

/** `x.trim()` as `@strings.trim(x)`. */
export function methodFix(diagnostic: Diagnostic, source: string, tree: Expression): Fix | undefined {
  const found = findMethod(tree, diagnostic);
  if (found === undefined) return undefined;
  const { node, method } = found;
  const outer = withParentheses(source, method.target);
  const text = source.slice(outer.start, outer.end);
  const args = node.args.map((argument) => source.slice(argument.start, argument.end));
  const rewrite = rewriteOf(text, method.name);
  const result = rewrite?.(isPostfix(method.target) || outer.start < method.target.start ? text : `(${text})`, ...args);
  if (result === undefined) return undefined;
  return { title: `Use ${result}`, edits: [{ start: outer.start, end: node.end, text: result }] };
}

function rewriteOf(target: string, name: string): Rewrite | undefined {
  const path = `${target}.${name}`;
  if (Object.hasOwn(globals, path)) return globals[path];
  if (target === 'Math' && mathFunctions.includes(name))
    return (_target, ...args) => `@math.${name}(${args.join(', ')})`;
  return Object.hasOwn(methods, name) ? methods[name] : undefined;
}

function findMethod(tree: Expression, { start, end }: Diagnostic): { node: Invocation; method: Member } | undefined {
  const open: Expression[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'invocation' && node.callee.kind === 'member') {
      if (node.callee.nameStart === start && node.callee.end === end) return { node, method: node.callee };
    }
    open.push(...childrenOf(node));
  }
  return undefined;
}
