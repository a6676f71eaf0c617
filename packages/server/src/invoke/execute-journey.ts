import {
  executePlan,
  type JourneyCaller,
  type PendingRun,
  type Plan,
  type Ports,
  type RunResult,
} from '@waymark/journey';
import type { Caller } from './authorize-request.ts';
import type { InvokeRequest } from './invoke-request.ts';

/** Stage 4: plan and request → outcome and path. A run that can be cancelled only where a step waited. */
export function executeJourney(
  plan: Plan,
  request: InvokeRequest,
  caller: Caller,
  runId: string,
  ports: Ports,
): RunResult | PendingRun {
  return executePlan(plan, request.journeyRequest, journeyCaller(plan, caller), runId, ports);
}

/** Who calls, as the journey sees it. A journey that is open to everybody isn't told. */
export const journeyCaller = ({ enforceToken }: Plan, caller: Caller): JourneyCaller | null =>
  enforceToken && caller.valid ? { id: caller.clientId, appId: caller.applicationId } : null;
