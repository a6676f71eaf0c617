import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portal } from './portal.ts';

const SCRIPT = 'export const answer = 42;';
const PAGE = '<meta name="csp-nonce" content="%CSP_NONCE%"><script type="module" src="/portal/assets/a-1.js"></script>';

let folder: string;
let app: FastifyInstance;
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-site-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'waymark.svg'), '<svg/>');
  writeFileSync(join(folder, 'manifest.json'), '{}');
  writeFileSync(join(folder, 'assets/a-1.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/a-1.js.gz'), gzipSync(SCRIPT));
  app = Fastify();
  portal(app, folder);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

describe('the page', () => {
  test.each(['/portal', '/portal/', '/portal/applications/a.b', '/portal/sign-in?next=/runs', '/portal/index.html'])(
    'is at %s',
    async (url) => {
      const { statusCode, headers, body } = await get(url);
      expect(statusCode).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-store');
      expect(body).toContain('/portal/assets/a-1.js');
    },
  );

  test('/ leads to it', async () => {
    expect((await get('/')).headers.location).toBe('/portal');
  });

  test('lets in no script but its own, and style elements by a nonce that no other page has', async () => {
    const [one, two] = await Promise.all([get('/portal'), get('/portal')]);
    const policies = [one, two].map(({ headers }) => String(headers['content-security-policy']));
    for (const policy of policies) {
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toMatch(/https?:/);
    }
    const nonce = /'nonce-([^']+)'/.exec(policies[0] ?? '')?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(one.body).toContain(`content="${nonce}"`);
    expect(policies[1]).not.toContain(nonce);
  });

  test('is not framed, sniffed or referred from', async () => {
    const { headers } = await get('/portal/runs');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});

describe('a file', () => {
  test('with a hash in its name is kept for good', async () => {
    const { headers, body } = await get('/portal/assets/a-1.js');
    expect(body).toBe(SCRIPT);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
  });

  test('without one is asked for again', async () => {
    const { headers } = await get('/portal/waymark.svg');
    expect(headers['cache-control']).toBe('no-cache');
    const etag = String(headers.etag);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await get('/portal/waymark.svg', { 'if-none-match': known });
      expect([known, again.statusCode, again.body]).toEqual([known, 304, '']);
    }
    expect((await get('/portal/waymark.svg', { 'if-none-match': '"x"' })).statusCode).toBe(200);
  });

  test.each([
    ['gzip, deflate, br', true],
    ['gzip;q=0.5', true],
    ['*', true],
    ['gzip;q=0', false],
    ['br', false],
    ['', false],
  ])('is sent compressed to those who take it: %s', async (accepted, isCompressed) => {
    const { headers, rawPayload } = await get('/portal/assets/a-1.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(isCompressed ? 'gzip' : undefined);
    expect((isCompressed ? gunzipSync(rawPayload) : rawPayload).toString()).toBe(SCRIPT);
  });

  test.each(['/portal/assets/gone.js', '/portal/assets/a-1.js.gz', '/portal/assets/..%2f..%2fpackage.json'])(
    'that is not there is no page: %s',
    async (url) => {
      const { statusCode, headers } = await get(url);
      expect([statusCode, headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
    },
  );

  test.each(['/portal/manifest.json', '/portal/..%2f..%2f..%2fetc%2fpasswd', '/portal/.sources'])(
    'of the build is not served: %s',
    async (url) => {
      expect((await get(url)).headers['content-type']).toBe('text/html; charset=utf-8');
    },
  );
});

test('without a build, a plain page says what to do', async () => {
  const empty = Fastify();
  portal(empty, join(folder, 'nothing'));
  for (const url of ['/portal', '/portal/applications']) {
    const { statusCode, body } = await empty.inject({ url });
    expect(statusCode).toBe(200);
    expect(body).toContain('npm run build');
  }
  await empty.close();
});
