/** A text that a regular expression matches as a whole; undefined for forms that are not understood. */
export function sampleOf(pattern: string): string | undefined {
  try {
    const reader = new PatternReader(pattern);
    const text = reader.alternatives();
    return reader.isAtEnd ? text : undefined;
  } catch {
    return undefined;
  }
}

const CLASSES: Readonly<Record<string, string>> = {
  d: '1',
  w: 'a',
  s: ' ',
  D: 'a',
  W: '-',
  S: 'a',
  b: '',
  B: '',
  n: '\n',
  t: '\t',
};

/** Takes the first alternative, the fewest repetitions and the first character of each class. */
class PatternReader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  alternatives(): string {
    const first = this.#sequence();
    while (this.#take('|')) this.#sequence();
    return first;
  }

  #sequence(): string {
    let text = '';
    while (!this.isAtEnd && this.#peek() !== '|' && this.#peek() !== ')') text += this.#repeated();
    return text;
  }

  #repeated(): string {
    const part = this.#atom();
    const times = this.#least();
    this.#take('?');
    return part.repeat(times);
  }

  #least(): number {
    if (this.#take('*') || this.#take('?')) return 0;
    if (this.#take('+')) return 1;
    const range = /^\{(\d+)(?:,\d*)?\}/.exec(this.#pattern.slice(this.#at));
    if (range === null) return 1;
    this.#at += range[0].length;
    return Number(range[1]);
  }

  #atom(): string {
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return this.#characterClass();
    if (this.#take('\\')) return this.#escape();
    const character = this.#next();
    return character === '^' || character === '$' ? '' : character === '.' ? 'a' : character;
  }

  #group(): string {
    if (this.#take('?') && !this.#take(':')) throw new Error('a form that is not understood');
    const text = this.alternatives();
    this.#next();
    return text;
  }

  #escape(): string {
    const character = this.#next();
    return CLASSES[character] ?? character;
  }

  #characterClass(): string {
    const negated = this.#take('^');
    const characters: string[] = [];
    // A bracket in the first place is one of the characters.
    do characters.push(this.#take('\\') ? this.#escape() : this.#next());
    while (this.#peek() !== ']');
    this.#next();
    if (!negated) return characters[0] ?? '';
    return [...'a1-_ Z'].find((one) => !characters.includes(one)) ?? '';
  }

  #peek(): string {
    return this.#pattern[this.#at] ?? '';
  }

  #next(): string {
    if (this.isAtEnd) throw new Error('the pattern ends early');
    return this.#pattern[this.#at++] as string;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }
}
