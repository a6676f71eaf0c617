import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessTokenVerifier } from '@waymark/authorization-server';
import { type PendingRun, type Ports, RunResult } from '@waymark/journey';
import { authorizeRequest } from './authorize-request.ts';
import { correlationIdOf } from './correlation-id.ts';
import { executeJourney } from './execute-journey.ts';
import { type InvokeRequest, Refusal } from './invoke-request.ts';
import { receiveRequest } from './receive-request.ts';
import type { RunRecorder } from './record-run.ts';
import { type PublishedJourneys, resolveJourney } from './resolve-journey.ts';
import { sendResponse } from './send-response.ts';

/** What a call needs, all of it in memory. */
export interface InvokeContext {
  readonly verifier: AccessTokenVerifier;
  readonly published: PublishedJourneys;
  readonly ports: Ports;
  readonly recorder: RunRecorder;
  /** Ids of runs, each given once. */
  readonly newRunId: () => string;
  /** Told about a bug: an exception that no stage expected. */
  readonly onError: (error: unknown, method: string, correlationId: string) => void;
}

/** One call of a journey, stage by stage. Never throws. Nothing in it waits unless the body or a step does. */
export function invokeJourney(context: InvokeContext, message: IncomingMessage, response: ServerResponse): void {
  const correlationId = correlationIdOf(message.headers['x-correlation-id']);
  const fail = (error: unknown) => {
    context.onError(error, message.method ?? '', correlationId);
    if (response.headersSent) response.destroy();
    else sendResponse(response, callFailed, correlationId);
  };
  const answer = (received: InvokeRequest | Refusal) => {
    try {
      answerCall(context, received, response, correlationId)?.catch(fail);
    } catch (error) {
      fail(error);
    }
  };
  try {
    receiveRequest(message, answer);
  } catch (error) {
    fail(error);
  }
}

const callFailed = new Refusal(500, 'The call failed. Its operator finds the reason under the correlation id.');

/** @returns A promise only where the run waits. */
function answerCall(
  context: InvokeContext,
  request: InvokeRequest | Refusal,
  response: ServerResponse,
  correlationId: string,
): Promise<void> | undefined {
  if (request instanceof Refusal) return void sendResponse(response, request, correlationId);

  const caller = authorizeRequest(request, context.verifier);

  const plan = resolveJourney(request, caller, context.published);
  if (plan instanceof Refusal) return void sendResponse(response, plan, correlationId);

  const at = Date.now();
  const runId = context.newRunId();
  const executed = executeJourney(plan, request, caller, runId, context.ports);

  const finish = (result: RunResult): void => {
    const status = sendResponse(response, result.outcome, correlationId, plan.defaultAnswer);
    context.recorder.record({ plan, request, caller, result, runId, correlationId, status, at });
  };
  if (executed instanceof RunResult) return void finish(executed);
  return finishUnlessGone(executed, response).then(finish);
}

/** A run that waits ends when nobody waits for its answer any more. */
async function finishUnlessGone(run: PendingRun, response: ServerResponse): Promise<RunResult> {
  const cancel = () => run.cancel();
  response.once('close', cancel);
  const result = await run.result;
  response.off('close', cancel);
  return result;
}
