import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildServer, startChildServer } from '@waymark/testing';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePortal } from '../../scripts/portal/ensure-portal.ts';
import { executablePath, launchBrowser } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { WatchedPage } from './watched-page.ts';

describe.skipIf(executablePath === undefined)('the first start', () => {
  let server: ChildServer;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    await ensurePortal();
    folder = mkdtempSync(join(tmpdir(), 'waymark-setup-'));
    server = await startChildServer(folder, { args: [] });
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('leads through creating the owner with the code from the terminal', async () => {
    const code = /Setup code (\S+)/.exec(server.output())?.[1] ?? '';
    expect(code).not.toBe('');
    const watched = await WatchedPage.open((options) => browser.newContext(options), server.baseUrl);
    const { page } = watched;
    await page.goto('/');
    await page.getByRole('heading', { name: 'Create the first owner' }).waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'setup');

    await page.getByRole('textbox', { name: 'Setup code' }).fill('AAAA-AAAA-AAAA-AAAA-AAAA');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('me@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('short');
    await page.getByRole('button', { name: 'Create the owner and sign in' }).click();
    await page.getByText('Use at least 12 characters; 5 are there.').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('a long enough password');
    await page.getByRole('button', { name: 'Create the owner and sign in' }).click();
    await page.getByRole('alert').getByText('The setup code is wrong').waitFor();

    await page.getByRole('textbox', { name: 'Setup code' }).fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Create the owner and sign in' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.getByRole('button', { name: /^Account of\s*me@example\.com/ }).waitFor();

    await page.goto('/portal/setup');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(watched.complaints).toEqual([]);
    await watched.close();
  });
});
