import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainPage } from './plain-page.ts';
import { setPageHeaders, setPortalHeaders } from './portal-headers.ts';
import { type PortalSite, readPortalSite, type SiteFile } from './portal-site.ts';

/** Where `npm run build` puts the portal. */
const SITE = fileURLToPath(new URL('../../../admin-portal/dist/site', import.meta.url));

/** Names of built files hold a hash of their content: what a name stands for never changes. */
const IMMUTABLE = /^assets\//;

/**
 * The portal at `/portal`, and `/` leads there. Addresses of its pages all answer with the one page, so that links into it
 * and refreshes work. Without a build, a plain page says what to do.
 */
export function portal(fastify: FastifyInstance, folder = SITE): void {
  // Read with the first request: most servers of the tests never show it.
  let site: PortalSite | undefined;
  fastify.get('/', (_request, reply) => reply.redirect('/portal', 302));
  fastify.get('/portal', sendPage);
  fastify.get<{ Params: { '*': string } }>('/portal/*', (request, reply) => {
    const path = request.params['*'];
    site ??= readPortalSite(folder);
    const file = site?.files.get(path);
    if (file !== undefined) return sendFile(request, reply, file, IMMUTABLE.test(path));
    // A script that is gone must not be answered with a page.
    if (IMMUTABLE.test(path))
      return setPortalHeaders(reply).code(404).type('text/plain; charset=utf-8').send('There is no such file.');
    return sendPage(request, reply);
  });

  function sendPage(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
    site ??= readPortalSite(folder);
    if (site === undefined) return plainPage(reply);
    const nonce = randomBytes(18).toString('base64');
    return setPageHeaders(reply, nonce).type('text/html; charset=utf-8').send(site.index.replace('%CSP_NONCE%', nonce));
  }
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: SiteFile, isImmutable: boolean): FastifyReply {
  setPortalHeaders(reply)
    .header('ETag', file.etag)
    .header('Vary', 'Accept-Encoding')
    .header('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (matches(request.headers['if-none-match'], file.etag)) return reply.code(304).send();
  reply.type(file.type);
  if (file.gzipped === undefined || !acceptsGzip(request.headers['accept-encoding'])) return reply.send(file.bytes);
  return reply.header('Content-Encoding', 'gzip').send(file.gzipped);
}

/** If-None-Match (RFC 9110 §13.1.2), compared weakly. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((candidate) => ['*', etag].includes(candidate.trim().replace(/^W\//, '')));
}

function acceptsGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .some((coding) => /^\s*(gzip|\*)\s*(;\s*q=(0\.\d*[1-9]\d*|1(\.0*)?))?\s*$/i.test(coding));
}
