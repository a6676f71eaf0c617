import { LRUCache } from 'lru-cache';

const WINDOW = 60_000;
const MAX_CLIENT_IDS = 1000;

interface Failures {
  count: number;
  until: number;
}

/**
 * Counts failed authentications by client id, so that a flood of guesses becomes a few reports and not a flood of log
 * lines. Memory is bounded: the id that failed longest ago is forgotten first.
 *
 * It deliberately refuses nobody. A secret has 256 random bits, so guessing is hopeless at any rate and one guess
 * costs a hash; a lockout would only let a stranger who knows a client id, which is public, shut that client out.
 */
export class FailedAuthentications {
  readonly #failures = new LRUCache<string, Failures>({ max: MAX_CLIENT_IDS });

  /**
   * @param now epoch milliseconds
   * @returns the number of failures in the current minute when it is worth a report (1, 10, 100, …), else `undefined`
   */
  record(clientId: string, now: number): number | undefined {
    const key = clientId.slice(0, 128);
    let failures = this.#failures.get(key);
    if (failures === undefined || now >= failures.until) {
      failures = { count: 0, until: now + WINDOW };
      this.#failures.set(key, failures);
    }
    failures.count += 1;
    return Number.isInteger(Math.log10(failures.count)) ? failures.count : undefined;
  }
}
