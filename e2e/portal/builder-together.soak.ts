import { describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { draftOf, isSaved, openJourney, sampleJourney } from './builder-fixture.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

describe.skipIf(executablePath === undefined)('two editors of the same draft', () => {
  const portal = usePortal();

  it('never overwrites another editor, and loses nothing without a connection', async () => {
    const watched = await openJourney(portal, sampleJourney('shared'));
    const { page, context } = watched;
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Mine');
    await isSaved(page);

    const other = await portal.openSignedIn('/journeys/shared');
    await other.page.getByRole('textbox', { name: 'Name' }).fill('Theirs');
    await isSaved(other.page);
    await name.fill('Mine again');
    const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else saved this draft' });
    await conflict.waitFor();
    await takeScreenshots(watched, 'builder-conflict');
    await checkAccessibilityInBothSchemes(watched);
    expect((await draftOf(watched, 'shared')).name).toBe('Theirs');
    await conflict.getByRole('button', { name: 'Load theirs' }).click();
    await page.getByRole('heading', { level: 1, name: 'Theirs' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await isSaved(page);
    expect((await draftOf(watched, 'shared')).name).toBe('Mine again');
    await other.page.getByRole('alert').filter({ hasText: 'You have changed nothing since' }).waitFor();
    await other.close();

    // Offline: kept, and saved as soon as the server is there again.
    await context.setOffline(true);
    await name.fill('Written on a train');
    await page.getByText('Offline: kept in this browser').waitFor();
    watched.complaints.splice(0);
    await context.setOffline(false);
    await isSaved(page);
    expect((await draftOf(watched, 'shared')).name).toBe('Written on a train');
    watched.complaints.splice(0);
  }, 120_000);
});
