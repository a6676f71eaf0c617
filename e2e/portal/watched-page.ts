import type { BrowserContext, Page } from 'playwright-core';

export type Scheme = 'light' | 'dark';

interface PageOptions {
  /** Default: 1280 by 800. */
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: Scheme;
}

/** A refusal of the API that a test provokes shows in the console, too. */
const EXPECTED_NOISE = /^Failed to load resource: the server responded with a status of (4\d\d|503)/;

/**
 * A page that remembers everything that a customer's console would show: errors, reports of the content security policy
 * and requests to other hosts.
 */
export class WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[] = [];
  /** Bytes of script that came over the wire, by path. */
  readonly scripts = new Map<string, number>();

  private constructor(context: BrowserContext, page: Page, baseUrl: string) {
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !EXPECTED_NOISE.test(text)) this.complaints.push(`console: ${text}`);
      else if (/Content Security Policy/i.test(text)) this.complaints.push(`policy: ${text}`);
    });
    page.on('request', (request) => {
      const url = request.url();
      if (/^https?:/.test(url) && new URL(url).origin !== new URL(baseUrl).origin) {
        this.complaints.push(`another host: ${url}`);
      }
    });
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      void request.sizes().then(
        ({ responseBodySize }) => this.scripts.set(new URL(request.url()).pathname, responseBodySize),
        () => undefined,
      );
    });
  }

  static async open(
    newContext: (options: object) => Promise<BrowserContext>,
    baseUrl: string,
    { width = 1280, height = 800, scheme = 'light' }: PageOptions = {},
  ): Promise<WatchedPage> {
    const context = await newContext({
      baseURL: baseUrl,
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Berlin',
      locale: 'en-GB',
    });
    context.setDefaultTimeout(15_000);
    const watched = new WatchedPage(context, await context.newPage(), baseUrl);
    // Reports of the policy reach scripts as an event, whatever the console makes of them.
    await watched.page.exposeFunction('reportViolation', (text: string) => watched.complaints.push(`policy: ${text}`));
    await watched.page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        const { reportViolation } = globalThis as unknown as { reportViolation(text: string): void };
        reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
    return watched;
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
