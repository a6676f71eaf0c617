import { randomInt, timingSafeEqual } from 'node:crypto';

/** Letters and digits that nobody takes for one another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/**
 * The code that whoever started the server reads on its terminal, and types to create the first owner: 98 random bits,
 * kept in memory only. Without it nobody who merely reaches the port could take the server over.
 */
export class SetupCode {
  readonly #text: string;

  constructor() {
    const letter = () => ALPHABET.charAt(randomInt(ALPHABET.length));
    const group = () => Array.from({ length: GROUP_LENGTH }, letter).join('');
    this.#text = Array.from({ length: GROUPS }, group).join('-');
  }

  /** For the terminal of whoever started the server, and nothing else. */
  reveal(): string {
    return this.#text;
  }

  /** Is it the code? In constant time; small letters, spaces and missing dashes are forgiven. */
  matches(presented: string): boolean {
    const given = Buffer.from(plain(presented));
    const expected = Buffer.from(plain(this.#text));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** A code in an error or a log would be a code that leaked. */
  toJSON(): string {
    return 'SetupCode';
  }
}

function plain(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}
