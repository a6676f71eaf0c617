import type { Actor, Administrator, AdministratorSession } from '@waymark/storage';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AdminApiOptions } from '../options.ts';
import { roleAllows } from '../policy.ts';
import { sendProblem } from '../problem.ts';
import { comesFromOwnOrigin } from './own-origin.ts';
import { DEFAULT_IDLE_MS } from './session-times.ts';
import { CSRF_HEADER, csrfTokenMatches, SESSION_COOKIE } from './session-token.ts';

/** The session of a request, and its id. */
export interface CurrentSession extends AdministratorSession {
  readonly sessionId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in; null on public routes. */
    currentSession: CurrentSession | null;
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A session is written back at most this often, in milliseconds. */
const TOUCH_INTERVAL_MS = 60_000;

/** Before a body is read: origin, session, role and CSRF token, as the policy of the route asks for. */
export function authorizeRequests(api: FastifyInstance, options: AdminApiOptions): void {
  api.decorateRequest('currentSession', null);
  api.addHook('onRequest', async (request, reply) => {
    const policy = request.routeOptions.config.policy;
    // Unknown addresses have no policy: they are answered by the not-found handler.
    if (request.is404 || policy === undefined) return;
    const unsafe = !SAFE_METHODS.has(request.method);
    if (unsafe && !comesFromOwnOrigin(request.headers, options.baseUrl())) return sendProblem(reply, 'foreign-origin');
    if (policy.access === 'public') return;
    const session = await findSession(request, options);
    if (session === undefined) return refuseSignedOut(reply);
    if (unsafe && !csrfTokenMatches(session.sessionId, request.headers[CSRF_HEADER])) {
      return sendProblem(reply, 'csrf-token-wrong', { detail: "Send the session's csrfToken as X-CSRF-Token." });
    }
    const { role } = session.administrator;
    if (!roleAllows(role, policy.role)) {
      return sendProblem(reply, 'role-too-low', { detail: `This needs the role ${policy.role}; yours is ${role}.` });
    }
    request.currentSession = session;
    return;
  });
}

/** The person who is signed in. Call it on routes that need a session only. */
export function administratorOf(request: FastifyRequest): Administrator {
  if (request.currentSession === null) throw new Error('The route has no session; is its policy public?');
  return request.currentSession.administrator;
}

/** The person who is signed in, as the audit names them. */
export function actorOf(request: FastifyRequest): Actor {
  const { id, email } = administratorOf(request);
  return { kind: 'administrator', id, name: email };
}

async function findSession(request: FastifyRequest, options: AdminApiOptions): Promise<CurrentSession | undefined> {
  const sessionId = request.cookies[SESSION_COOKIE];
  if (sessionId === undefined || sessionId.length > 100) return undefined;
  const session = await options.storage.sessions.find(sessionId);
  if (session === undefined) return undefined;
  const idleMs = options.sessionIdleMs ?? DEFAULT_IDLE_MS;
  const idleExpiresAt = (options.clock ?? Date.now)() + idleMs;
  if (idleExpiresAt - session.idleExpiresAt >= Math.min(TOUCH_INTERVAL_MS, idleMs / 10)) {
    await options.storage.sessions.touch(sessionId, idleExpiresAt);
  }
  return { ...session, sessionId };
}

function refuseSignedOut(reply: FastifyReply): FastifyReply {
  reply.header('www-authenticate', 'Session realm="Waymark"');
  return sendProblem(reply, 'not-signed-in', { detail: 'Sign in with POST /api/v1/session.' });
}
