import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { AttemptLimiter } from '../../session/attempt-limiter.ts';
import { actorOf, administratorOf } from '../../session/authorize.ts';
import { hashPassword, verifyPassword } from '../../session/passwords.ts';
import { startSession } from '../../session/start-session.ts';
import type { Api } from '../../type-provider.ts';
import { InvalidRequest } from '../../validate-request.ts';
import { presentSession, setSessionCookie } from './present-session.ts';
import { changePasswordBody } from './schema.ts';

/** Whoever sits down at somebody's open session can't try passwords for long. */
const LIMIT = { attempts: 10, windowMs: 15 * 60_000 };

/** The own password: it asks for the present one, and ends every session but the one that begins with the answer. */
export function passwordRoute(api: Api, options: AdminApiOptions): void {
  const { storage, clock = Date.now } = options;
  const limiter = new AttemptLimiter(LIMIT);

  api.put(
    '/session/password',
    operation({
      operationId: 'changeOwnPassword',
      summary: 'Change the own password',
      description: 'Ends every session of the person and begins a new one, whose cookie and CSRF token it answers.',
      tag: 'Session',
      policy: VIEWER,
      body: changePasswordBody,
      response: { 200: { $ref: 'Session#' } },
      problems: ['too-many-attempts', 'not-found'],
    }),
    async (request, reply) => {
      const administrator = administratorOf(request);
      const { currentPassword, newPassword } = request.body;
      const waitMs = limiter.take(administrator.id, clock());
      if (waitMs > 0) {
        const seconds = Math.ceil(waitMs / 1000);
        reply.header('retry-after', String(seconds));
        return sendProblem(reply, 'too-many-attempts', { detail: `Try again in ${seconds} seconds.` });
      }
      const found = await storage.administrators.findByEmail(administrator.email);
      if (!(await verifyPassword(found?.passwordHash, currentPassword))) {
        const message = 'This is not your present password.';
        throw new InvalidRequest([{ in: 'body', pointer: '/currentPassword', message }]);
      }
      limiter.clear(administrator.id);
      const passwordHash = await hashPassword(newPassword);
      const outcome = await storage.administrators.update(administrator.id, { passwordHash }, actorOf(request));
      if (outcome.kind !== 'done') return sendProblem(reply, 'not-found');
      const { sessionId, session } = await startSession(options, outcome.value, { address: request.ip });
      setSessionCookie(reply, sessionId, options.secureCookies);
      return presentSession(sessionId, session);
    },
  );
}
