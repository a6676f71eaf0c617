const INITIAL_BYTES = 64 * 1024;
/** A larger one is given back once it is empty. */
const LARGEST_KEPT = 4 * 1024 * 1024;
/** Longest UTF-8 form of a UTF-16 unit. */
const MAX_UNIT_BYTES = 3;
const LARGEST_DIGITS = 10;

/** By character code, what {@link LineBuffer.plain} takes: letters, digits and `_ . ~ + / = : -`. */
const PLAIN = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.~+/=:-')
  PLAIN[char.charCodeAt(0)] = 1;

/** Text that grows by small pieces, as UTF-8 outside the heap: writing to it leaves no garbage. */
export class LineBuffer {
  #bytes = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  #length = 0;

  /** In bytes. */
  get length(): number {
    return this.#length;
  }

  /** Begins anew. */
  clear(): void {
    this.#length = 0;
    if (this.#bytes.length > LARGEST_KEPT) this.#bytes = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  }

  /** Writes one character of ASCII. */
  char(code: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = code;
  }

  /** Writes a number as `String` does. */
  number(value: number): void {
    if (value < 0 || value > 0x7fff_ffff || value !== (value | 0)) {
      this.text(String(value));
      return;
    }
    this.#reserve(LARGEST_DIGITS);
    const bytes = this.#bytes;
    let end = this.#length + 1;
    for (let bound = 10; bound <= value && end - this.#length < LARGEST_DIGITS; bound *= 10) end += 1;
    this.#length = end;
    let rest = value;
    do {
      const shorter = (rest / 10) | 0;
      bytes[--end] = 0x30 + rest - shorter * 10;
      rest = shorter;
    } while (rest > 0);
  }

  /** Writes a text, from a character on, if it is plain. @returns False, and nothing is written, if it is not */
  plain(text: string, from = 0): boolean {
    this.#reserve(text.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = from; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 127 || PLAIN[code] === 0) return false;
      bytes[at++] = code;
    }
    this.#length = at;
    return true;
  }

  /** Writes any text. */
  text(text: string): void {
    this.#reserve(text.length * MAX_UNIT_BYTES);
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }

  toString(): string {
    return this.#bytes.toString('utf8', 0, this.#length);
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
