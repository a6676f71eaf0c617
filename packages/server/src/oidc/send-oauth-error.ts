import { OAuthError, oauthErrorResponse } from '@waymark/authorization-server';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Answers what went wrong on a token service route in the shape of RFC 6749 §5.2. A request that Fastify refuses is the
 * caller's mistake; anything else is ours, goes to the log in full and to the caller without detail.
 */
export function sendOAuthError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) {
    request.log.error(error);
    return send(reply, new OAuthError('server_error', 'The server failed to answer: try again.', 500));
  }
  if (status === 413) return send(reply, new OAuthError('invalid_request', 'The body is too large.', status));
  // Only a content type that cannot even be parsed comes here; RFC 6749 §5.2 has one status for it, and it is 400.
  return send(reply, new OAuthError('invalid_request', 'The request is malformed.', status === 415 ? 400 : status));
}

/** 405 with the methods that the address knows (RFC 9110 §15.5.6). */
export function sendMethodNotAllowed(reply: FastifyReply, allowed: readonly string[]): FastifyReply {
  const methods = allowed.join(', ');
  reply.header('allow', methods);
  return send(reply, new OAuthError('invalid_request', `This address answers ${methods} only.`, 405));
}

function send(reply: FastifyReply, error: OAuthError): FastifyReply {
  const { status, headers, body } = oauthErrorResponse(error);
  return reply.code(status).headers(headers).send(JSON.stringify(body));
}
