import { maximumNesting } from '../compile/limits.ts';
import type { Fix } from '../diagnostic.ts';
import type { ProblemList } from './problem-list.ts';
import type { Profile } from './profile.ts';
import type { Token, TokenKind } from './token.ts';
import { explainUnexpected } from './unexpected-token.ts';

/** Thrown to give up on a source text that is nested too deeply; caught by the parser's entry. */
export const nestingExceeded = Object.freeze({ kind: 'nesting-exceeded' });

/** The parser's place in the tokens. */
export class TokenStream {
  readonly source: string;
  readonly profile: Profile;
  readonly problems: ProblemList;
  readonly #tokens: readonly Token[];
  #index = 0;
  #nesting = 0;
  /** Conditionals of the current bracket that still wait for their ":". */
  awaitedColons = 0;

  constructor(source: string, tokens: readonly Token[], profile: Profile, problems: ProblemList) {
    this.source = source;
    this.#tokens = tokens;
    this.profile = profile;
    this.problems = problems;
  }

  get token(): Token {
    return this.#tokens[this.#index] as Token;
  }

  get previous(): Token | undefined {
    return this.#tokens[this.#index - 1];
  }

  /** The token `distance` places ahead, or the end. */
  peek(distance: number): Token {
    return (this.#tokens[this.#index + distance] ?? this.#tokens.at(-1)) as Token;
  }

  /** Takes the current token; the end can be taken any number of times. */
  next(): Token {
    const { token } = this;
    if (token.kind !== 'end') this.#index++;
    return token;
  }

  is(punctuator: string): boolean {
    const { token } = this;
    return token.kind === 'punctuator' && token.text === punctuator;
  }

  isKeyword(word: string): boolean {
    const { token } = this;
    return token.kind === 'keyword' && token.text === word;
  }

  isKind(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  take(punctuator: string): boolean {
    if (!this.is(punctuator)) return false;
    this.#index++;
    return true;
  }

  /** Takes a token that has to be there, or reports what stands in its place. Answers whether it was there. */
  expect(punctuator: string, expectation: string): boolean {
    if (this.take(punctuator)) return true;
    this.unexpected(expectation);
    return false;
  }

  /** Reports the current token. `expectation` completes "Expected …". */
  unexpected(expectation: string): void {
    const { token, previous } = this;
    if (token.reported === true || (previous?.reported === true && token.kind === 'end')) {
      // Nothing else may be wrong, but the text must not pass as correct either.
      if (this.problems.diagnostics.length > 0) return;
    }
    const { message, at = token, fix } = explainUnexpected(token, previous, expectation);
    this.problems.error(message, at.start, at.end, fix);
  }

  error(message: string, start: number, end: number, fix?: Fix): void {
    this.problems.error(message, start, end, fix);
  }

  /** Goes to a closing bracket of this level, past whatever can't be read. */
  skipTo(close: string): void {
    let open = 0;
    while (!this.isKind('end') && !this.isKind('interpolation-end') && (open > 0 || !this.is(close))) {
      if (this.is('{') || this.is('[') || this.is('(')) open++;
      if (this.is('}') || this.is(']') || this.is(')')) open--;
      this.next();
    }
  }

  /** End of the last token taken. */
  get lastEnd(): number {
    return this.previous?.end ?? 0;
  }

  deepen(levels: number): void {
    this.#nesting += levels;
    if (this.#nesting <= maximumNesting) return;
    const { start, end } = this.token;
    const message = `Expressions may be nested ${maximumNesting} levels deep at most.`;
    this.problems.error(message, start, end, undefined, 'E_LIMIT');
    throw nestingExceeded;
  }

  rise(levels: number): void {
    this.#nesting -= levels;
  }

  /** Runs `parse` inside brackets, where the conditionals outside don't count. */
  bracketed<T>(parse: () => T): T {
    const outside = this.awaitedColons;
    this.awaitedColons = 0;
    const result = parse();
    this.awaitedColons = outside;
    return result;
  }
}
