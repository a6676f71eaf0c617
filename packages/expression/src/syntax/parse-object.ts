import { parseExpression } from './parse-expression.ts';
import { reportTrailingComma } from './parse-primary.ts';
import { replacement } from './problem-list.ts';
import { keywords, type Token } from './token.ts';
import type { TokenStream } from './token-stream.ts';
import type { ObjectEntry, ObjectLiteral } from './tree.ts';

/** `{ "key": value, … }`. */
export function parseObject(stream: TokenStream): ObjectLiteral {
  const { start } = stream.next();
  const entries: ObjectEntry[] = [];
  stream.bracketed(() => {
    while (!stream.is('}') && !stream.isKind('end')) {
      const entry = parseEntry(stream);
      if (entry === undefined) {
        stream.skipTo('}');
        break;
      }
      entries.push(entry);
      if (!stream.is(',')) break;
      reportTrailingComma(stream, '}');
      stream.next();
    }
  });
  stream.expect('}', '"," or "}"');
  return { kind: 'object', entries, start, end: stream.lastEnd };
}

function parseEntry(stream: TokenStream): ObjectEntry | undefined {
  const { token } = stream;
  const key = parseKey(stream, token);
  if (key === undefined) return undefined;
  const { start, end } = token;
  if (stream.is(',') || stream.is('}')) {
    reportMissingValue(stream, key, start, end);
    const value = { kind: 'error', start: end, end } as const;
    return { key, bare: token.kind === 'identifier', keyStart: start, keyEnd: end, value, start, end };
  }
  stream.expect(':', '":" and the value of the key');
  const value = parseExpression(stream);
  return { key, bare: token.kind === 'identifier', keyStart: start, keyEnd: end, value, start, end: value.end };
}

/** `{a}`: where the key could be a variable, that is most likely the value. */
function reportMissingValue(stream: TokenStream, key: string, start: number, end: number): void {
  const isName = /^[A-Za-z_]\w*$/.test(key) && !keywords.has(key);
  const quoted = JSON.stringify(key);
  const fix = isName ? replacement('Write the key and the value', start, end, `${quoted}: ${key}`) : undefined;
  stream.error(`An entry has a key and a value: {${quoted}: ${isName ? key : '…'}}.`, start, end, fix);
}

function parseKey(stream: TokenStream, token: Token): string | undefined {
  if (token.kind === 'string' || token.kind === 'identifier') {
    stream.next();
    return token.kind === 'string' ? (token.value as string) : token.text;
  }
  if (token.kind === 'keyword' || token.kind === 'number') {
    const fix = replacement('Quote the key', token.start, token.end, JSON.stringify(token.text));
    stream.error(`This key needs quotes: {"${token.text}": …}.`, token.start, token.end, fix);
    stream.next();
    return token.text;
  }
  if (stream.is('[') || token.kind === 'template-start') {
    stream.error("A key can't be computed here. Use @std.kv(object, key, value).", token.start, token.end);
    return undefined;
  }
  stream.unexpected('a key in double quotes');
  return undefined;
}
