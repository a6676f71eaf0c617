import { randomBytes } from 'node:crypto';

const VALID = /^[A-Za-z0-9._~+/=:-]{1,128}$/;

/** Hexadecimal digits of a new id: 128 random bits, as a trace id of W3C Trace Context §3.2.2.3. */
const DIGITS = 32;
const IDS_AT_ONCE = 256;

/** Random digits that were not given out yet, from {@link next} on. */
let digits = '';
let next = 0;

/** The caller's own `X-Correlation-Id` if it is a safe one, else a new id. */
export function correlationIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && VALID.test(header) ? header : newCorrelationId();
}

/** One look at the source of randomness serves many calls: an id of its own would cost each of them over a microsecond. */
function newCorrelationId(): string {
  if (next === digits.length) {
    digits = randomBytes((IDS_AT_ONCE * DIGITS) / 2).toString('hex');
    next = 0;
  }
  const id = digits.slice(next, next + DIGITS);
  next += DIGITS;
  return id;
}
