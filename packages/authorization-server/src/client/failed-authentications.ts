import { LRUCache } from 'lru-cache';

const WINDOW = 60_000;
const MAX_CLIENTS = 1000;

/** Where failures of clients that do not exist are counted together: their ids are anybody's invention. */
const UNKNOWN = '';

interface Failures {
  count: number;
  reportAt: number;
  readonly until: number;
}

/**
 * Counts failed authentications by client, so that a flood of guesses becomes a few reports and not a flood of log
 * lines. Memory is bounded.
 *
 * It deliberately refuses nobody, and the endpoint answers every failure with 401. A secret has 256 random bits, so
 * guessing is hopeless at any rate and one guess costs one hash; a lockout would only let a stranger who knows a
 * client id, which is public, shut that client out.
 */
export class FailedAuthentications {
  readonly #failures = new LRUCache<string, Failures>({ max: MAX_CLIENTS });

  /**
   * @param clientId of a client that exists
   * @param now epoch milliseconds
   * @returns the number of failures in the current minute when it is worth a report (1, 10, 100, …), else `undefined`
   */
  record(clientId: string | undefined, now: number): number | undefined {
    const key = clientId ?? UNKNOWN;
    let failures = this.#failures.get(key);
    if (failures === undefined || now >= failures.until) {
      failures = { count: 0, reportAt: 1, until: now + WINDOW };
      this.#failures.set(key, failures);
    }
    failures.count += 1;
    if (failures.count < failures.reportAt) return undefined;
    failures.reportAt *= 10;
    return failures.count;
  }
}
