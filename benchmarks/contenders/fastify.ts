// The tutorial's endpoint written by hand on Fastify.
import { decide } from './hand-written.ts';
import { serveFastify } from './serve-fastify.ts';

await serveFastify(decide);
