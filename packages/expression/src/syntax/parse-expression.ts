import { parseBinary } from './parse-operators.ts';
import { parseParameterName } from './parse-primary.ts';
import { replacement } from './problem-list.ts';
import type { TokenStream } from './token-stream.ts';
import type { Binding, Expression, LambdaExpression, Let, Parameter, Try } from './tree.ts';

/** Expression = LetExpr | TryExpr | LambdaExpr | Conditional. */
export function parseExpression(stream: TokenStream): Expression {
  stream.deepen(1);
  const result = parsePrefixForm(stream) ?? parseConditional(stream);
  stream.rise(1);
  return result;
}

/** A form that reaches as far to the right as it can, if one starts here. */
export function parsePrefixForm(stream: TokenStream): Let | Try | LambdaExpression | undefined {
  if (stream.isKeyword('let') || stream.isKeyword('letr')) return parseLet(stream);
  if (stream.isKeyword('try')) return parseTry(stream);
  return startsLambda(stream) ? parseLambda(stream) : undefined;
}

function parseLet(stream: TokenStream): Let {
  const keyword = stream.next();
  const sequential = keyword.text === 'letr';
  const bindings: Binding[] = [];
  do {
    const binding = parseBinding(stream);
    if (binding !== undefined) {
      if (!sequential && bindings.some((known) => known.name === binding.name)) {
        stream.error(`"${binding.name}" is bound twice here.`, binding.nameStart, binding.nameEnd);
      }
      bindings.push(binding);
    }
  } while (stream.take(','));
  if (stream.isKeyword('return')) stream.next();
  else stream.unexpected(`"return" and the result of the ${keyword.text}`);
  const body = parseExpression(stream);
  return { kind: 'let', sequential, bindings, body, start: keyword.start, end: body.end };
}

function parseBinding(stream: TokenStream): Binding | undefined {
  const { token } = stream;
  const name = parseParameterName(stream, 'a name for the value');
  if (name === undefined && !stream.is('=')) return undefined;
  stream.expect('=', '"=" and the value of the name');
  const value = parseExpression(stream);
  return {
    name: name ?? '',
    nameStart: token.start,
    nameEnd: token.end,
    value,
    start: token.start,
    end: value.end,
  };
}

function parseTry(stream: TokenStream): Try {
  const { start } = stream.next();
  const body = parseExpression(stream);
  if (stream.isKeyword('catch')) stream.next();
  else stream.unexpected('"catch" and the value to use after an error');
  const alternate = parseExpression(stream);
  return { kind: 'try', body, alternate, start, end: alternate.end };
}

/** Looks ahead for `( name , … ) =>`. */
function startsLambda(stream: TokenStream): boolean {
  if (!stream.is('(')) return false;
  let distance = 1;
  const isName = () => ['identifier', 'keyword'].includes(stream.peek(distance).kind);
  if (isName()) {
    distance++;
    while (stream.peek(distance).text === ',' && stream.peek(distance).kind === 'punctuator') {
      distance++;
      if (!isName()) return false;
      distance++;
    }
  }
  return stream.peek(distance).text === ')' && stream.peek(distance + 1).text === '=>';
}

function parseLambda(stream: TokenStream): LambdaExpression {
  const { start } = stream.next();
  const parameters: Parameter[] = [];
  while (!stream.is(')')) {
    const { token } = stream;
    const name = parseParameterName(stream, 'the name of a parameter') ?? '';
    if (parameters.some((known) => known.name === name)) {
      stream.error(`There are two parameters named "${name}".`, token.start, token.end);
    }
    parameters.push({ name, start: token.start, end: token.end });
    if (!stream.take(',')) break;
  }
  stream.expect(')', '")"');
  stream.expect('=>', '"=>"');
  const body = parseExpression(stream);
  return { kind: 'lambda', parameters, body, start, end: body.end };
}

function parseConditional(stream: TokenStream): Expression {
  const test = parseBinary(stream);
  if (test.kind === 'variable' && stream.is('=>')) return parseBareLambda(stream, test);
  if (!stream.take('?')) return test;
  stream.awaitedColons++;
  const consequent = parseExpression(stream);
  stream.awaitedColons--;
  stream.expect(':', '":" and the value for the other case');
  const alternate = parseExpression(stream);
  return { kind: 'conditional', test, consequent, alternate, start: test.start, end: alternate.end };
}

/** `x => …`: reported, and read as if the parameter had its parentheses. */
function parseBareLambda(stream: TokenStream, name: { name: string; start: number; end: number }): Expression {
  const { start, end } = name;
  stream.error(
    `A lambda's parameters stand in parentheses: (${name.name}) => ….`,
    start,
    end,
    replacement('Add the parentheses', start, end, `(${name.name})`),
  );
  stream.next();
  const body = parseExpression(stream);
  return { kind: 'lambda', parameters: [name], body, start, end: body.end };
}
