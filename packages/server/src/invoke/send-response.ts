import type { ServerResponse } from 'node:http';
import { type Answer, type Failure, failureStatus, type Outcome } from '@waymark/journey';
import { Refusal } from './invoke-request.ts';

/**
 * Stage 5: outcome → status, headers, body.
 *
 * @param defaultAnswer - What the journey answers where a run has no answer of its own; null: the server's own words
 * @returns The status that was sent
 */
export function sendResponse(
  response: ServerResponse,
  outcome: Outcome | Refusal,
  correlationId: string,
  defaultAnswer: Answer | null = null,
): number {
  if (response.writableEnded || response.destroyed) return CALLER_GONE;
  if (outcome instanceof Refusal) return sendError(response, outcome, correlationId);
  if (outcome.kind === 'answer') return sendAnswer(response, outcome, correlationId);
  if (defaultAnswer !== null) return sendAnswer(response, defaultAnswer, correlationId);
  return sendError(response, refusalOf(outcome), correlationId);
}

function sendAnswer(response: ServerResponse, { status, headers, body }: Answer, correlationId: string): number {
  // RFC 9110 §8.6: no Content-Length with 204; with 304 it would speak of another body.
  const framing =
    status === 204 || status === 304
      ? ['X-Correlation-Id', correlationId]
      : ['Content-Length', String(Buffer.byteLength(body)), 'X-Correlation-Id', correlationId];
  response.writeHead(status, headers.concat(framing));
  response.end(body);
  return status;
}

/** What is recorded when the caller closed the connection before the answer (nginx's number for it). */
export const CALLER_GONE = 499;

function sendError(response: ServerResponse, { status, message, headers }: Refusal, correlationId: string): number {
  const body = JSON.stringify({ error_code: status, message, correlation_id: correlationId });
  response.writeHead(status, [
    ...headers,
    'Content-Type',
    'application/json',
    'Content-Length',
    String(Buffer.byteLength(body)),
    'Cache-Control',
    'no-store',
    'X-Content-Type-Options',
    'nosniff',
    'X-Correlation-Id',
    correlationId,
  ]);
  response.end(body);
  return status;
}

/** The caller learns that the journey failed and under which id to ask; the reason stays in the run's record. */
function refusalOf({ code }: Failure): Refusal {
  const status = failureStatus(code);
  if (code === 'deadline-exceeded') return new Refusal(status, 'The journey did not answer within its deadline.');
  if (code === 'aborted')
    return new Refusal(status, 'The journey was aborted. Its operator finds the reason under the correlation id.');
  return new Refusal(status, 'The journey failed. Its operator finds the reason under the correlation id.');
}
