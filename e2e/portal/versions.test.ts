import { readFileSync } from 'node:fs';
import type { JourneyDocument } from '@waymark/journey';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

const ID = 'validate-transaction';
const API = `/api/v1/journeys/${ID}`;

describe.skipIf(executablePath === undefined)('versions', () => {
  const portal = usePortal();

  /** Changes the draft as another editor would. */
  async function editDraft(page: Page, change: (document: JourneyDocument) => JourneyDocument): Promise<void> {
    const session = (await (await page.request.get('/api/v1/session')).json()) as { csrfToken: string };
    const draft = await page.request.get(`${API}/draft`);
    const { document } = (await draft.json()) as { document: JourneyDocument };
    const answer = await page.request.put(`${API}/draft`, {
      data: change(document),
      headers: { 'x-csrf-token': session.csrfToken, 'if-match': draft.headers().etag ?? '' },
    });
    expect(answer.status()).toBe(200);
  }
  const journeyOf = async (page: Page) =>
    (await (await page.request.get(API)).json()) as { publishedVersion: number | null; state: string };
  const refuseMore = (document: JourneyDocument): JourneyDocument => ({
    ...document,
    settings: { ...document.settings, deadlineMs: 2000 },
    steps: {
      ...document.steps,
      approve: { ...document.steps.approve, kind: 'http-complete', name: 'Approve it', config: { responseCode: 202 } },
      extra: { kind: 'log-event', name: 'Note it', config: { event: 'noted' }, branches: { next: 'approve' } },
      'check-mfa': {
        ...document.steps['check-mfa'],
        kind: 'condition',
        branches: { ...document.steps['check-mfa']?.branches, yes: 'extra' },
      },
    },
  });

  it('list who published what, when and why', async () => {
    const watched = await portal.openSignedIn(`/journeys/${ID}/versions`);
    const { page } = watched;
    await page.getByRole('heading', { level: 1, name: 'Versions of Validate transaction' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Version 1' });
    expect(await row.textContent()).toContain('Answers calls');
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'versions');
    await row.getByRole('link', { name: 'Version 1', exact: true }).click();
    await page.getByText('A version never changes.').waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'version');
    await page.getByRole('tab', { name: 'File' }).click();
    const file = await page.getByRole('region', { name: 'Version 1 as a file' }).locator('pre').textContent();
    expect(file).toBe(readFileSync(new URL(`../../examples/${ID}/journey.yaml`, import.meta.url), 'utf8'));
    await page.goto(`/portal/journeys/${ID}/versions`);
    const document = page.getByRole('link', { name: 'OpenAPI document' });
    const openApi = await page.request.get((await document.getAttribute('href')) ?? '');
    expect(await openApi.json()).toMatchObject({ openapi: '3.1.0' });
  }, 180_000);

  it('come from a publish that shows what changes, and asks why', async () => {
    const watched = await portal.openSignedIn(`/journeys/${ID}/versions`);
    const { page } = watched;
    await editDraft(page, refuseMore);
    await page.getByRole('button', { name: 'Publish …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish Validate transaction' });
    await dialog.getByRole('heading', { name: 'What changes from version 1' }).waitFor();
    const words = dialog.getByRole('list', { name: 'Differences' });
    expect(await words.textContent()).toMatch(/The journey.*Deadline \(ms\) was set.*2000/s);
    expect(await words.textContent()).toMatch(/Note it.*was added \(log-event\)/s);
    expect(await words.textContent()).toMatch(/yes leads to extra now; it led to approve/);
    await dialog.getByText(/tests fail\. They take \d+ of \d+ branches/).waitFor();
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await dialog.getByText(/^Write a note/).waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'publish');
    await dialog.getByLabel('Note').fill('Answers 202 now');
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Validate transaction: version 2 answers calls now.').waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Version 2' });
    await row.waitFor();
    expect(await row.textContent()).toContain(portal.server.demo.adminEmail);
    expect(await row.textContent()).toContain('Answers 202 now');
    await row.getByRole('link', { name: /^\d+ warnings?$/ }).click();
    await page.getByRole('heading', { name: 'Warnings of its proof' }).waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'version-warnings');
    expect(await journeyOf(page)).toMatchObject({ publishedVersion: 2, state: 'published' });
  }, 180_000);

  it('are compared on the canvas and in words; moved boxes do not count', async () => {
    const watched = await portal.openSignedIn(`/journeys/${ID}/compare?from=1&to=2`);
    const { page } = watched;
    const words = page.getByRole('list', { name: 'Differences' });
    await words.getByText('Response code was changed').waitFor();
    expect(await words.textContent()).toMatch(/Response code was changed.*200.*202/s);
    await page.getByRole('region', { name: 'Version 2, after' }).getByText('Note it').waitFor();
    expect(await page.getByRole('region', { name: 'Version 1, before' }).getByText('Note it').count()).toBe(0);
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'compare');
    await page.getByRole('button', { name: 'Swap' }).click();
    await words.getByText('was removed (log-event)').waitFor();
    expect(new URL(page.url()).search).toBe('?from=2&to=1');
    await page.reload();
    await words.getByText('was removed (log-event)').waitFor();

    await editDraft(page, (document) => ({
      ...document,
      layout: Object.fromEntries(Object.keys(document.steps).map((step, index) => [step, { x: index * 400, y: 7 }])),
    }));
    await page.goto(`/portal/journeys/${ID}/compare?from=2&to=draft`);
    await page.getByRole('heading', { name: 'No difference' }).waitFor();
  }, 180_000);

  it('are not made of a draft with errors, and the way to each is shown', async () => {
    const watched = await portal.openSignedIn(`/journeys/${ID}/versions`);
    const { page } = watched;
    let before: JourneyDocument | undefined;
    await editDraft(page, (document) => {
      before = document;
      return { ...document, start: 'nowhere' };
    });
    await page.getByRole('button', { name: 'Publish …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish Validate transaction' });
    await dialog.getByRole('heading', { name: /stands? in the way$/ }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'publish-errors');
    await dialog
      .getByRole('link', { name: /^Go to / })
      .first()
      .click();
    await page.waitForURL((url) => url.pathname === `/portal/journeys/${ID}`);
    await editDraft(page, () => before as JourneyDocument);
  }, 180_000);

  it('can be rolled back to, disabled and enabled', async () => {
    const watched = await portal.openSignedIn(`/journeys/${ID}/versions`);
    const { page } = watched;
    await page.getByRole('button', { name: 'Roll back to this: Version 1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Roll back to version 1?' });
    await dialog.getByRole('heading', { name: 'What changes from version 2' }).waitFor();
    expect(await dialog.getByLabel('Note').inputValue()).toBe('Back to version 1');
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'roll-back');
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await page.getByText('Version 1 answers calls.').waitFor();
    await page.getByText('Version 1, draft changed').waitFor();
    expect(await journeyOf(page)).toMatchObject({ publishedVersion: 1, state: 'changed' });

    await page.getByRole('button', { name: 'Disable …' }).click();
    await page
      .getByRole('dialog', { name: 'Disable Validate transaction?' })
      .getByRole('button', { name: 'Disable' })
      .click();
    await page.getByText('Validate transaction answers no calls any more.').waitFor();
    expect(await journeyOf(page)).toMatchObject({ publishedVersion: null, state: 'disabled' });
    await page.goto('/portal/journeys/b2c');
    await page.getByRole('button', { name: 'Actions for Validate transaction', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Enable …' }).click();
    await page.getByRole('dialog', { name: 'Enable version 1 again?' }).getByRole('button', { name: 'Enable' }).click();
    await page.getByText('Version 1 answers calls.').waitFor();
    expect(await journeyOf(page)).toMatchObject({ publishedVersion: 1 });

    await page.getByRole('button', { name: 'Actions for Validate transaction', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete …' }).click();
    const remove = page.getByRole('dialog', { name: 'Disable and delete Validate transaction?' });
    await remove.getByRole('button', { name: 'Disable and delete journey' }).click();
    await page.getByText('Validate transaction was deleted.').waitFor();
    expect((await page.request.get(API)).status()).toBe(404);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The draft of Validate transaction is back.').waitFor();
    expect(await journeyOf(page)).toMatchObject({ publishedVersion: null, state: 'draft' });
  }, 180_000);
});
