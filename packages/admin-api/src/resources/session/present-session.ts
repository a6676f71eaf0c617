import type { FastifyReply } from 'fastify';
import { csrfTokenOf, SESSION_COOKIE } from '../../session/session-token.ts';

/** No `Max-Age`: the browser forgets it when it closes, the server when it expires. */
export function setSessionCookie(reply: FastifyReply, sessionId: string, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, sessionId, { httpOnly: true, sameSite: 'strict', path: '/api', secure });
}

export function presentSession(
  sessionId: string,
  session: { readonly administrator: object; readonly expiresAt: number },
) {
  return {
    administrator: session.administrator,
    csrfToken: csrfTokenOf(sessionId),
    expiresAt: session.expiresAt,
  };
}
