import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ChildServer, startChildServer } from '@waymark/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ensurePortal } from '../../scripts/portal/ensure-portal.ts';
import { launchBrowser } from './browser.ts';
import { WatchedPage } from './watched-page.ts';

/** What the tutorial has its reader type. */
export const TYPED = {
  variables: [
    {
      name: 'external_access_token',
      value: '@crypto.extractTokenClaims(@policy.request().body.external_access_token)',
    },
    {
      name: 'external_id_token',
      value: '@crypto.extractTokenClaims(@policy.request().body.external_id_token)',
    },
  ],
  isValid:
    '@std.strToInt(external_access_token.exp) > @time.now()/1000 && @std.strToInt(external_id_token.exp) > (@time.now()/1000)',
  hasMfa: '@std.contains(external_id_token.amr, "mfa")',
  redirectUri: 'https://yourdemoapp.com/stepup',
} as const;

/** A server without any data that prints a setup code, and a browser. */
export class FreshServer {
  readonly server: ChildServer;
  readonly #browser: Browser;
  readonly #folder: string;

  private constructor(server: ChildServer, browser: Browser, folder: string) {
    this.server = server;
    this.#browser = browser;
    this.#folder = folder;
  }

  static async start(): Promise<FreshServer> {
    await ensurePortal();
    const folder = mkdtempSync(join(tmpdir(), 'waymark-tutorial-'));
    const [server, browser] = await Promise.all([startChildServer(folder, { args: [] }), launchBrowser()]);
    return new FreshServer(server, browser, folder);
  }

  /** The code in the terminal. */
  get setupCode(): string {
    return /Setup code (\S+)/.exec(this.server.output())?.[1] ?? '';
  }

  /** A page that may use the clipboard. */
  open(): Promise<WatchedPage> {
    const permissions = ['clipboard-read', 'clipboard-write'];
    return WatchedPage.open((options) => this.#browser.newContext({ ...options, permissions }), this.server.baseUrl);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
    rmSync(this.#folder, { recursive: true });
  }
}

/** Waits until the clipboard holds a text. */
export async function expectCopied(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), { timeout: 15_000 }).toBe(text);
}

/** A step on the canvas. */
export const stepBox = (page: Page, id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);

/** The text of a block with a title, such as a call for a shell. */
export async function shownIn(scope: Pick<Locator, 'getByRole'>, title: string): Promise<string> {
  return (await scope.getByRole('region', { name: title }).locator('pre').textContent()) ?? '';
}

/** Expects the journey that the tutorial describes. */
export async function expectTutorialJourney({ page }: WatchedPage, id: string): Promise<void> {
  const answer = await page.request.get(`/api/v1/journeys/${id}/draft`);
  const { document } = (await answer.json()) as {
    document: {
      kind: string;
      affinity: string;
      start: string;
      settings?: { enforceToken?: boolean };
      steps: Record<string, { kind: string; config: object; branches?: Record<string, string> }>;
    };
  };
  const { kind, affinity, settings, steps, start } = document;
  expect({ kind, affinity, enforceToken: settings?.enforceToken ?? true }).toEqual({
    kind: 'backend-api',
    affinity: 'b2c',
    enforceToken: true,
  });
  const at = (step: string | undefined, branch: string) => steps[step ?? '']?.branches?.[branch];
  const isValid = at(start, 'next');
  const hasMfa = at(isValid, 'yes');
  expect(steps[start]?.config).toEqual({ variables: TYPED.variables });
  expect(steps[isValid ?? '']?.config).toEqual({ condition: TYPED.isValid });
  expect(steps[hasMfa ?? '']?.config).toEqual({ condition: TYPED.hasMfa });
  expect(steps[at(isValid, 'no') ?? '']?.config).toMatchObject({ responseCode: 401 });
  expect(steps[at(hasMfa, 'yes') ?? '']?.config).toMatchObject({ responseCode: 200 });
  expect(steps[at(hasMfa, 'no') ?? '']?.config).toMatchObject({
    responseCode: 307,
    redirectUri: TYPED.redirectUri,
    responseType: 'text',
  });
  expect(Object.keys(steps)).toHaveLength(6);
}

/** What a reader takes from the page into a shell. */
export interface ShellLines {
  readonly token: string;
  readonly invoke: string;
  readonly secret: string;
}

/** Runs the lines as they are shown: only what the page says to replace is replaced. @returns statuses and locations */
export async function callInShell({ token, invoke, secret }: ShellLines): Promise<string[]> {
  expect(token.match(/\[[A-Z_]+\]/g)).toEqual(['[CLIENT_SECRET]']);
  expect(invoke).not.toMatch(/\[[A-Z_]+\]/);
  const ready = token.replace('[CLIENT_SECRET]', secret);
  const later = Math.floor(Date.now() / 1000) + 600;
  const calls = [
    // The sample tokens of the page are good, with MFA.
    invoke,
    withTokens(invoke, { exp: later }, { exp: later, amr: ['pwd'] }),
    withTokens(invoke, { exp: 1 }, { exp: later, amr: ['mfa'] }),
  ];
  const answers: string[] = [];
  for (const call of calls) {
    const { stdout } = await promisify(execFile)('bash', ['-euc', `${ready}\n${call}`]);
    const status = /^HTTP\/1\.1 (\d+)/.exec(stdout)?.[1] ?? stdout;
    const location = /^location: (\S+)/im.exec(stdout)?.[1];
    answers.push(location === undefined ? status : `${status} ${location}`);
  }
  return answers;
}

/** The call with tokens of one's own in the place of the samples. */
function withTokens(invoke: string, access: object, id: object): string {
  const replaced = invoke
    .replace(/"external_access_token":"[^"]*"/, `"external_access_token":"${jwt(access)}"`)
    .replace(/"external_id_token":"[^"]*"/, `"external_id_token":"${jwt(id)}"`);
  expect(replaced).toContain(jwt(access));
  expect(replaced).toContain(jwt(id));
  return replaced;
}

const jwt = (claims: object): string =>
  `${[{ alg: 'RS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.c2FtcGxl`;
