import { describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

describe.skipIf(executablePath === undefined)('the way into the portal', () => {
  const portal = usePortal();

  it('starts at the server address, refuses a wrong password and lets the right one in', async () => {
    const { page } = await portal.open();
    const { adminEmail, adminPassword } = portal.server.demo;
    await page.goto('/');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.title()).toBe('Sign in · Waymark');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Enter your password.').waitFor();

    await page.getByRole('textbox', { name: 'E-mail address' }).fill(adminEmail);
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('The e-mail address or the password is wrong').waitFor();
    expect(await page.getByRole('textbox', { name: 'E-mail address' }).inputValue()).toBe(adminEmail);

    await page.getByRole('textbox', { name: 'Password' }).fill(adminPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/portal/');
    expect(await page.title()).toBe('Overview · Waymark');
  });

  it('leads to the page that was asked for, and keeps it on a refresh', async () => {
    const { page } = await portal.open();
    const { adminEmail, adminPassword } = portal.server.demo;
    await page.goto('/portal/applications?from=a-link');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(adminEmail);
    await page.getByRole('textbox', { name: 'Password' }).fill(adminPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Applications' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/portal/applications');
    await page.reload();
    await page.getByRole('heading', { name: 'Applications' }).waitFor();
    await page.getByRole('link', { name: 'Runs' }).click();
    await page.getByRole('heading', { name: 'Runs' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Applications' }).waitFor();
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'does not lead away to %s',
    async (next) => {
      const { page } = await portal.open();
      const { adminEmail, adminPassword } = portal.server.demo;
      await page.goto(`/portal/sign-in?next=${encodeURIComponent(next)}`);
      await page.getByRole('textbox', { name: 'E-mail address' }).fill(adminEmail);
      await page.getByRole('textbox', { name: 'Password' }).fill(adminPassword);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      expect(page.url()).toBe(`${portal.server.baseUrl}/portal/`);
    },
  );

  it('lets out', async () => {
    const { page } = await portal.openSignedIn('/runs');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto('/portal/runs');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('keeps what was typed when the session has ended, and sends it after signing in again', async () => {
    const { page, context } = await portal.openSignedIn('/applications/new');
    await page.getByLabel('Application name').fill('Typed before the end');
    await page.getByLabel('Client name').fill('Backend');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Create application' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.waitFor();
    await dialog.getByRole('textbox', { name: 'Password' }).fill(portal.server.demo.adminPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Backend is ready' }).waitFor();
  });

  it('is accessible and looks right', async () => {
    const watched = await portal.open();
    await watched.page.goto('/portal/sign-in');
    await watched.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await settled(watched.page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'sign-in');
  });
});
