import type { Plan } from '@waymark/journey';
import { type Caller, unauthorized } from './authorize-request.ts';
import { type InvokeRequest, Refusal } from './invoke-request.ts';
import { unknownJourney } from './receive-request.ts';

/** What this stage needs to know of the published configuration. */
export interface PublishedJourneys {
  /** Of a journey that can be called; a sub-journey can't. */
  findPlan(journeyId: string): Plan | undefined;
  hasClient(clientId: string): boolean;
}

/** Stage 3: journey id and caller → the published plan in memory, or why this caller may not run it. */
export function resolveJourney(request: InvokeRequest, caller: Caller, published: PublishedJourneys): Plan | Refusal {
  const plan = published.findPlan(request.journeyId);
  if (plan === undefined) return unknownJourney();
  if (plan.enforceToken && !caller.valid) return unauthorized(caller);

  const { clientId } = request;
  if (clientId === null) return new Refusal(400, 'Name the calling client in the query: ?clientId=…');
  if (!published.hasClient(clientId))
    return new Refusal(400, 'There is no client of the id in the query parameter clientId.');

  if (plan.enforceToken && caller.valid && caller.clientId !== clientId) {
    return forbidden('The token belongs to another client than the query parameter clientId names.');
  }
  if (plan.allowedClients !== null && !plan.allowedClients.has(clientId)) {
    return forbidden('The client may not call this journey.');
  }
  return plan;
}

/** RFC 6750 §3.1: the token is good, but it does not reach this far. */
const forbidden = (message: string) =>
  new Refusal(403, message, ['WWW-Authenticate', 'Bearer realm="waymark", error="insufficient_scope"']);
