// The tutorial's endpoint written by hand on node:http.
import { createServer, type ServerResponse } from 'node:http';
import { decide, HAND_WRITTEN, MAX_BODY, STEP_UP, Tokens } from './hand-written.ts';
import { serveBenchmark } from './serve-benchmark.ts';

const tokens = new Tokens();

const server = createServer((request, response) => {
  const { url = '', method, headers } = request;
  const query = url.indexOf('?');
  if (method !== 'POST' || url.slice(0, query) !== '/validate-transaction')
    return send(response, 404, '{"error":"not found"}');
  const clientId = new URLSearchParams(url.slice(query + 1)).get('clientId');
  if (!tokens.accepts(headers.authorization, clientId)) return send(response, 401, '{"error":"invalid_token"}');
  if (headers['content-type'] !== 'application/json') return send(response, 415, '{"error":"unsupported"}');
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BODY) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    try {
      const status = decide(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      if (status === 200) send(response, 200, '{"decision":"approve"}');
      else if (status === 307) {
        response.writeHead(307, { Location: STEP_UP, 'Content-Type': 'text/plain', 'Content-Length': 0 });
        response.end();
      } else send(response, 401, '{"decision":"reject","reason":"token_expired"}');
    } catch {
      send(response, 400, '{"error":"bad request"}');
    }
  });
});

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  serveBenchmark({ port, path: HAND_WRITTEN.path, token: tokens.issue() });
});
