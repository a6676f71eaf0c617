import type { FastifyReply } from 'fastify';

const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/** What a browser finds while the portal is not built: that the server runs, and where its doors are. */
export function plainPage(reply: FastifyReply): FastifyReply {
  return reply
    .header('Content-Security-Policy', CONTENT_SECURITY_POLICY)
    .header('X-Content-Type-Options', 'nosniff')
    .header('Cache-Control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(PAGE);
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Waymark</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 42rem; margin: 12vh auto; padding: 0 1.5rem; }
  h1 { font-size: 1.75rem; margin-bottom: 0; }
  p { margin-top: .25rem; }
  dt { font-weight: 600; margin-top: 1rem; }
  dd { margin: 0; }
  code { font-family: ui-monospace, monospace; font-size: .9em; }
</style>
</head>
<body>
<main>
<h1>Waymark is running</h1>
<p>This server answers calls of published journeys. The portal is not built: stop the server, run <code>npm run build</code> and start it again. The command line and the admin API work without it.</p>
<dl>
<dt>Command line</dt><dd><code>npx waymark --help</code> lists, edits, proves and publishes journeys.</dd>
<dt>Admin API</dt><dd><a href="/api/openapi.json">/api/openapi.json</a> describes every operation; sign in with <code>POST /api/v1/session</code>.</dd>
<dt>Tokens</dt><dd><a href="/oidc/.well-known/openid-configuration">/oidc/.well-known/openid-configuration</a> lists the token endpoint and its keys.</dd>
</dl>
</main>
</body>
</html>
`;
