import { parseExpression } from './parse-expression.ts';
import type { TokenStream } from './token-stream.ts';
import type { Expression, Template } from './tree.ts';

/** A text in backticks with `${…}` in it. */
export function parseTemplate(stream: TokenStream): Template {
  const { start } = stream.next();
  const { texts, expressions } = parseParts(stream);
  const { end } = stream.next();
  return { kind: 'template', delimited: true, texts, expressions, start, end };
}

/** A whole field in template mode: the same without backticks. */
export function parseFieldTemplate(stream: TokenStream): Template {
  const { texts, expressions } = parseParts(stream);
  return { kind: 'template', delimited: false, texts, expressions, start: 0, end: stream.source.length };
}

function parseParts(stream: TokenStream): { texts: string[]; expressions: Expression[] } {
  const texts: string[] = [];
  const expressions: Expression[] = [];
  for (;;) {
    texts.push(stream.isKind('template-text') ? (stream.next().value as string) : '');
    if (!stream.isKind('interpolation-start')) return { texts, expressions };
    stream.next();
    expressions.push(stream.bracketed(() => parseExpression(stream)));
    closeInterpolation(stream);
  }
}

function closeInterpolation(stream: TokenStream): void {
  if (!stream.isKind('interpolation-end')) stream.unexpected('"}"');
  let open = 0;
  while (!stream.isKind('end') && (open > 0 || !stream.isKind('interpolation-end'))) {
    const { kind } = stream.next();
    if (kind === 'interpolation-start') open++;
    if (kind === 'interpolation-end') open--;
  }
  stream.next();
}
