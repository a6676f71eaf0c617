import { describe, expect, it } from 'vitest';
import { FIRST_LOAD_BUDGET } from '../../scripts/portal/first-load.ts';
import { executablePath } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

const SCREENS = [
  ['', 'Overview'],
  ['/journeys/b2c', 'B2C Identity'],
  ['/journeys/b2b', 'B2B Identity'],
  ['/applications', 'Applications'],
  ['/runs', 'Runs'],
  ['/fiddle', 'Expression fiddle'],
  ['/audit', 'Audit'],
  ['/settings', 'Settings'],
] as const;

describe.skipIf(executablePath === undefined)('the frame of the portal', () => {
  const portal = usePortal();

  it('leads to every screen, each with its title, accessible in light and dark', async () => {
    const watched = await portal.openSignedIn();
    const { page } = watched;
    for (const [path, name] of SCREENS) {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await settled(page);
      expect(new URL(page.url()).pathname).toBe(`/portal${path === '' ? '/' : path}`);
      expect(await page.title()).toBe(`${name} · Waymark`);
      await checkAccessibilityInBothSchemes(watched);
      await takeScreenshots(watched, name.toLowerCase().replaceAll(' ', '-'));
    }
  }, 120_000);

  it('loads little script before a journey is opened', async () => {
    const { scripts } = await portal.openSignedIn();
    const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(100_000);
    expect(total).toBeLessThan(FIRST_LOAD_BUDGET);
  });

  it('skips to the content, and the focus follows a navigation', async () => {
    const { page } = await portal.openSignedIn();
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('content');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await focused()).toBe('Runs');
  });

  it('keeps the chosen colours', async () => {
    const { page } = await portal.openSignedIn();
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect.poll(background).not.toBe(light);
    const dark = await background();
    await page.reload();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(await background()).toBe(dark);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'My account' }).click();
    await page.getByRole('tab', { name: 'My account', selected: true }).waitFor();
    expect(new URL(page.url()).search).toBe('?tab=account');
  });

  it('says what to do at an address that leads nowhere', async () => {
    const { page } = await portal.openSignedIn('/nothing/here');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('link', { name: 'To the overview', exact: true }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });

  it('says when the server is gone, keeps what was typed, and goes on when it is back', async () => {
    const watched = await portal.openSignedIn('/applications/new');
    const { page } = watched;
    await page.getByLabel('Application name').fill('Typed while away');
    await page.getByLabel('Client name').fill('Backend');
    await page.route(/\/(api|healthz)/, (route) => route.abort());
    await page.getByRole('button', { name: 'Create application' }).click();
    await page.getByText(/^The server can't be reached\. What you type stays here/).waitFor();
    await page.unroute(/\/(api|healthz)/);
    await page.getByText(/^The server can't be reached\. What you type/).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Application name').inputValue()).toBe('Typed while away');
    await page.getByRole('button', { name: 'Create application' }).click();
    await page.getByRole('dialog', { name: 'Backend is ready' }).waitFor();
    // What the test cut off shows in the console of any browser.
    expect(watched.complaints.filter((text) => !text.includes('net::ERR_FAILED'))).toEqual([]);
    watched.complaints.length = 0;
  });
});
