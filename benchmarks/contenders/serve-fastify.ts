import Fastify from 'fastify';
import { HAND_WRITTEN, MAX_BODY, STEP_UP, type TokenPair, Tokens } from './hand-written.ts';
import { serveBenchmark } from './serve-benchmark.ts';

export type Decide = (body: TokenPair) => 200 | 307 | 401 | Promise<200 | 307 | 401>;

interface Call {
  Querystring: { clientId?: string };
  Body: TokenPair;
}

/** The tutorial's endpoint written by hand on Fastify, with a decision of one's choice. It records nothing. */
export async function serveFastify(decide: Decide): Promise<void> {
  const tokens = new Tokens();
  const app = Fastify({ bodyLimit: MAX_BODY });
  app.post<Call>('/validate-transaction', {
    onRequest: async (request, reply) => {
      if (!tokens.accepts(request.headers.authorization, request.query.clientId ?? null)) {
        await reply.code(401).send({ error: 'invalid_token' });
      }
    },
    handler: (request, reply) => {
      reply.header('Cache-Control', 'no-store');
      const answer = (status: 200 | 307 | 401) => {
        if (status === 200) return reply.send({ decision: 'approve' });
        if (status === 307) return reply.code(307).header('Location', STEP_UP).type('text/plain').send('');
        return reply.code(401).send({ decision: 'reject', reason: 'token_expired' });
      };
      const status = decide(request.body);
      return status instanceof Promise ? status.then(answer) : answer(status);
    },
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  serveBenchmark({ port, path: HAND_WRITTEN.path, token: tokens.issue() });
}
