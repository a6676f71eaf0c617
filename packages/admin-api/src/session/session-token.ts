import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const SESSION_COOKIE = 'waymark_session';
export const CSRF_HEADER = 'x-csrf-token';

/** A new session id: 256 random bits. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** The session's CSRF token. It follows from the session id, but not the other way round, and is stored nowhere. */
export function csrfTokenOf(sessionId: string): string {
  return createHmac('sha256', sessionId).update('waymark csrf token').digest('base64url');
}

/** Is it the session's CSRF token? In constant time. */
export function csrfTokenMatches(sessionId: string, presented: unknown): boolean {
  if (typeof presented !== 'string') return false;
  const expected = Buffer.from(csrfTokenOf(sessionId));
  const given = Buffer.from(presented);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
