import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startTestServer, type TestServer } from '@waymark/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(ROOT, 'docs/tutorial.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text]) => text as string);

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), 'waymark-tutorial-'));
  cpSync(join(server.dataDirectory, 'demo.json'), join(folder, 'data/demo.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('gives its three answers when every line of the page is run as it stands', async () => {
  writeFileSync(join(folder, 'my-journey.yaml'), blocks('yaml')[0] ?? '');
  const script = blocks('sh').join('\n').replace('http://127.0.0.1:8080', server.baseUrl);
  const env = { ...process.env, PATH: `${ROOT}node_modules/.bin:${process.env.PATH}` };
  const { stdout } = await promisify(execFile)('bash', ['-e', '-c', script], { cwd: folder, env });
  expect(stdout).toContain('my-journey: published as version 1');
  expect(stdout.match(/^HTTP\/1\.1 .*$/gm)?.map((line) => line.trim())).toEqual([
    'HTTP/1.1 200 OK',
    'HTTP/1.1 307 Temporary Redirect',
    'HTTP/1.1 401 Unauthorized',
  ]);
  expect(stdout).toMatch(/^Location: https:\/\/yourdemoapp\.com\/stepup\r?$/m);
}, 60_000);
