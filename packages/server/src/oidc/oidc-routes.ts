import {
  MAX_TOKEN_REQUEST_LENGTH,
  metadata,
  type SigningKeyring,
  type TokenEndpoint,
} from '@waymark/authorization-server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { OIDC_MOUNTS } from './issuers.ts';
import { sendMethodNotAllowed, sendOAuthError } from './send-oauth-error.ts';

export interface OidcRoutesOptions {
  readonly tokenEndpoint: TokenEndpoint;
  readonly keyring: SigningKeyring;
  /** Public address of this server without a trailing slash. Asked at each request: it may be known only after listening. */
  readonly baseUrl: () => string;
}

/** Keys and metadata change rarely; a client that meets an unknown `kid` asks again anyway. */
const PUBLIC_CACHING = 'public, max-age=300';

/**
 * Fastify plugin: token endpoint, key set and discovery documents at `/oidc` and `/cis/oidc`. Bodies arrive as plain
 * text and errors leave in OAuth shape within these routes only; register it without `fastify-plugin`.
 */
export function oidcRoutes(app: FastifyInstance, options: OidcRoutesOptions, done: () => void): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: MAX_TOKEN_REQUEST_LENGTH }, (_request, body, done) => {
    done(null, body);
  });
  app.setErrorHandler(sendOAuthError);
  for (const mount of OIDC_MOUNTS) addMount(app, mount, options);
  done();
}

function addMount(app: FastifyInstance, mount: string, { tokenEndpoint, keyring, baseUrl }: OidcRoutesOptions): void {
  const issuer = () => `${baseUrl().replace(/\/+$/, '')}${mount}`;

  app.post(`${mount}/token`, (request, reply) => {
    const { authorization, 'content-type': contentType } = request.headers;
    const body = typeof request.body === 'string' ? request.body : '';
    const response = tokenEndpoint.handle({ issuer: issuer(), authorization, contentType, body });
    return reply.code(response.status).headers(response.headers).send(JSON.stringify(response.body));
  });
  refuseOtherMethods(app, `${mount}/token`, ['POST']);

  const discovery = () =>
    metadata({
      issuer: issuer(),
      tokenEndpoint: `${issuer()}/token`,
      jwksUri: `${issuer()}/jwks`,
      signingAlgorithms: keyring.algorithms,
    });
  // RFC 8414 §3.1 puts the well-known part before the issuer's path, OpenID Connect Discovery §4.1 behind it.
  serveJson(app, `/.well-known/oauth-authorization-server${mount}`, discovery);
  serveJson(app, `${mount}/.well-known/openid-configuration`, discovery);
  serveJson(app, `${mount}/jwks`, () => keyring.jwks());
}

function serveJson(app: FastifyInstance, url: string, document: () => object): void {
  app.get(url, (_request, reply) => sendPublicJson(reply, document()));
  refuseOtherMethods(app, url, ['GET', 'HEAD']);
}

function sendPublicJson(reply: FastifyReply, document: object): FastifyReply {
  return reply.type('application/json').header('cache-control', PUBLIC_CACHING).send(JSON.stringify(document));
}

function refuseOtherMethods(app: FastifyInstance, url: string, allowed: readonly string[]): void {
  const method = app.supportedMethods.filter((name) => !allowed.includes(name));
  // Answered before the body is read.
  app.route({
    method,
    url,
    exposeHeadRoute: false,
    onRequest: async (_request, reply) => sendMethodNotAllowed(reply, allowed),
    handler: (_request, reply) => sendMethodNotAllowed(reply, allowed),
  });
}
