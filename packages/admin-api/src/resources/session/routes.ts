import { NO_CONTENT, operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { PUBLIC, VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf } from '../../session/authorize.ts';
import { SESSION_COOKIE } from '../../session/session-token.ts';
import type { Api } from '../../type-provider.ts';
import { presentSession, setSessionCookie } from './present-session.ts';
import { signInBody } from './schema.ts';
import { SignIn } from './sign-in.ts';

/** Signing in and out, and who is signed in. */
export function sessionRoutes(api: Api, options: AdminApiOptions): void {
  const signIn = new SignIn(options);
  const tag = 'Session';
  const response = { 200: { $ref: 'Session#' } };

  api.post(
    '/session',
    operation({
      operationId: 'signIn',
      summary: 'Sign in',
      description: 'Sets the session cookie. Any session that the request brought along ends.',
      tag,
      policy: PUBLIC,
      body: signInBody,
      response,
      problems: ['wrong-credentials', 'too-many-attempts'],
    }),
    async (request, reply) => {
      const previousSessionId = request.cookies[SESSION_COOKIE];
      const outcome = await signIn.attempt({ ...request.body, address: request.ip, previousSessionId });
      if (outcome.kind === 'wrong-credentials') return sendProblem(reply, 'wrong-credentials');
      if (outcome.kind === 'too-many-attempts') {
        const seconds = Math.ceil(outcome.retryAfterMs / 1000);
        reply.header('retry-after', String(seconds));
        return sendProblem(reply, 'too-many-attempts', { detail: `Try again in ${seconds} seconds.` });
      }
      const { sessionId, session } = outcome;
      setSessionCookie(reply, sessionId, options.secureCookies);
      return presentSession(sessionId, session);
    },
  );

  api.get(
    '/session',
    operation({ operationId: 'getSession', summary: 'Who is signed in', tag, policy: VIEWER, response }),
    async (request) => {
      if (request.currentSession === null) throw new Error('A signed-in route has a session.');
      return presentSession(request.currentSession.sessionId, request.currentSession);
    },
  );

  api.delete(
    '/session',
    operation({ operationId: 'signOut', summary: 'Sign out', tag, policy: VIEWER, response: NO_CONTENT }),
    async (request, reply) => {
      if (request.currentSession !== null) {
        await options.storage.sessions.delete(request.currentSession.sessionId, actorOf(request));
      }
      reply.clearCookie(SESSION_COOKIE, { path: '/api' });
      return reply.code(204).send();
    },
  );
}
