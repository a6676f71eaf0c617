import { sessionKey } from '@waymark/storage';
import type { FastifyRequest } from 'fastify';
import { NO_CONTENT, operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import { actorOf, administratorOf } from '../../session/authorize.ts';
import type { Api } from '../../type-provider.ts';
import { ownSessionParams, ownSessionsSchema } from './schema.ts';

/** Where the signed-in person is signed in, and the way out of each. */
export function ownSessionsRoutes(api: Api, { storage }: AdminApiOptions): void {
  const tag = 'Session';

  api.get(
    '/sessions',
    operation({
      operationId: 'listOwnSessions',
      summary: 'List the own sessions, newest first',
      tag,
      policy: VIEWER,
      response: { 200: ownSessionsSchema },
    }),
    async (request) => {
      const current = sessionKey(sessionIdOf(request));
      const sessions = await storage.sessions.list(administratorOf(request).id);
      return { items: sessions.map(({ key, ...times }) => ({ id: key, isCurrent: key === current, ...times })) };
    },
  );

  api.delete(
    '/sessions',
    operation({
      operationId: 'endOtherSessions',
      summary: 'End all own sessions but this one',
      tag,
      policy: VIEWER,
      response: NO_CONTENT,
    }),
    async (request, reply) => {
      await storage.sessions.end(administratorOf(request).id, { allBut: sessionIdOf(request) }, actorOf(request));
      return reply.code(204).send();
    },
  );

  api.delete(
    '/sessions/:sessionId',
    operation({
      operationId: 'endOwnSession',
      summary: 'End one of the own sessions',
      tag,
      policy: VIEWER,
      params: ownSessionParams,
      response: NO_CONTENT,
      problems: ['not-found'],
    }),
    async (request, reply) => {
      const key = request.params.sessionId;
      const ended = await storage.sessions.end(administratorOf(request).id, { key }, actorOf(request));
      return ended > 0 ? reply.code(204).send() : sendProblem(reply, 'not-found');
    },
  );
}

function sessionIdOf({ currentSession }: FastifyRequest): string {
  if (currentSession === null) throw new Error('A signed-in route has a session.');
  return currentSession.sessionId;
}
