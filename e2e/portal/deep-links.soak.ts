import type { JourneyDocument } from '@waymark/journey';
import type { AdminSession } from '@waymark/testing';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { fillWithCustomerData } from './customer-data.ts';
import { settled } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

const JOURNEY = 'velocity-check';

/** Every address, with what its search holds. */
const ADDRESSES = [
  '/',
  '/journeys/b2c?kind=sub-journey',
  '/journeys/b2b',
  `/journeys/${JOURNEY}`,
  `/journeys/${JOURNEY}?view=outline`,
  `/journeys/${JOURNEY}?step=check-length`,
  `/journeys/${JOURNEY}/versions`,
  `/journeys/${JOURNEY}/versions/2`,
  `/journeys/${JOURNEY}/compare?from=1&to=2`,
  '/runs?status=4xx',
  '/applications',
  '/applications/new',
  '/fiddle',
  '/audit',
  '/settings?tab=keys',
];

describe.skipIf(executablePath === undefined)('addresses', () => {
  const portal = usePortal();
  let session: AdminSession;
  beforeAll(async () => {
    session = await fillWithCustomerData(portal.server);
  }, 180_000);

  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first().textContent();
  // The fiddle keeps what is typed behind the hash.
  const addressOf = (page: Page) => page.url().replace(/#.*/, '').slice(`${portal.server.baseUrl}/portal`.length);
  const draftOf = async (): Promise<JourneyDocument> =>
    (await session.call('GET', `/journeys/${JOURNEY}/draft`)).body.document;

  it('show the same on a refresh, and again after going away and back', async () => {
    const run = (await session.call('GET', '/runs?limit=1')).body.items[0];
    const application = (await session.call('GET', '/applications')).body.items[0];
    const { page } = await portal.openSignedIn();
    for (const address of [...ADDRESSES, `/runs/${run.id ?? run.runId}`, `/applications/${application.id}`]) {
      await page.goto(`/portal${address}`);
      await settled(page);
      const [opened, words] = [addressOf(page), await heading(page)];
      expect(opened, address).toBe(address);
      expect(words, address).toBeTruthy();
      await page.reload();
      await settled(page);
      expect([addressOf(page), await heading(page)]).toEqual([opened, words]);
      const elsewhere = address === '/audit' ? 'Applications' : 'Audit';
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: elsewhere }).click();
      await page.getByRole('heading', { level: 1, name: elsewhere }).waitFor();
      await page.goBack();
      await settled(page);
      await expect.poll(() => heading(page)).toBe(words);
      expect(addressOf(page)).toBe(opened);
    }
  }, 180_000);

  it('name the step that is selected', async () => {
    const { page } = await portal.openSignedIn(`/journeys/${JOURNEY}?step=check-length`);
    const id = page.getByRole('complementary', { name: 'Details' }).getByRole('textbox', { name: 'Id', exact: true });
    await expect.poll(() => id.inputValue(), { timeout: 15_000 }).toBe('check-length');
    await page.locator('.react-flow__node[data-id="read-request"]').click();
    await expect.poll(() => addressOf(page)).toBe(`/journeys/${JOURNEY}?step=read-request`);
    await page.reload();
    await page.locator('.react-flow__node.selected[data-id="read-request"]').waitFor();
    await page.goto(`/portal/journeys/${JOURNEY}?step=no-such-step`);
    await page.locator('.react-flow__node[data-id="read-request"]').waitFor();
    await expect.poll(() => addressOf(page)).toBe(`/journeys/${JOURNEY}`);
  }, 60_000);

  it.each(['the connection comes back', 'the page is opened again'])(
    'keep an edit without a connection until %s',
    async (end) => {
      const watched = await portal.openSignedIn(`/journeys/${JOURNEY}?view=outline`);
      const { page, context } = watched;
      await page.getByText('Are there 50 events at most?', { exact: true }).first().click();
      const description = `Kept until ${end}`;
      await context.setOffline(true);
      await page.getByRole('textbox', { name: 'Description' }).fill(description);
      await page.getByText(/^The server can't be reached/).waitFor();
      expect((await draftOf()).steps['check-length']?.description).not.toBe(description);
      if (end === 'the page is opened again') {
        await page.waitForTimeout(1000);
        await page.goto('about:blank');
        await context.setOffline(false);
        await page.goto(`/portal/journeys/${JOURNEY}`);
      } else {
        await context.setOffline(false);
      }
      await expect
        .poll(async () => (await draftOf()).steps['check-length']?.description, { timeout: 20_000 })
        .toBe(description);
      // What the test cut off shows in the console of any browser.
      expect(watched.complaints.filter((text) => !text.includes('net::ERR_INTERNET_DISCONNECTED'))).toEqual([]);
      watched.complaints.length = 0;
    },
    60_000,
  );
});
