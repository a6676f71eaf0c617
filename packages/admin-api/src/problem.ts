import type { JourneyDiagnostic } from '@waymark/journey';
import type { FastifyReply } from 'fastify';
import { PROBLEMS, type ProblemCode } from './errors.ts';

/** One wrong field. */
export interface FieldError {
  /** Which part of the request the pointer leads into. */
  readonly in: 'body' | 'query' | 'path' | 'header';
  /** JSON Pointer (RFC 6901) to the field. */
  readonly pointer: string;
  readonly message: string;
}

/** Members beyond those of every problem. */
export interface ProblemMembers {
  /** One sentence about this occurrence, ending with the way out. Never holds a secret or an internal cause. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly diagnostics?: readonly JourneyDiagnostic[];
  /** The revision that the draft has now. */
  readonly currentRevision?: number;
}

/** Answers with problem details (RFC 9457). Use it as the value of a handler: `return sendProblem(reply, 'not-found')`. */
export function sendProblem(reply: FastifyReply, code: ProblemCode, members: ProblemMembers = {}): FastifyReply {
  const { status, title } = PROBLEMS[code];
  const { request } = reply;
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:waymark:problem:${code}`,
        title,
        status,
        instance: request.url.split('?', 1)[0],
        code,
        correlationId: request.id,
        ...members,
      }),
    );
}
