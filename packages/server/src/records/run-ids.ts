import { randomInt } from 'node:crypto';

const RADIX = 36;
const LOW_DIGITS = 2;
const HIGH_DIGITS = 6;
const LOW_COUNT = RADIX ** LOW_DIGITS;

/** Every ending of an id, so that most ids are one concatenation. */
const ENDINGS: readonly string[] = Array.from({ length: LOW_COUNT }, (_, low) => digits(low, LOW_DIGITS));

/**
 * Ids of runs: the time of the process's start and a random part, the same for all, then a counter. They are unique
 * everywhere, sort by the order in which they were given, and cost a few nanoseconds.
 */
export class RunIds {
  /** What all ids of this process begin with. */
  readonly prefix: string;
  #high = 0;
  #low = 0;
  #begin: string;

  constructor(now: number = Date.now(), random: number = randomInt(RADIX ** 6)) {
    this.prefix = `${digits(now, 9)}${digits(random, 6)}-`;
    this.#begin = this.prefix + digits(0, HIGH_DIGITS);
  }

  next(): string {
    if (this.#low === LOW_COUNT) {
      this.#low = 0;
      this.#high += 1;
      this.#begin = this.prefix + digits(this.#high, HIGH_DIGITS);
    }
    const ending = ENDINGS[this.#low] as string;
    this.#low += 1;
    return this.#begin + ending;
  }
}

function digits(value: number, length: number): string {
  return value.toString(RADIX).padStart(length, '0');
}
