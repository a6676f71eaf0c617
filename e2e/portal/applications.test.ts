import { describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibility, checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

describe.skipIf(executablePath === undefined)('applications', () => {
  const portal = usePortal();

  const fetchToken = (clientId: string, secret: string) =>
    fetch(`${portal.server.baseUrl}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });

  it('are created as the tutorial says, with a secret that works and is shown once', async () => {
    const watched = await portal.openSignedIn('/applications');
    const { page } = watched;
    await page.getByRole('link', { name: 'Create application' }).click();
    await page.getByRole('button', { name: 'Create application' }).click();
    expect(await page.getByText('Enter a name.').count()).toBe(2);

    await page.getByLabel('Application name').fill('My app');
    expect(await page.getByRole('combobox', { name: 'Protocol' }).inputValue()).toBe('OIDC');
    await page.getByLabel('Client name').fill('My client');
    await page.getByLabel('Redirect URIs').fill('https:/yourdemoapp.com/verify');
    await page.getByRole('button', { name: 'Create application' }).click();
    await page.getByText(/https:\/yourdemoapp\.com\/verify: .*two slashes/).waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'new-application');

    await page.getByLabel('Redirect URIs').fill('https://yourdemoapp.com/verify');
    await page.getByRole('button', { name: 'Create application' }).click();
    const ready = page.getByRole('dialog', { name: 'My client is ready' });
    await ready.waitFor();
    await settled(page);
    await checkAccessibility(page);
    await takeScreenshots(watched, 'client-ready');
    const [clientId = '', secret = ''] = await ready.locator('code').allTextContents();
    expect((await fetchToken(clientId, secret)).status).toBe(200);
    expect(await ready.getByRole('region', { name: 'A client access token' }).textContent()).toContain(
      `${clientId}:${secret}`,
    );
    await page.keyboard.press('Escape');
    expect(await ready.isVisible()).toBe(true);
    await ready.getByLabel('I have stored the secret').check();
    await ready.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('heading', { level: 1, name: 'My app' }).waitFor();
    await settled(page);
    expect(await page.content()).not.toContain(secret);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'application');
    const applications = await page.request.get('/api/v1/applications');
    const names = ((await applications.json()) as { items: { name: string }[] }).items.map(({ name }) => name);
    expect(names.filter((name) => name === 'My app')).toHaveLength(1);

    // Rotation: a second secret, then the first one is revoked.
    await page.getByRole('button', { name: 'Add second secret' }).click();
    const fresh = page.getByRole('dialog', { name: 'A new secret for My client' });
    const second = (await fresh.locator('code').first().textContent()) ?? '';
    await fresh.getByLabel('I have stored the secret').check();
    await fresh.getByRole('button', { name: 'Done' }).click();
    expect((await fetchToken(clientId, second)).status).toBe(200);
    await page.getByRole('button', { name: `Revoke the secret that ends with ${secret.slice(-4)}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The secret was revoked.').waitFor();
    expect((await fetchToken(clientId, secret)).status).toBe(401);
    expect((await fetchToken(clientId, second)).status).toBe(200);

    // Editing, then deleting what was made.
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('radio', { name: /^Native/ }).check();
    await page.getByLabel('Redirect URIs').fill('com.example.app:/callback');
    await page.getByRole('button', { name: 'Save' }).click();
    const card = page.getByRole('region', { name: 'My client', exact: true });
    await card.getByText('com.example.app:/callback').waitFor();
    await page.getByRole('button', { name: 'Get a token with curl' }).click();
    await page.getByText(`-u '${clientId}:[CLIENT_SECRET]'`).waitFor();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete client' }).click();
    await page.getByText('No client yet').waitFor();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Delete application' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete application' }).click();
    await page.getByRole('heading', { level: 1, name: 'Applications' }).waitFor();
    await settled(page);
    expect(await page.getByRole('link', { name: 'My app' }).count()).toBe(0);
  }, 120_000);

  it('ask before changes are lost', async () => {
    const { page } = await portal.openSignedIn('/applications/new');
    await page.getByLabel('Application name').fill('Half done');
    await page.getByRole('link', { name: 'Runs' }).click();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await dialog.getByRole('button', { name: 'Stay' }).click();
    expect(await page.getByLabel('Application name').inputValue()).toBe('Half done');
    await page.getByRole('link', { name: 'Runs' }).click();
    await dialog.getByRole('button', { name: 'Leave and lose the changes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
  });

  it('can be seen, not changed, by a viewer, who reads why', async () => {
    const person = { email: 'viewer@example.com', password: 'a long enough password' };
    const owner = await portal.openSignedIn();
    const { csrfToken } = (await (await owner.context.request.get('/api/v1/session')).json()) as { csrfToken: string };
    const added = await owner.context.request.post('/api/v1/administrators', {
      data: { ...person, role: 'viewer' },
      headers: { 'x-csrf-token': csrfToken },
    });
    expect(added.status()).toBe(201);
    const { page } = await portal.openAs(person, '/applications');
    const create = page.getByRole('button', { name: 'Create application' });
    expect(await create.getAttribute('aria-disabled')).toBe('true');
    await create.focus();
    await page.getByRole('tooltip', { name: /^This needs the role editor; yours is viewer/ }).waitFor();
    await page.getByRole('link', { name: 'Your demo app' }).click();
    await page.getByRole('button', { name: 'Add client' }).waitFor();
    expect(await page.getByRole('button', { name: 'Delete' }).getAttribute('aria-disabled')).toBe('true');
  });
});
