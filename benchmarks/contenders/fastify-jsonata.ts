// The tutorial's decision through JSONata, compiled once, behind the same Fastify.
import jsonata from 'jsonata';
import { claimsOf } from './hand-written.ts';
import { serveFastify } from './serve-fastify.ts';

const expiry = jsonata('access.exp > now / 1000 and id.exp > now / 1000');
const factors = jsonata('"mfa" in id.amr');

await serveFastify(async (body) => {
  const context = {
    access: claimsOf(body.external_access_token),
    id: claimsOf(body.external_id_token),
    now: Date.now(),
  };
  if ((await expiry.evaluate(context)) !== true) return 401;
  return (await factors.evaluate(context)) === true ? 200 : 307;
});
