import { randomUUID } from 'node:crypto';

const VALID = /^[A-Za-z0-9._~+/=:-]{1,128}$/;

/** The caller's own `X-Correlation-Id` if it is a safe one, else a new id. */
export function correlationIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && VALID.test(header) ? header : randomUUID();
}
