// The tutorial's decision through the Zen engine, behind the same Fastify. The engine offers no compiled form of a single
// expression, so it reads both for each call.
import { evaluateExpressionSync } from '@gorules/zen-engine';
import { claimsOf } from './hand-written.ts';
import { serveFastify } from './serve-fastify.ts';

await serveFastify((body) => {
  const context = {
    access: claimsOf(body.external_access_token),
    id: claimsOf(body.external_id_token),
    now: Date.now(),
  };
  if (evaluateExpressionSync('access.exp > now / 1000 and id.exp > now / 1000', context) !== true) return 401;
  return evaluateExpressionSync('some(id.amr, # == "mfa")', context) === true ? 200 : 307;
});
