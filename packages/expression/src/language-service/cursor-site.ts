import { Lexer } from '../syntax/lexer.ts';
import { ProblemList } from '../syntax/problem-list.ts';
import type { Token } from '../syntax/token.ts';
import type { LanguageContext } from './language-context.ts';
import { isMemberName, type OpenForm, openForms } from './open-forms.ts';

/** What can stand at a place of the text. */
export type SiteKind =
  /** Text of a template, a comment, a number: nothing is offered. */
  | 'nothing'
  /** Inside a text in quotes. */
  | 'string'
  /** After `@`. */
  | 'function'
  /** After `.` or `?.`. */
  | 'member'
  /** The name of a binding or a parameter. */
  | 'name'
  /** The key of an object. */
  | 'key'
  /** A value. */
  | 'operand'
  /** What follows a value. */
  | 'operator';

/** A place of the text, as its tokens tell it; so it is known in broken texts, too. */
export interface CursorSite {
  readonly kind: SiteKind;
  readonly source: string;
  readonly offset: number;
  readonly tokens: readonly Token[];
  /** Index of the token before the word, or -1. */
  readonly before: number;
  /** The word around the place, or an empty one. In quotes: what is between them. */
  readonly word: { readonly start: number; readonly end: number };
  readonly forms: readonly OpenForm[];
}

/** The tokens of a text that may be broken, in order, the end included. Blanks and comments are between them. Never throws. */
export function lex(source: string, { mode = 'expression', profile = 'extended' }: LanguageContext): readonly Token[] {
  return new Lexer(source, profile, new ProblemList()).run(mode);
}

export function siteAt(source: string, offset: number, context: LanguageContext): CursorSite {
  const tokens = lex(source, context);
  const under = tokens.findIndex((token) => covers(token, offset));
  const token = tokens[under];
  const isWord = token?.kind === 'identifier' || token?.kind === 'keyword';
  const next = under >= 0 ? under : tokens.findIndex(({ start, kind }) => start >= offset || kind === 'end');
  const before = next - 1;
  const forms = openForms(tokens, before + 1);
  const at = (kind: SiteKind, start = offset, end = offset): CursorSite => {
    return { kind, source, offset, tokens, before, word: { start, end }, forms };
  };
  if (token?.kind === 'string') return at('string', token.start + 1, isClosed(token) ? token.end - 1 : token.end);
  if ((token !== undefined && !isWord) || isInComment(source, tokens[before]?.end ?? 0, offset)) return at('nothing');
  const kind = kindOf(tokens, before, next + (isWord ? 1 : 0), forms);
  return isWord ? at(kind, token.start, token.end) : at(kind);
}

/** Whether a place belongs to a token. A word and a number still grow at their end, a text in quotes doesn't. */
function covers(token: Token, offset: number): boolean {
  const { kind, start, end } = token;
  if (kind === 'template-text') return start <= offset && offset <= end;
  if (start >= offset) return false;
  if (kind === 'identifier' || kind === 'keyword' || kind === 'number') return offset <= end;
  if (kind === 'string') return offset < end || (offset === end && !isClosed(token));
  return false;
}

/** True if a text has its closing quote. */
export function isClosed({ text, reported }: Token): boolean {
  return text[0] !== '"' || reported !== true;
}

function isInComment(source: string, start: number, offset: number): boolean {
  const gap = source.slice(start, offset);
  return gap.lastIndexOf('/*') > gap.lastIndexOf('*/') || gap.lastIndexOf('//') > gap.lastIndexOf('\n');
}

function kindOf(tokens: readonly Token[], before: number, after: number, forms: readonly OpenForm[]): SiteKind {
  const previous = tokens[before];
  if (functionNameStart(tokens, before) !== undefined) return 'function';
  if (previous?.text === '.' || previous?.text === '?.') return 'member';
  const top = forms.at(-1);
  if (top?.awaits === 'name') {
    const isFirst = before === top.token || previous?.text === ',';
    if (top.kind === '{') return isFirst ? 'key' : 'nothing';
    return isFirst ? 'name' : 'nothing';
  }
  if (top?.kind === '(' && isParameterList(tokens, top.token, before, after)) return 'name';
  return endsOperand(tokens, before) ? 'operator' : 'operand';
}

/** Index of the `@` of the function name that reaches up to here, if there is one. */
export function functionNameStart(tokens: readonly Token[], before: number): number | undefined {
  let index = before;
  while (tokens[index]?.text === '.' && ['identifier', 'keyword'].includes(tokens[index - 1]?.kind ?? '')) index -= 2;
  return tokens[index]?.text === '@' && tokens[index]?.kind === 'punctuator' ? index : undefined;
}

/** Whether the parentheses are those of a lambda: `( name , … ) =>`. */
function isParameterList(tokens: readonly Token[], open: number, before: number, after: number): boolean {
  const isName = ({ kind, text }: Token) => kind === 'identifier' || kind === 'keyword' || text === ',';
  if (!tokens.slice(open + 1, before + 1).every(isName)) return false;
  let index = after;
  while (tokens[index] !== undefined && isName(tokens[index] as Token)) index++;
  return tokens[index]?.text === ')' && tokens[index + 1]?.text === '=>';
}

/** Whether a value ends with the token at an index. */
export function endsOperand(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  const { kind, text } = token;
  if (kind === 'keyword') return ['true', 'false', 'null'].includes(text) || isMemberName(tokens, index);
  if (kind === 'punctuator') return text === ')' || text === ']' || text === '}';
  return ['number', 'string', 'identifier', 'template-end'].includes(kind);
}
