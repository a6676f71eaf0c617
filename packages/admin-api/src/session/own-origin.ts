import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Could the request come from a page of ours? Browsers say where it comes from; other programs say nothing and are let
 * through, as nobody can make them send somebody else's cookie.
 */
export function comesFromOwnOrigin(headers: IncomingHttpHeaders, baseUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  return origin === undefined || isSameOrigin(origin, baseUrl);
}

/** The names of this machine's loopback interface stand for each other. */
function isSameOrigin(origin: string, baseUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const theirs = new URL(origin);
  const ours = new URL(baseUrl);
  if (theirs.origin === ours.origin) return true;
  const bothLoopback = LOOPBACK.has(theirs.hostname) && LOOPBACK.has(ours.hostname);
  return bothLoopback && theirs.protocol === ours.protocol && theirs.port === ours.port;
}
