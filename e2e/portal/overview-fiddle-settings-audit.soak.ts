import { generateKeyPairSync } from 'node:crypto';
import { fetchClientToken } from '@waymark/testing';
import { describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibility, checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

describe.skipIf(executablePath === undefined)('overview, fiddle, settings and audit', () => {
  const portal = usePortal();

  async function callDemo(times: number): Promise<void> {
    const { baseUrl, demo } = portal.server;
    const token = await fetchClientToken(demo);
    const url = `${baseUrl}/ido/api/v2/invoke-api-journey/${demo.journeyId}?clientId=${demo.clientId}`;
    for (let call = 0; call < times; call++) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{}',
      });
      await response.body?.cancel();
    }
  }

  it('the overview leads through the first steps, then shows calls over time', async () => {
    const watched = await portal.openSignedIn();
    const { page } = watched;
    const steps = page.getByRole('region', { name: 'First steps' });
    await steps.getByText('Publish the journey – done').waitFor();
    await steps.getByRole('link', { name: 'Call it' }).waitFor();
    await takeScreenshots(watched, 'overview-empty');

    await callDemo(12);
    await expect
      .poll(
        async () => {
          await page.goto('/portal/?range=1h');
          await settled(page);
          return page.getByRole('region', { name: 'Calls' }).first().textContent();
        },
        { timeout: 20_000 },
      )
      .toMatch(/^Calls12/);
    expect(await steps.count()).toBe(0);
    await page.locator('canvas').first().waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'overview');

    await page.getByRole('button', { name: 'Answers by status as a table' }).click();
    const table = page.getByRole('table', { name: 'Answers by status' });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(61);
    await checkAccessibility(page);

    await page.getByRole('radiogroup', { name: 'Time range' }).getByText('30 days').click();
    await expect.poll(() => new URL(page.url()).search).toBe('?range=30d');
    await page.reload();
    await page.getByText('Days in UTC').first().waitFor();
    await page.getByRole('combobox', { name: 'Journey' }).click();
    await page.getByRole('option').first().click();
    await expect.poll(() => page.url()).toContain('journey=');
    await page.getByRole('button', { name: 'Pause updates' }).click();
    await page.getByRole('button', { name: 'Resume updates' }).waitFor();
    await page.getByRole('link', { name: 'Audit' }).last().click();
    await page.getByRole('heading', { level: 1, name: 'Audit' }).waitFor();
  }, 180_000);

  it('the fiddle evaluates in the page, explains errors, and its link holds everything', async () => {
    const watched = await portal.openSignedIn('/fiddle');
    const { page } = watched;
    const result = page.getByRole('region', { name: 'Result' });
    await result.getByText('step-up').waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'fiddle');

    const editor = page.getByRole('textbox', { name: 'Expression', exact: true });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await editor.click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('amount * 2');
    await result.getByText('5000').waitFor();
    await page.getByRole('textbox', { name: 'Variables' }).fill('{"amount": }');
    await page.getByText('This is not JSON: look at line 1, column 12.').waitFor();
    await page.getByRole('textbox', { name: 'Variables' }).fill('{"amount": 21}');
    await result.getByText('42', { exact: true }).waitFor();
    // Browsers ask for the icon again when the address changes.
    expect(requests.filter((url) => !url.endsWith('.svg'))).toEqual([]);

    // The address follows when typing pauses.
    await expect
      .poll(() => Buffer.from(new URL(page.url()).hash.slice(1), 'base64url').toString(), { timeout: 10_000 })
      .toContain('21}');
    const link = page.url();
    await page.getByRole('button', { name: 'Examples' }).click();
    await page.getByRole('menuitem', { name: 'Catch an error' }).click();
    await result.getByText('not divisible').waitFor();
    const other = await portal.openSignedIn(new URL(link).pathname.replace('/portal', '') + new URL(link).hash);
    await other.page.getByRole('region', { name: 'Result' }).getByText('42', { exact: true }).waitFor();

    await editor.click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('1 / divisor');
    await page.getByRole('textbox', { name: 'Variables' }).fill('{}');
    await result.getByText('E_UNDEFINED').waitFor();
    await result.getByText(/At line 1, column/).waitFor();

    await page.getByRole('textbox', { name: 'Search functions' }).fill('strings.split');
    await page.getByRole('button', { name: /^@strings\.split\(/ }).click();
    await page.getByRole('button', { name: 'Insert @strings.split' }).click();
    await expect.poll(() => editor.textContent()).toContain('@strings.split(');
    await checkAccessibility(page);
  }, 180_000);

  it('owners invite people, change roles and reset passwords; the last owner stays', async () => {
    const watched = await portal.openSignedIn('/settings');
    const { page } = watched;
    await page.getByRole('button', { name: `Actions for ${portal.server.demo.adminEmail}` }).click();
    await page.getByText('The last owner stays. Make somebody else an owner first.').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a person' });
    await dialog.getByRole('button', { name: 'Add person' }).click();
    await dialog.getByText('Enter an address such as anna@example.com.').waitFor();
    await dialog.getByLabel('E-mail address').fill('ben@example.com');
    await dialog.getByRole('radio', { name: /^Editor/ }).check();
    await dialog.getByRole('button', { name: 'Make a password' }).click();
    await settled(page);
    await checkAccessibility(page);
    await takeScreenshots(watched, 'settings-invite');
    await dialog.getByRole('button', { name: 'Add person' }).click();
    const ready = page.getByRole('dialog', { name: 'ben@example.com may sign in' });
    const password = (await ready.locator('code').last().textContent()) ?? '';
    await ready.getByLabel('I have stored the secret').check();
    await ready.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('cell', { name: 'ben@example.com', exact: true }).waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'settings-people');

    await page.getByRole('button', { name: 'Actions for ben@example.com' }).click();
    await page.getByRole('menuitem', { name: 'Change role' }).click();
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: /^Viewer/ })
      .check();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('ben@example.com is viewer now.').waitFor();

    const ben = await portal.openAs({ email: 'ben@example.com', password }, '/settings?tab=account');
    await ben.page.getByLabel('Present password', { exact: false }).first().fill('not my password');
    await ben.page.getByLabel('New password', { exact: false }).first().fill('another long password');
    await ben.page.getByLabel('New password again').fill('another long password');
    await ben.page.getByRole('button', { name: 'Change password' }).click();
    await ben.page.getByText('This is not your present password.').waitFor();
    await ben.page.getByLabel('Present password', { exact: false }).first().fill(password);
    await ben.page.getByRole('button', { name: 'Change password' }).click();
    await ben.page.getByText('Your password was changed.').waitFor();
    await settled(ben.page);
    await checkAccessibilityInBothSchemes(ben);
    await takeScreenshots(ben, 'settings-account');
    const again = await portal.openAs({ email: 'ben@example.com', password: 'another long password' }, '/settings');
    expect(await again.page.getByRole('button', { name: 'Invite a person' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await ben.page.reload();
    await ben.page.getByRole('button', { name: 'End all others' }).click();
    await ben.page.getByText('Signed out there.').waitFor();

    await page.getByRole('button', { name: 'Actions for ben@example.com' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('ben@example.com was removed.').waitFor();
  }, 180_000);

  it('key sets are imported with help, replaced and deleted; the server says what it is', async () => {
    const watched = await portal.openSignedIn('/settings?tab=keys');
    const { page } = watched;
    await page.getByRole('region', { name: 'Signing keys of this server' }).getByText('signs new tokens').waitFor();
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwks = (key: object) => JSON.stringify({ keys: [{ ...key, kid: 'partner-1', alg: 'ES256' }] });
    await page.getByRole('button', { name: 'Import key set' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import key set' });
    await dialog.getByLabel('Name').fill('partner-bank');
    await dialog.getByLabel('JSON Web Key Set').fill('{"keys": [');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByText('This is not JSON: look at line 1, column 11.').waitFor();
    await dialog.getByLabel('JSON Web Key Set').fill(jwks(privateKey.export({ format: 'jwk' })));
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByText(/Key 1 contains the private member “d”/).waitFor();
    await settled(page);
    await checkAccessibility(page);
    await dialog.getByLabel('JSON Web Key Set').fill(jwks(publicKey.export({ format: 'jwk' })));
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    const card = page.getByRole('region', { name: 'partner-bank' });
    await card.getByText('partner-1').waitFor();
    await card.getByText('No journey uses it.').waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'settings-keys');
    await card.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete key set' }).click();
    await page.getByText('The key set partner-bank was deleted.').waitFor();

    await page.getByRole('tab', { name: 'General' }).click();
    await page.getByText('WAYMARK_RUNS_RECEIPT_PERCENT').waitFor();
    expect(new URL(page.url()).search).toBe('?tab=general');
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'settings-general');
    await page.goBack();
    await page.getByRole('region', { name: 'Signing keys of this server' }).waitFor();
  }, 180_000);

  it('the audit is filtered in its address and shows what changed', async () => {
    const watched = await portal.openSignedIn('/settings');
    const { page } = watched;
    const { csrfToken } = (await (await page.request.get('/api/v1/session')).json()) as { csrfToken: string };
    const headers = { 'x-csrf-token': csrfToken };
    const created = await page.request.post('/api/v1/applications', { data: { name: 'Before <b>' }, headers });
    const { id } = (await created.json()) as { id: string };
    await page.request.put(`/api/v1/applications/${id}`, { data: { name: 'After' }, headers });

    await page.goto(`/portal/audit?type=application&target=${id}`);
    await page.getByRole('cell', { name: 'changed the application' }).waitFor();
    expect(await page.getByRole('table', { name: 'Changes' }).getByRole('row').count()).toBe(3);
    await page
      .getByRole('link', { name: /^Show change/ })
      .first()
      .click();
    const drawer = page.getByRole('dialog', { name: /^Change \d+$/ });
    await drawer.getByRole('row', { name: /name changed Before <b> After/ }).waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'audit-entry');
    await page.reload();
    await drawer.getByText('Before <b>').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Clear', exact: true }).last().click();
    await expect.poll(() => new URL(page.url()).search).toBe('');
    await page.getByRole('combobox', { name: 'Change' }).click();
    await page.getByRole('option', { name: 'published', exact: true }).click();
    await expect.poll(() => page.url()).toContain('action=journey.published');
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'audit');
    await page.getByLabel('From').fill('2030-01-01');
    await page.getByText('No change fits these filters').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByRole('cell', { name: 'signed in' }).first().waitFor();
  }, 180_000);
});
