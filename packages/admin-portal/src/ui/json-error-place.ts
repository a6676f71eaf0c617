/** A place in a text, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside texts (RFC 8259 §7).
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** Where a text stops being JSON; null when it is JSON. Browsers don't agree on saying so themselves. */
export function jsonErrorPlace(text: string): TextPlace | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    return placeAt(text, new Scanner(text).findError());
  }
}

/** Line and column of an offset. */
export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

/** Reads JSON (RFC 8259) only to see how far it goes, with a stack of its own. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  findError(): number {
    const open: ('[' | '{')[] = [];
    this.#skip();
    for (;;) {
      const begin = this.#text[this.#at];
      if (begin === '[' || begin === '{') {
        this.#step();
        if (this.#text[this.#at] === closing(begin)) this.#step();
        else {
          open.push(begin);
          if (begin === '{' && !this.#key()) return this.#at;
          continue;
        }
      } else if (!this.#take(STRING) && !this.#take(NUMBER) && !this.#take(WORD)) return this.#at;
      while (open.length > 0 && this.#text[this.#at] === closing(open.at(-1))) {
        open.pop();
        this.#step();
      }
      const inside = open.at(-1);
      if (inside === undefined || this.#text[this.#at] !== ',') return this.#at;
      this.#step();
      if (inside === '{' && !this.#key()) return this.#at;
    }
  }

  #key(): boolean {
    if (!this.#take(STRING) || this.#text[this.#at] !== ':') return false;
    this.#step();
    return true;
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    this.#skip();
    return true;
  }

  #step(): void {
    this.#at += 1;
    this.#skip();
  }

  #skip(): void {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
  }
}

const closing = (open: '[' | '{' | undefined) => (open === '[' ? ']' : '}');
