import { systemActor } from '@waymark/storage';
import { logSetupRefused } from '@waymark/telemetry';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { PUBLIC } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { AttemptLimiter } from '../../session/attempt-limiter.ts';
import { networkOf } from '../../session/network-of.ts';
import { hashPassword } from '../../session/passwords.ts';
import { SESSION_COOKIE } from '../../session/session-token.ts';
import { startSession } from '../../session/start-session.ts';
import type { Api } from '../../type-provider.ts';
import { presentSession, setSessionCookie } from '../session/present-session.ts';
import { setUpBody } from './schema.ts';

const WINDOW_MS = 15 * 60_000;
const WHERE_THE_CODE_IS =
  'The server printed the setup code on its terminal when it started; a restart makes a new one.';

/** The first start: creating the owner, by whoever can read the server's terminal. */
export function setupRoutes(api: Api, options: AdminApiOptions): void {
  const { storage, logger, setupCode, clock = Date.now } = options;
  const attempts = new AttemptLimiter({ attempts: 10, windowMs: WINDOW_MS });
  const tag = 'Setup';
  const isRequired = async () => (await storage.administrators.list({ limit: 1 })).items.length === 0;

  api.get(
    '/setup',
    operation({
      operationId: 'getSetup',
      summary: 'Whether the first owner is still to be created',
      tag,
      policy: PUBLIC,
      response: { 200: { $ref: 'Setup#' } },
    }),
    async () => ({ required: await isRequired() }),
  );

  api.post(
    '/setup',
    operation({
      operationId: 'setUp',
      summary: 'Create the first owner and sign in',
      description: 'Works while there is no administrator, with the setup code of this server only.',
      tag,
      policy: PUBLIC,
      body: setUpBody,
      response: { 201: { $ref: 'Session#' } },
      problems: ['wrong-setup-code', 'already-set-up', 'too-many-attempts'],
    }),
    async (request, reply) => {
      const { code, email, password } = request.body;
      const network = networkOf(request.ip);
      if (!(await isRequired())) return sendProblem(reply, 'already-set-up', { detail: 'Sign in instead.' });
      const retryAfterMs = attempts.take(network, clock());
      if (retryAfterMs > 0) {
        const seconds = Math.ceil(retryAfterMs / 1000);
        logSetupRefused(logger, { address: request.ip, reason: 'too-many-attempts' });
        reply.header('retry-after', String(seconds));
        return sendProblem(reply, 'too-many-attempts', { detail: `Try again in ${seconds} seconds.` });
      }
      if (setupCode?.matches(code) !== true) {
        logSetupRefused(logger, { address: request.ip, reason: 'wrong-setup-code' });
        return sendProblem(reply, 'wrong-setup-code', { detail: WHERE_THE_CODE_IS });
      }
      attempts.giveBack(network);
      const passwordHash = await hashPassword(password);
      const outcome = await storage.administrators.createFirst({ email, passwordHash }, systemActor('setup'));
      if (outcome.kind === 'taken') return sendProblem(reply, 'already-set-up', { detail: 'Sign in instead.' });
      const previousSessionId = request.cookies[SESSION_COOKIE];
      const started = await startSession(options, outcome.value, { address: request.ip, previousSessionId });
      setSessionCookie(reply, started.sessionId, options.secureCookies);
      return reply.code(201).send(presentSession(started.sessionId, started.session));
    },
  );
}
