// The tutorial's endpoint written by hand on Fastify.
import Fastify from 'fastify';
import { decide, HAND_WRITTEN, MAX_BODY, STEP_UP, Tokens } from './hand-written.ts';
import { serveBenchmark } from './serve-benchmark.ts';

const tokens = new Tokens();
const app = Fastify({ bodyLimit: MAX_BODY });

interface Call {
  Querystring: { clientId?: string };
  Body: { external_access_token: string; external_id_token: string };
}

app.post<Call>('/validate-transaction', {
  onRequest: async (request, reply) => {
    if (!tokens.accepts(request.headers.authorization, request.query.clientId ?? null)) {
      await reply.code(401).send({ error: 'invalid_token' });
    }
  },
  handler: (request, reply) => {
    reply.header('Cache-Control', 'no-store');
    const status = decide(request.body);
    if (status === 200) return reply.send({ decision: 'approve' });
    if (status === 307) return reply.code(307).header('Location', STEP_UP).type('text/plain').send('');
    return reply.code(401).send({ decision: 'reject', reason: 'token_expired' });
  },
});

await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as { port: number };
serveBenchmark({ port, path: HAND_WRITTEN.path, token: tokens.issue() });
