import type { FastifyInstance } from 'fastify';

/** `/healthz`: the process answers. `/readyz`: it has its configuration and is not stopping. */
export function health(fastify: FastifyInstance, isReady: () => boolean): void {
  fastify.get('/healthz', (_request, reply) => reply.send({ status: 'ok' }));
  fastify.get('/readyz', (_request, reply) =>
    isReady() ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'stopping' }),
  );
}
