import { executePlan, type JourneyCaller, type Plan, type Ports, type RunResult } from '@waymark/journey';
import type { Caller } from './authorize-request.ts';
import type { InvokeRequest } from './invoke-request.ts';

/** Stage 4: plan and request → outcome and path. A promise only where a step waited. */
export function executeJourney(
  plan: Plan,
  request: InvokeRequest,
  caller: Caller,
  correlationId: string,
  ports: Ports,
): RunResult | Promise<RunResult> {
  const { body, params, headers, method, ip } = request;
  return executePlan(
    plan,
    { body, params, headers, method, ip },
    plan.enforceToken ? journeyCaller(caller) : null,
    correlationId,
    ports,
  );
}

const journeyCaller = (caller: Caller): JourneyCaller | null =>
  caller.valid ? { id: caller.clientId, appId: caller.applicationId } : null;
