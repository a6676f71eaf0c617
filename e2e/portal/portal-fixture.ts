import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestServer, type TestServer } from '@waymark/testing';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ensurePortal } from '../../scripts/portal/ensure-portal.ts';
import { launchBrowser } from './browser.ts';
import { type Scheme, WatchedPage } from './watched-page.ts';

/** Screenshots for people to look at; the folder is not kept. */
const SCREENSHOTS = fileURLToPath(new URL('../../reports/portal/', import.meta.url));

type PageOptions = Parameters<typeof WatchedPage.open>[2];

/** The product with its demo, and a browser. Tests get one from `usePortal`. */
export class PortalFixture {
  readonly #pages: WatchedPage[] = [];
  #started: { readonly server: TestServer; readonly browser: Browser } | undefined;

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<PortalFixture> {
    const portal = new PortalFixture();
    await portal.launch(environment);
    return portal;
  }

  async launch(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    await ensurePortal();
    const [server, browser] = await Promise.all([startTestServer(environment), launchBrowser()]);
    this.#started = { server, browser };
  }

  get server(): TestServer {
    return this.#running().server;
  }

  get browser(): Browser {
    return this.#running().browser;
  }

  /** A page of a browser of its own: no cookies, nothing stored. */
  async open(options: PageOptions = {}): Promise<WatchedPage> {
    const watched = await WatchedPage.open((fields) => this.browser.newContext(fields), this.server.baseUrl, options);
    this.#pages.push(watched);
    return watched;
  }

  /** A page of somebody who is signed in, at an address such as `/applications`. */
  async openSignedIn(path = '', options: PageOptions = {}): Promise<WatchedPage> {
    const { adminEmail, adminPassword } = this.server.demo;
    return this.openAs({ email: adminEmail, password: adminPassword }, path, options);
  }

  async openAs(
    person: { readonly email: string; readonly password: string },
    path = '',
    options: PageOptions = {},
  ): Promise<WatchedPage> {
    const watched = await this.open(options);
    const answer = await watched.context.request.post('/api/v1/session', { data: person });
    if (!answer.ok()) throw new Error(`Sign-in answered ${answer.status()}`);
    await watched.page.goto(`/portal${path}`);
    await settled(watched.page);
    return watched;
  }

  /** Fails when any page so far complained. Call it in `afterEach`. */
  expectNoComplaints(): void {
    expect(this.#pages.flatMap(({ complaints }) => complaints.splice(0))).toEqual([]);
  }

  async closePages(): Promise<void> {
    for (const page of this.#pages.splice(0)) await page.close();
  }

  /** Pictures of all open pages: what a failed test saw last. */
  async takePictures(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    for (const [index, { page }] of this.#pages.entries()) {
      const path = join(SCREENSHOTS, `failed-${name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 80)}-${index}.png`);
      await page.screenshot({ path, timeout: 5000 }).catch(() => undefined);
    }
  }

  /** Nothing happens when it never started. */
  async stop(): Promise<void> {
    await this.#started?.browser.close();
    await this.#started?.server.stop();
  }

  #running() {
    if (this.#started === undefined) throw new Error('The product has not started: use it in tests and in hooks.');
    return this.#started;
  }
}

/** Waits until nothing loads any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

const SIZES = [
  [1280, 800],
  [1920, 1080],
] as const;
const SCHEMES: readonly Scheme[] = ['light', 'dark'];

/**
 * Takes a picture at both widths in both colour schemes: `reports/portal/<name>-1280-light.png` and so on. Only in the soak
 * suite, or with WAYMARK_TEST_SCREENSHOTS set: pictures take longer than the tests.
 */
export async function takeScreenshots({ page }: WatchedPage, name: string): Promise<void> {
  if (process.env.WAYMARK_TEST_SCREENSHOTS === undefined) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  const before = page.viewportSize();
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      // What follows the window is drawn a frame later.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 150))));
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}-${scheme}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before !== null) await page.setViewportSize(before);
}
