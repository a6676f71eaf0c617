import { type Logger, logRequestFailed } from '@waymark/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from './errors.ts';
import { type ProblemMembers, sendProblem } from './problem.ts';
import { MAX_BODY_DEPTH } from './read-json.ts';
import { PasswordsBusy } from './session/passwords.ts';
import { InvalidRequest } from './validate-request.ts';

/** What the framework refuses, by its code. */
const FRAMEWORK_ERRORS: Readonly<Record<string, readonly [ProblemCode, string?]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', 'Send the body with Content-Type: application/json.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed-json', 'The body is empty.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed-json'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid-request', 'The body does not have the length that its header says.'],
  BODY_TOO_DEEP: ['invalid-request', `The body is nested more than ${MAX_BODY_DEPTH} levels deep: make it flatter.`],
};

/** Turns what a route threw into problem details. A cause of ours goes to the log, never to the caller. */
export function createErrorHandler(logger: Logger) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [code, members] = problemOf(error);
    if (code === 'internal-error' || code === 'server-busy') {
      const route = request.routeOptions.url ?? '';
      logRequestFailed(logger, { correlationId: request.id, method: request.method, route, err: error });
    }
    if (code === 'server-busy') reply.header('retry-after', '1');
    return sendProblem(reply, code, members);
  };
}

function problemOf(error: unknown): [ProblemCode, ProblemMembers?] {
  if (error instanceof InvalidRequest) {
    const { errors } = error;
    const detail = errors
      .map(({ pointer, message }) => (pointer === '' ? message : `${pointer}: ${message}`))
      .join(' ');
    return ['invalid-request', { detail, errors }];
  }
  if (error instanceof PasswordsBusy) return ['server-busy'];
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (typeof code === 'string' && Object.hasOwn(FRAMEWORK_ERRORS, code)) {
    const [problem, detail] = FRAMEWORK_ERRORS[code] ?? ['internal-error'];
    return [problem, detail === undefined ? {} : { detail }];
  }
  if (typeof code === 'string' && code.startsWith('SQLITE_BUSY')) return ['server-busy'];
  // The JSON parser's own errors carry a status only; their message repeats a part of the body.
  if (statusCode === 400 && error instanceof SyntaxError) return ['malformed-json'];
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return ['invalid-request'];
  return ['internal-error'];
}
