/** Kinds of tokens. `text` is a stretch of template text; `bad` was reported already. */
export type TokenKind =
  | 'number'
  | 'string'
  | 'identifier'
  | 'keyword'
  | 'punctuator'
  | 'template-start'
  | 'template-text'
  | 'interpolation-start'
  | 'interpolation-end'
  | 'template-end'
  | 'bad'
  | 'end';

/** A piece of the source text. */
export interface Token {
  readonly kind: TokenKind;
  /** The characters of the source, except for a rejected operator: the one that was meant. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The number, or the text with its escapes resolved. */
  readonly value?: number | string;
  /** True when a problem with this token was reported already. */
  readonly reported?: boolean;
}

/** Words with a meaning of their own. They may follow a dot, but can't name a variable. */
export const keywords: ReadonlySet<string> = new Set([
  'let',
  'letr',
  'return',
  'try',
  'catch',
  'true',
  'false',
  'null',
]);
