import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newJourneyDocument, parseJourney, printJourney } from '@waymark/journey';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibility, checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

describe.skipIf(executablePath === undefined)('journeys', () => {
  const portal = usePortal();
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-journeys-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const cardOf = (page: Page, name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
  const act = async (page: Page, name: string, action: string) => {
    await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: action }).click();
  };
  const add = async (page: Page, way: string) => {
    await page.getByRole('button', { name: 'Add journey' }).click();
    await page.getByRole('menuitem', { name: way }).click();
  };
  const draftOf = async (page: Page, id: string) => {
    const answer = await page.request.get(`/api/v1/journeys/${id}/draft`);
    return ((await answer.json()) as { document: { steps: object; kind: string; affinity: string; name: string } })
      .document;
  };

  it('say what to do where none is, and offer templates that bring what they call', async () => {
    const watched = await portal.openSignedIn('/journeys/b2b');
    const { page } = watched;
    await page.getByRole('heading', { name: 'No journey here yet' }).waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'journeys-empty');
    await page.getByRole('button', { name: 'From template' }).click();
    await page.getByRole('dialog', { name: 'From template' }).waitFor();
    await settled(page);
    expect(await page.getByRole('button', { name: /^Use / }).count()).toBeGreaterThanOrEqual(8);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'templates');
    await page.getByRole('button', { name: 'Use Step-up by amount' }).click();
    await page.getByLabel('Also create the sub-journey Device trust').waitFor();
    expect(await page.getByLabel('Journey ID').inputValue()).toBe('step-up-by-amount');
    await checkAccessibility(page);
    await takeScreenshots(watched, 'template');
    await page.getByRole('button', { name: 'Create journey' }).click();
    await page.waitForURL('**/portal/journeys/step-up-by-amount');
    const steps = (await draftOf(page, 'step-up-by-amount')).steps;
    const example = readFileSync(new URL('../../examples/step-up-by-amount/journey.yaml', import.meta.url), 'utf8');
    expect(steps).toEqual((parseJourney(example).value as { steps: object }).steps);
    expect(await draftOf(page, 'device-trust')).toMatchObject({ kind: 'sub-journey', affinity: 'b2b' });
    await page.goto('/portal/journeys/b2b');
    await cardOf(page, 'Device trust').waitFor();
    await add(page, 'From template');
    await page.getByRole('button', { name: 'Use Step-up by amount' }).click();
    await page.getByText('It calls the sub-journey device-trust, which is here already.').waitFor();
    expect(await page.getByLabel('Journey ID').inputValue()).toBe('step-up-by-amount-2');
  }, 180_000);

  it('begin blank as the tutorial says, with an id from their name', async () => {
    const watched = await portal.openSignedIn('/journeys');
    const { page } = watched;
    await page.waitForURL('**/portal/journeys/b2c');
    await add(page, 'Add blank journey');
    const dialog = page.getByRole('dialog', { name: 'Add blank journey' });
    await dialog.getByRole('radio', { name: /^Backend API \(single call\)/ }).waitFor();
    await dialog.getByRole('button', { name: 'Create journey' }).click();
    await dialog.getByText('Enter a name.').waitFor();
    await dialog.getByLabel('Name').fill('Validate transaction');
    expect(await dialog.getByLabel('Journey ID').inputValue()).toBe('validate-transaction-2');
    await dialog.getByLabel('Name').fill('Größe prüfen');
    expect(await dialog.getByLabel('Journey ID').inputValue()).toBe('gro-e-prufen');
    await dialog.getByLabel('Journey ID').fill('Not an id');
    await page.keyboard.press('Enter');
    await dialog.getByText(/^An id has lower-case letters/).waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'blank-journey');
    await dialog.getByLabel('Journey ID').fill('check-size');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/portal/journeys/check-size');
    expect(await draftOf(page, 'check-size')).toMatchObject({
      kind: 'backend-api',
      affinity: 'b2c',
      name: 'Größe prüfen',
    });

    await page.goto('/portal/journeys/b2c');
    await add(page, 'Add blank journey');
    await dialog.getByRole('radio', { name: /^Sub-journey/ }).check();
    await dialog.getByLabel('Name').fill('Part');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/portal/journeys/part');
    expect(await draftOf(page, 'part')).toMatchObject({
      kind: 'sub-journey',
      steps: { complete: { kind: 'complete' } },
    });
  }, 180_000);

  it('are found, narrowed and sorted, and the address keeps it', async () => {
    const watched = await portal.openSignedIn('/journeys/b2c?kind=sub-journey');
    const { page } = watched;
    await page.getByRole('link', { name: 'Part', exact: true }).waitFor();
    expect(
      await page
        .getByRole('listitem')
        .filter({ has: page.getByText('Backend API') })
        .count(),
    ).toBe(0);
    await page.getByText('All', { exact: true }).click();
    await cardOf(page, 'Validate transaction').waitFor();
    await page.getByRole('searchbox', { name: 'Search journeys' }).fill('CHECK-S');
    await page.waitForURL('**/portal/journeys/b2c?search=CHECK-S');
    await cardOf(page, 'Größe prüfen').waitFor();
    expect(await page.getByRole('link', { name: 'Part', exact: true }).count()).toBe(0);
    await page.getByRole('searchbox', { name: 'Search journeys' }).fill('nothing like it');
    await page.getByRole('heading', { name: 'No journey fits' }).waitFor();
    await page.getByRole('button', { name: 'Show all journeys' }).click();
    await page.getByRole('combobox', { name: 'Sort by' }).click();
    await page.getByRole('option', { name: 'Last change' }).click();
    await page.reload();
    await cardOf(page, 'Part').waitFor();
    const names = await page
      .getByRole('list', { name: 'Journeys in B2C Identity' })
      .getByRole('link')
      .allTextContents();
    expect(names.slice(0, 2)).toEqual(['Part', 'Größe prüfen']);
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'journeys');
  }, 180_000);

  it('show their state, who changed them and their calls', async () => {
    const { baseUrl, demo } = portal.server;
    const authorization = `Basic ${Buffer.from(`${demo.clientId}:${demo.clientSecret}`).toString('base64')}`;
    const token = await fetch(`${baseUrl}/oidc/token`, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: accessToken } = (await token.json()) as { access_token: string };
    const address = `${baseUrl}/ido/api/v2/invoke-api-journey/validate-transaction?clientId=${demo.clientId}`;
    const call = await fetch(address, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(call.status).toBe(500);
    const { page } = await portal.openSignedIn('/journeys/b2c');
    await expect
      .poll(
        async () => {
          await page.reload();
          await settled(page);
          return (await cardOf(page, 'Validate transaction').textContent()) ?? '';
        },
        { timeout: 15_000 },
      )
      .toContain('1 call, 1 error in the last day');
    expect(await cardOf(page, 'Validate transaction').textContent()).toContain('Version 1');
    const card = (await cardOf(page, 'Part').textContent()) ?? '';
    expect(card).toContain('Draft only');
    expect(card).toContain(`by ${demo.adminEmail}`);
  }, 180_000);

  it('leave as a file and come back from it', async () => {
    const watched = await portal.openSignedIn('/journeys/b2c');
    const { page } = watched;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      act(page, 'Validate transaction', 'Export as a file'),
    ]);
    expect(download.suggestedFilename()).toBe('validate-transaction.yaml');
    const file = join(folder, 'validate-transaction.yaml');
    await download.saveAs(file);
    expect(readFileSync(file, 'utf8')).toBe(
      readFileSync(new URL('../../examples/validate-transaction/journey.yaml', import.meta.url), 'utf8'),
    );

    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, 'format: journey/1\nid: [oh\n');
    await add(page, 'Import a file');
    const dialog = page.getByRole('dialog', { name: 'Import a file' });
    await page.locator('input[type=file]').setInputFiles(broken);
    await dialog
      .getByText(/^Line \d+, column \d+: /)
      .first()
      .waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'import-broken');

    await page.locator('input[type=file]').setInputFiles(file);
    await dialog.getByText('A journey with the id validate-transaction exists: Validate transaction.').waitFor();
    expect(await dialog.getByLabel('Journey ID').inputValue()).toBe('validate-transaction-2');
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'import-conflict');
    await dialog.getByLabel('Name').fill('From a file');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await page.waitForURL('**/portal/journeys/from-a-file');

    const fresh = join(folder, 'fresh.json');
    writeFileSync(
      fresh,
      JSON.stringify({ ...newJourneyDocument({ id: 'part', name: 'New part', affinity: 'b2b', kind: 'sub-journey' }) }),
    );
    await page.goto('/portal/journeys/b2c');
    await add(page, 'Import a file');
    await page.locator('input[type=file]').setInputFiles(fresh);
    await dialog.getByText('The file says B2B Identity; it will stand under B2C Identity.').waitFor();
    await dialog.getByRole('radio', { name: /^Replace the draft of Part/ }).check();
    await dialog.getByRole('button', { name: 'Import' }).click();
    await page.waitForURL('**/portal/journeys/part');
    expect(await draftOf(page, 'part')).toMatchObject({ name: 'New part', affinity: 'b2c' });
  }, 180_000);

  it('are duplicated, deleted and brought back', async () => {
    const { page } = await portal.openSignedIn('/journeys/b2c');
    await act(page, 'Validate transaction', 'Duplicate …');
    const dialog = page.getByRole('dialog', { name: 'Duplicate Validate transaction' });
    expect(await dialog.getByLabel('Journey ID').inputValue()).toBe('validate-transaction-copy');
    await dialog.getByRole('button', { name: 'Duplicate' }).click();
    await page.waitForURL('**/portal/journeys/validate-transaction-copy');
    const copied = await draftOf(page, 'validate-transaction-copy');
    expect(copied.steps).toEqual((await draftOf(page, 'validate-transaction')).steps);

    await page.goto('/portal/journeys/b2c');
    await act(page, 'Validate transaction (copy)', 'Delete');
    await page.getByText('Validate transaction (copy) was deleted.').waitFor();
    await cardOf(page, 'Validate transaction (copy)').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await cardOf(page, 'Validate transaction (copy)').waitFor();
    const restored = (await draftOf(page, 'validate-transaction-copy')) as Parameters<typeof printJourney>[0];
    expect(printJourney(restored)).toBe(printJourney(copied as typeof restored));
  }, 180_000);

  it('can be looked at, not changed, by a viewer', async () => {
    const person = { email: 'viewer@example.com', password: 'a long enough password' };
    const owner = await portal.openSignedIn();
    const { csrfToken } = (await (await owner.context.request.get('/api/v1/session')).json()) as { csrfToken: string };
    await owner.context.request.post('/api/v1/administrators', {
      data: { ...person, role: 'viewer' },
      headers: { 'x-csrf-token': csrfToken },
    });
    const { page } = await portal.openAs(person, '/journeys/b2c');
    expect(await page.getByRole('button', { name: 'Add journey' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Actions for Validate transaction', exact: true }).click();
    expect(await page.getByRole('menuitem', { name: 'Publish …' }).isDisabled()).toBe(true);
    expect(await page.getByRole('menuitem', { name: 'Export as a file' }).isEnabled()).toBe(true);
  });
});
