import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CaseReport } from '@waymark/expression';
import { type Browser, chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The expression language gives the same answers in a browser: the conformance cases, run in headless Chromium. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CASES = `${ROOT}conformance/expressions/`;
const files = readdirSync(CASES).filter((name) => name.endsWith('.json'));
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (executablePath === undefined) {
  console.warn(
    'Skipped: the conformance cases in a browser need Chromium, for example the package "chromium" of Debian.',
  );
}

/** The package and what it loads when needed, as one script: the page has no server to load anything from. */
async function bundle(): Promise<string> {
  const build = await rolldown({
    input: `${ROOT}packages/expression/src/index.ts`,
    platform: 'browser',
    resolve: { conditionNames: ['import', 'browser', 'default'] },
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'iife', codeSplitting: false, name: 'waymark' });
  await build.close();
  return output[0].code;
}

describe.skipIf(executablePath === undefined)('expressions in Chromium', () => {
  let browser: Browser;
  let run: (text: string) => Promise<Pick<CaseReport, 'passed'> & { failed: string[] }>;
  let errors: string[];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath as string, headless: true, args: FLAGS });
    const page = await browser.newPage();
    errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addScriptTag({ content: await bundle() });
    run = (text) =>
      page.evaluate(async (json) => {
        const { runCases } = (globalThis as unknown as { waymark: typeof import('@waymark/expression') }).waymark;
        const { passed, failed } = await runCases(JSON.parse(json));
        return {
          passed,
          failed: failed.map(({ case: { id, source }, got }) => `${id} ${source}: ${JSON.stringify(got)}`),
        };
      }, text);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
  });

  it.each(files)(
    '%s',
    async (name) => {
      const text = readFileSync(CASES + name, 'utf8');
      const { passed, failed } = await run(text);
      expect(failed).toEqual([]);
      expect(passed).toBe(JSON.parse(text).cases.length);
      expect(errors).toEqual([]);
    },
    30_000,
  );
});
