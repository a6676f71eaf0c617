import { type ExpressionMode, lex, type Profile, type Token } from '@waymark/expression';

/** How a stretch of text is coloured: the end of a class name. */
export type TokenStyle =
  | 'text'
  | 'string'
  | 'number'
  | 'atom'
  | 'keyword'
  | 'variable'
  | 'property'
  | 'function'
  | 'operator'
  | 'bracket'
  | 'interpolation'
  | 'comment'
  | 'invalid';

export interface StyledRange {
  readonly start: number;
  readonly end: number;
  readonly style: TokenStyle;
}

const ATOMS: ReadonlySet<string> = new Set(['true', 'false', 'null']);
const BRACKETS: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}', ',', ';', ':', '.', '?.']);

/** The coloured stretches of an expression or template, in order; made from the language's own tokens. */
export function classifyTokens(source: string, mode: ExpressionMode, profile: Profile = 'extended'): StyledRange[] {
  const tokens = lex(source, { mode, profile });
  const ranges: StyledRange[] = [];
  let position = 0;
  // Text of a template field is plain; in backticks it is a text among others.
  let depth = 0;
  const add = (start: number, end: number, style: TokenStyle) => {
    if (end > start) ranges.push({ start, end, style });
  };
  for (const [index, token] of tokens.entries()) {
    addComments(source, position, token.start, add);
    position = Math.max(position, token.end);
    if (token.kind === 'template-start') depth++;
    if (token.kind === 'template-end') depth--;
    add(token.start, token.end, styleOf(tokens, index, depth > 0));
  }
  addComments(source, position, source.length, add);
  return ranges;
}

/** Comments are no tokens: they lie between them. */
function addComments(
  source: string,
  start: number,
  end: number,
  add: (start: number, end: number, style: TokenStyle) => void,
): void {
  for (const match of source.slice(start, end).matchAll(/\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*/g)) {
    add(start + match.index, start + match.index + match[0].length, 'comment');
  }
}

function styleOf(tokens: readonly Token[], index: number, isDelimited: boolean): TokenStyle {
  const { kind, text } = tokens[index] as Token;
  switch (kind) {
    case 'number':
    case 'string':
      return kind === 'string' && tokens[index + 1]?.text === ':' && isKey(tokens, index) ? 'property' : kind;
    case 'keyword':
      return ATOMS.has(text) ? 'atom' : 'keyword';
    case 'template-start':
    case 'template-end':
      return 'string';
    case 'template-text':
      return isDelimited ? 'string' : 'text';
    case 'interpolation-start':
    case 'interpolation-end':
      return 'interpolation';
    case 'identifier':
      return styleOfName(tokens, index);
    case 'punctuator':
      if (text === '@') return 'function';
      return BRACKETS.has(text) ? (text === '.' && isFunctionPart(tokens, index) ? 'function' : 'bracket') : 'operator';
    case 'bad':
      return 'invalid';
    default:
      return 'text';
  }
}

function styleOfName(tokens: readonly Token[], index: number): TokenStyle {
  if (isFunctionPart(tokens, index)) return 'function';
  const before = tokens[index - 1]?.text;
  if (before === '.' || before === '?.') return 'property';
  return tokens[index + 1]?.text === ':' && isKey(tokens, index) ? 'property' : 'variable';
}

const isKey = (tokens: readonly Token[], index: number) => ['{', ','].includes(tokens[index - 1]?.text ?? '');

/** Whether a token belongs to a name such as `@strings.join`. */
function isFunctionPart(tokens: readonly Token[], index: number): boolean {
  let dots = 0;
  for (let at = index; at >= 0; at--) {
    const { kind, text } = tokens[at] as Token;
    if (text === '@') return dots <= 1;
    if (text === '.') dots++;
    else if (kind !== 'identifier' && kind !== 'keyword') return false;
  }
  return false;
}
