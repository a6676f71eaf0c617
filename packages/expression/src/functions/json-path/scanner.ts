/** Thrown for a text that isn't JSONPath; the function turns it into an error of the language. */
export class JsonPathError {
  readonly offset: number;
  constructor(offset: number) {
    this.offset = offset;
  }
}

const firstOfName = /[A-Za-z_\u0080-\ud7ff\ue000-\uffff\u{10000}-\u{10ffff}]/u;
const restOfName = /[A-Za-z_0-9\u0080-\ud7ff\ue000-\uffff\u{10000}-\u{10ffff}]/u;
const integer = /-?(?:0|[1-9]\d*)/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '/': '/',
  '\\': '\\',
};

/** Reads the parts of a JSONPath text that have no inner structure. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  fail(): never {
    throw new JsonPathError(this.at);
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  blanks(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  sees(part: string): boolean {
    return this.text.startsWith(part, this.at);
  }

  take(part: string): boolean {
    if (!this.sees(part)) return false;
    this.at += part.length;
    return true;
  }

  expect(part: string): void {
    if (!this.take(part)) this.fail();
  }

  /** A name after a dot. */
  shorthand(): string {
    const start = this.at;
    let pattern = firstOfName;
    for (;;) {
      const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
      if (this.done || !pattern.test(character)) break;
      this.at += character.length;
      pattern = restOfName;
    }
    return this.at === start ? this.fail() : this.text.slice(start, this.at);
  }

  /** A lower-case name of a function, if one is called here. */
  functionName(): string | undefined {
    const name = this.pattern(/[a-z][a-z_0-9]*(?=\()/y);
    return name;
  }

  pattern(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** An index or a bound, as far as JSON's exact integers go. */
  integer(): number | undefined {
    const start = this.at;
    const text = this.pattern(integer);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text === '-0' || !Number.isSafeInteger(value) || /\d/.test(this.text[this.at] ?? '')) {
      this.at = start;
      this.fail();
    }
    return value;
  }

  number(): number | undefined {
    const text = this.pattern(number);
    if (text === undefined) return undefined;
    const value = Number(text);
    return Number.isFinite(value) ? value + 0 : this.fail();
  }

  /** A text in single or double quotes. */
  string(): string | undefined {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") return undefined;
    this.at++;
    let value = '';
    while (!this.take(quote)) value += this.take('\\') ? this.escape(quote) : this.plainCharacter();
    return value;
  }

  private plainCharacter(): string {
    const code = this.text.codePointAt(this.at) ?? 0;
    if (code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) this.fail();
    const character = String.fromCodePoint(code);
    this.at += character.length;
    return character;
  }

  private escape(quote: string): string {
    if (this.take(quote)) return quote;
    if (this.take('u')) return this.unicodeEscape();
    const letter = this.text[this.at] ?? '';
    if (!Object.hasOwn(escapes, letter)) this.fail();
    this.at++;
    return escapes[letter] as string;
  }

  /** Surrogates are given in pairs or not at all. */
  private unicodeEscape(): string {
    const high = this.hexadecimal();
    if (high < 0xd800 || high > 0xdfff) return String.fromCharCode(high);
    if (high > 0xdbff || !this.take('\\u')) this.fail();
    const low = this.hexadecimal();
    if (low < 0xdc00 || low > 0xdfff) this.fail();
    return String.fromCharCode(high, low);
  }

  private hexadecimal(): number {
    return Number.parseInt(this.pattern(/[0-9A-Fa-f]{4}/y) ?? this.fail(), 16);
  }
}
