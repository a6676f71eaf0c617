import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { clickThroughTutorial } from './tutorial-by-clicking.ts';
import { FreshServer } from './tutorial-fixture.ts';

describe.skipIf(executablePath === undefined)('the tutorial to look at', () => {
  let fresh: FreshServer;
  beforeAll(async () => {
    fresh = await FreshServer.start();
  }, 180_000);
  afterAll(() => fresh.stop());

  it('is accessible at each of its places, in light and dark', async () => {
    const watched = await fresh.open();
    const look = async (place: string) => {
      await settled(watched.page);
      await checkAccessibilityInBothSchemes(watched);
      await takeScreenshots(watched, `tutorial-${place}`);
    };
    await clickThroughTutorial(watched.page, fresh.setupCode, look);
    await watched.page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await watched.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await look('keys');
    await watched.page.keyboard.press('Escape');
    await watched.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' });
    await watched.page.keyboard.press('Control+k');
    await watched.page.getByRole('dialog', { name: 'Go to …' }).waitFor();
    await look('go-to');
    expect(watched.complaints).toEqual([]);
    await watched.close();
  }, 600_000);
});
