import { parseExpression, parsePrefixForm } from './parse-expression.ts';
import { parseObject } from './parse-object.ts';
import { parseTemplate } from './parse-template.ts';
import { replacement } from './problem-list.ts';
import type { TokenStream } from './token-stream.ts';
import type { ArrayLiteral, Call, Expression, Invocation } from './tree.ts';

/** Literal, variable, group, constructor or call. */
export function parsePrimary(stream: TokenStream): Expression {
  const { token } = stream;
  const { start, end } = token;
  switch (token.kind) {
    case 'number':
      stream.next();
      return { kind: 'number', value: token.value as number, text: token.text, start, end };
    case 'string':
      stream.next();
      return { kind: 'string', value: token.value as string, start, end };
    case 'identifier':
      stream.next();
      return { kind: 'variable', name: token.text, start, end };
    case 'template-start':
      return parseTemplate(stream);
    case 'keyword':
      return parseKeyword(stream);
    default:
      return parsePunctuated(stream);
  }
}

function parseKeyword(stream: TokenStream): Expression {
  const { text, start, end } = stream.token;
  if (text === 'true' || text === 'false' || text === 'null') {
    stream.next();
    return { kind: 'constant', value: text === 'null' ? null : text === 'true', start, end };
  }
  return parseMisplacedForm(stream) ?? missingOperand(stream);
}

function parsePunctuated(stream: TokenStream): Expression {
  if (stream.is('(')) return parseMisplacedForm(stream) ?? parseGroup(stream);
  if (stream.is('[')) return parseArray(stream);
  if (stream.is('{')) return parseObject(stream);
  if (stream.is('@')) return parseCall(stream);
  return missingOperand(stream);
}

/** `1 + let …`: the form is read, and its missing parentheses are reported. */
function parseMisplacedForm(stream: TokenStream): Expression | undefined {
  const { start, end } = stream.token;
  stream.deepen(1);
  const form = parsePrefixForm(stream);
  stream.rise(1);
  if (form === undefined) return undefined;
  const name = form.kind === 'lambda' ? 'A lambda' : `"${stream.source.slice(start, end)}"`;
  stream.error(`${name} needs parentheses around it here.`, start, end, {
    title: 'Add the parentheses',
    edits: [
      { start, end: start, text: '(' },
      { start: form.end, end: form.end, text: ')' },
    ],
  });
  return form;
}

function missingOperand(stream: TokenStream): Expression {
  const { token } = stream;
  stream.unexpected('a value');
  // Closing brackets and separators belong to whoever waits for them; anything else would be met again.
  const skips = token.kind === 'bad' || ['+', '=', '=>', '*', '/', '%'].includes(token.text);
  if (!skips || token.kind === 'end') return { kind: 'error', start: token.start, end: token.start };
  stream.next();
  const next = stream.token;
  const operandFollows =
    ['number', 'string', 'identifier', 'template-start'].includes(next.kind) || next.text === '(' || next.text === '@';
  return operandFollows ? parsePrimary(stream) : { kind: 'error', start: token.start, end: token.end };
}

function parseGroup(stream: TokenStream): Expression {
  stream.next();
  const inner = stream.bracketed(() => parseExpression(stream));
  stream.expect(')', '")"');
  return inner;
}

function parseArray(stream: TokenStream): ArrayLiteral {
  const { start } = stream.next();
  const items: Expression[] = [];
  stream.bracketed(() => {
    while (!stream.is(']') && !stream.isKind('end')) {
      items.push(parseExpression(stream));
      if (!stream.is(',')) break;
      reportTrailingComma(stream, ']');
      stream.next();
    }
  });
  stream.expect(']', '"," or "]"');
  return { kind: 'array', items, start, end: stream.lastEnd };
}

/** The Mosaic profile has no trailing commas. */
export function reportTrailingComma(stream: TokenStream, close: string): void {
  if (stream.profile !== 'mosaic' || stream.peek(1).text !== close) return;
  const { start, end } = stream.token;
  const fix = replacement('Remove the comma', start, end, '');
  stream.error("A comma before the closing bracket isn't part of the Mosaic profile.", start, end, fix);
}

/** `@name(…)`, `@namespace.name(…)` or `@(lambda)(…)`. */
function parseCall(stream: TokenStream): Call | Invocation {
  const { start } = stream.next();
  if (stream.is('(')) {
    stream.next();
    const callee = stream.bracketed(() => parseExpression(stream));
    const closed = stream.expect(')', '")"');
    const args = stream.is('(') || !closed ? parseArguments(stream) : missingArguments(stream, '@(…)');
    return { kind: 'invocation', callee, args, start, end: stream.lastEnd };
  }
  const nameStart = stream.token.start;
  const name = parseFunctionName(stream);
  const nameEnd = stream.lastEnd;
  const args =
    stream.is('(') || name.endsWith('.') || name === '' ? parseArguments(stream) : missingArguments(stream, `@${name}`);
  return { kind: 'call', name, nameStart, nameEnd, args, start, end: stream.lastEnd };
}

function parseFunctionName(stream: TokenStream): string {
  const names: string[] = [];
  do {
    const { token } = stream;
    if (token.kind !== 'identifier' && token.kind !== 'keyword') {
      stream.unexpected('the name of a function');
      // The empty last part tells that the name is incomplete.
      names.push('');
      break;
    }
    names.push(token.text);
    stream.next();
  } while (stream.take('.'));
  return names.join('.');
}

function missingArguments(stream: TokenStream, name: string): readonly Expression[] {
  const end = stream.lastEnd;
  const fix = replacement('Add the parentheses', end, end, '()');
  stream.error(`A function is called with parentheses, even without arguments: ${name}().`, end - 1, end, fix);
  return [];
}

/** `( a , b )`. */
export function parseArguments(stream: TokenStream): readonly Expression[] {
  const args: Expression[] = [];
  if (!stream.take('(')) return args;
  stream.bracketed(() => {
    if (stream.is(')')) return;
    do args.push(parseExpression(stream));
    while (stream.take(','));
  });
  stream.expect(')', '"," or ")"');
  return args;
}

/** The name of a binding or a parameter. */
export function parseParameterName(stream: TokenStream, expectation: string): string | undefined {
  const { token } = stream;
  if (token.kind === 'identifier') {
    stream.next();
    return token.text;
  }
  if (token.kind === 'keyword' && ['=', ',', ')'].includes(stream.peek(1).text)) {
    stream.error(`"${token.text}" is a word of the language and can't be a name.`, token.start, token.end);
    stream.next();
    return token.text;
  }
  stream.unexpected(expectation);
  return undefined;
}
