import { lexNumber } from './lex-number.ts';
import { lexString } from './lex-string.ts';
import { type ProblemList, replacement } from './problem-list.ts';
import type { ExpressionMode, Profile } from './profile.ts';
import { punctuators, rejectedOperators } from './rejected-operators.ts';
import { keywords, type Token } from './token.ts';

const identifier = /[A-Za-z_][A-Za-z0-9_]*/y;
const whitespace = /\s+/y;
const typographicQuotes = '“”„‘’«»';
const typographicClose = /[“”‘’«»\n]/;
const templateEscapes = new Set(['`', '$', '\\']);

/** Splits a source text into tokens. Never fails: what can't be read is reported and skipped. */
export class Lexer {
  readonly source: string;
  readonly profile: Profile;
  readonly problems: ProblemList;
  readonly tokens: Token[] = [];
  #position = 0;
  /** For each open interpolation: how many braces are open inside it, and whether its template has backticks. */
  readonly #interpolations: { braces: number; delimited: boolean }[] = [];

  constructor(source: string, profile: Profile, problems: ProblemList) {
    this.source = source;
    this.profile = profile;
    this.problems = problems;
  }

  run(mode: ExpressionMode): Token[] {
    if (mode === 'template') this.#lexTemplateText(false);
    while (this.#position < this.source.length) this.#lexToken();
    this.#push('end', this.#position, this.#position);
    return this.tokens;
  }

  #push(kind: Token['kind'], start: number, end: number, rest?: Partial<Token>): void {
    this.tokens.push({ kind, start, end, text: this.source.slice(start, end), ...rest });
    this.#position = end;
  }

  #lexToken(): void {
    const { source } = this;
    const start = this.#position;
    const character = source[start] as string;
    whitespace.lastIndex = start;
    if (whitespace.test(source)) {
      this.#position = whitespace.lastIndex;
      return;
    }
    identifier.lastIndex = start;
    if (identifier.test(source)) {
      const end = identifier.lastIndex;
      this.#push(keywords.has(source.slice(start, end)) ? 'keyword' : 'identifier', start, end);
      return;
    }
    if (isDigit(character) || (character === '.' && isDigit(source[start + 1]) && !this.#followsOperand())) {
      this.tokens.push(lexNumber(this, start));
      this.#position = this.tokens.at(-1)?.end ?? start + 1;
      return;
    }
    if (character === '"' || character === "'") {
      this.tokens.push(lexString(this, start));
      this.#position = this.tokens.at(-1)?.end ?? start + 1;
      return;
    }
    if (character === '`') {
      this.#push('template-start', start, start + 1);
      this.#lexTemplateText(true);
      return;
    }
    if (character === '/' && this.#skipComment(start)) return;
    this.#lexOperator(start);
  }

  #followsOperand(): boolean {
    const last = this.tokens.at(-1);
    if (last === undefined) return false;
    return (
      ['number', 'string', 'identifier', 'template-end'].includes(last.kind) || [')', ']', '}'].includes(last.text)
    );
  }

  /** Reads template text up to the next interpolation or the end of the template. */
  #lexTemplateText(delimited: boolean): void {
    const { source } = this;
    const start = this.#position;
    let text = '';
    let position = start;
    while (position < source.length) {
      const character = source[position] as string;
      if (character === '\\' && templateEscapes.has(source[position + 1] ?? '')) {
        text += source[position + 1];
        position += 2;
      } else if (character === '$' && source[position + 1] === '{') {
        this.#push('template-text', start, position, { value: text });
        this.#push('interpolation-start', position, position + 2);
        this.#interpolations.push({ braces: 0, delimited });
        return;
      } else if (character === '`' && delimited) {
        this.#push('template-text', start, position, { value: text });
        this.#push('template-end', position, position + 1);
        return;
      } else {
        text += character;
        position++;
      }
    }
    this.#push('template-text', start, position, { value: text });
    if (delimited) {
      this.problems.error('This text has no closing backtick.', start - 1, position);
      this.#push('template-end', position, position);
    }
  }

  #skipComment(start: number): boolean {
    const { source } = this;
    if (source[start + 1] === '/') {
      const lineEnd = source.indexOf('\n', start);
      const end = lineEnd < 0 ? source.length : lineEnd;
      this.problems.error('Comments are written /* … */.', start, end);
      this.#position = end;
      return true;
    }
    if (source[start + 1] !== '*') return false;
    const close = source.indexOf('*/', start + 2);
    const end = close < 0 ? source.length : close + 2;
    if (close < 0) this.problems.error('This comment has no closing */.', start, end);
    else if (this.profile === 'mosaic') this.problems.error("Comments aren't part of the Mosaic profile.", start, end);
    this.#position = end;
    return true;
  }

  #lexOperator(start: number): void {
    const { source } = this;
    for (const length of [4, 3, 2, 1]) {
      const text = source.slice(start, start + length);
      const rejected = rejectedOperators.get(text);
      if (rejected !== undefined) {
        const end = start + text.length;
        const fix = rejected.fixable
          ? replacement(`Use ${rejected.meant}`, start, end, rejected.meant ?? '')
          : undefined;
        this.problems.error(rejected.message, start, end, fix);
        if (rejected.meant === undefined) this.#push('bad', start, end, { reported: true });
        else this.#push('punctuator', start, end, { text: rejected.meant, reported: true });
        return;
      }
      if (punctuators.includes(text)) {
        this.#lexPunctuator(text, start);
        return;
      }
    }
    if (typographicQuotes.includes(source[start] ?? '')) {
      this.#lexTypographicText(start);
      return;
    }
    const end = start + ((source.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    this.problems.error(unknownCharacterMessage(source.slice(start, end)), start, end);
    this.#push('bad', start, end, { reported: true });
  }

  /** “text”, as word processors write it: read up to the closing quote, and reported. */
  #lexTypographicText(start: number): void {
    const { source, problems } = this;
    const message = 'Text is put in straight double quotes: "…".';
    const length = source.slice(start + 1).search(typographicClose);
    const close = start + 1 + length;
    if (length < 0 || source[close] === '\n') {
      problems.error(message, start, start + 1);
      this.#push('bad', start, start + 1, { reported: true });
      return;
    }
    const value = source.slice(start + 1, close);
    problems.error(
      message,
      start,
      close + 1,
      replacement('Use straight quotes', start, close + 1, JSON.stringify(value)),
    );
    this.#push('string', start, close + 1, { value, reported: true });
  }

  #lexPunctuator(text: string, start: number): void {
    const interpolation = this.#interpolations.at(-1);
    if (interpolation !== undefined) {
      if (text === '{') interpolation.braces++;
      if (text === '}' && interpolation.braces-- === 0) {
        this.#interpolations.pop();
        this.#push('interpolation-end', start, start + 1);
        this.#lexTemplateText(interpolation.delimited);
        return;
      }
    }
    this.#push('punctuator', start, start + text.length);
  }
}

export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function unknownCharacterMessage(character: string): string {
  if (character === '$') return '"$" means something only inside a template: `…${value}…`.';
  if (character === '#') return 'Comments are written /* … */.';
  if (character === '\\') return 'A backslash means something only inside a text or a template.';
  return `The character ${JSON.stringify(character)} has no meaning here.`;
}
