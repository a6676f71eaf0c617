import { parseExpression } from './parse-expression.ts';
import { parseArguments, parsePrimary } from './parse-primary.ts';
import { replacement } from './problem-list.ts';
import { rejectedWords } from './rejected-operators.ts';
import type { TokenStream } from './token-stream.ts';
import type { Expression, Member, Subscript } from './tree.ts';

/** Namespaces that authors tend to write without their "@". */
const namespaces = new Set(['std', 'strings', 'policy', 'time', 'webrequests', 'crypto', 'json', 'math']);

/** A primary expression with the members, subscripts and (mistaken) calls that follow it. */
export function parsePostfix(stream: TokenStream): Expression {
  const { start } = stream.token;
  let target = parsePrimary(stream);
  for (;;) {
    if (stream.is('.') || stream.is('?.')) target = parseMember(stream, target);
    else if (stream.is('[')) target = parseSubscript(stream, target);
    else if (stream.is('?[')) target = parseOptionalSubscript(stream, target);
    else if (stream.is('(') && target.kind !== 'error') target = parseMistakenCall(stream, target, start);
    else return target;
  }
}

function parseMember(stream: TokenStream, target: Expression): Member {
  const optional = stream.next().text === '?.';
  const { token } = stream;
  const { start } = target;
  if (token.kind === 'identifier' || token.kind === 'keyword') {
    stream.next();
    return { kind: 'member', target, name: token.text, nameStart: token.start, optional, start, end: token.end };
  }
  stream.unexpected('the name of a member');
  const { lastEnd } = stream;
  return { kind: 'member', target, name: '', nameStart: lastEnd, optional, start, end: lastEnd };
}

function parseSubscript(stream: TokenStream, target: Expression): Subscript {
  const optional = stream.next().text === '?[';
  const key = stream.bracketed(() => parseExpression(stream));
  stream.expect(']', '"]"');
  return { kind: 'subscript', target, key, optional, start: target.start, end: stream.lastEnd };
}

function parseOptionalSubscript(stream: TokenStream, target: Expression): Expression {
  const { start: operatorStart } = stream.token;
  const subscript = parseSubscript(stream, target);
  if (!stream.is(':') || stream.awaitedColons > 0) return subscript;
  stream.error(
    '"?[" reads a member of a value that may be null. For a condition, put a space between "?" and "[".',
    operatorStart,
    operatorStart + 2,
    replacement('Add a space', operatorStart, operatorStart + 2, '? ['),
  );
  stream.next();
  const alternate = parseExpression(stream);
  const items = [subscript.key];
  const consequent: Expression = { kind: 'array', items, start: operatorStart + 1, end: subscript.end };
  return { kind: 'conditional', test: target, consequent, alternate, start: target.start, end: alternate.end };
}

/** `f(x)`, `std.len(x)` or `x.trim()`: none is a call in this language. `start` is before any parentheses. */
function parseMistakenCall(stream: TokenStream, callee: Expression, start: number): Expression {
  const end = stream.lastEnd;
  const grouped = start < callee.start;
  const path = grouped ? undefined : functionPath(callee);
  const wordHint = callee.kind === 'variable' ? rejectedWords.get(callee.name) : undefined;
  if (path !== undefined) {
    const fix = replacement('Add the "@"', start, start, '@');
    stream.error(`A function's name starts with "@": @${path}(…).`, start, end, fix);
  } else if (callee.kind === 'member') {
    stream.error(methodMessage(callee.name), callee.nameStart, callee.end);
  } else if (wordHint !== undefined) {
    stream.error(wordHint, callee.start, callee.end);
  } else {
    const wholeInParentheses = grouped && end > callee.end;
    const edits = wholeInParentheses
      ? [{ start, end: start, text: '@' }]
      : [
          { start, end: start, text: '@(' },
          { start: end, end, text: ')' },
        ];
    const message = 'A lambda is called with "@": @(f)(x). A function of the platform: @std.len(x).';
    stream.error(message, start, end, { title: 'Call it with "@"', edits });
  }
  const args = parseArguments(stream);
  return { kind: 'invocation', callee, args, start: callee.start, end: stream.lastEnd };
}

/** The name of a function that was written without its "@". */
function functionPath(callee: Expression): string | undefined {
  const path = dottedPath(callee);
  if (path === undefined) return undefined;
  const isGlobal = callee.kind === 'variable' && ['len', 'cos', 'time'].includes(path);
  return isGlobal || namespaces.has(path.split('.')[0] as string) ? path : undefined;
}

function dottedPath(expression: Expression): string | undefined {
  const names: string[] = [];
  let node = expression;
  while (node.kind === 'member' && !node.optional) {
    names.unshift(node.name);
    node = node.target;
  }
  return node.kind === 'variable' ? [node.name, ...names].join('.') : undefined;
}

const methodReplacements = new Map([
  ['length', '@std.len(x)'],
  ['includes', '@std.contains(x, value)'],
  ['contains', '@std.contains(x, value)'],
  ['map', '@std.map(list, (item) => …)'],
  ['filter', '@std.filter(list, (item) => …)'],
  ['reduce', '@std.reduce(list, (total, item) => …, start)'],
  ['find', '@std.findFirst(list, (item) => …)'],
  ['indexOf', '@std.find(x, value)'],
  ['slice', '@std.slice(x, start, end)'],
  ['substring', '@strings.substring(x, start, end)'],
  ['trim', '@strings.trim(x)'],
  ['split', '@strings.split(x, separator)'],
  ['join', '@strings.join(list, separator)'],
  ['replace', '@strings.replace(x, old, new)'],
  ['toLowerCase', '@strings.toLower(x)'],
  ['toUpperCase', '@strings.toUpper(x)'],
  ['startsWith', '@strings.startsWith(x, start)'],
  ['endsWith', '@strings.endsWith(x, end)'],
  ['toString', 'a template: `${x}`'],
]);

function methodMessage(name: string): string {
  const instead = methodReplacements.get(name);
  return `Values have no methods.${instead === undefined ? ' Functions start with "@", such as @std.len(x).' : ` Use ${instead}.`}`;
}
