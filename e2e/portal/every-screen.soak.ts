import type { AdminSession } from '@waymark/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { fillWithCustomerData, PASSWORD } from './customer-data.ts';
import { inspectScreen } from './inspect-screen.ts';
import { settled } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

/** Name of the picture, address, and the heading that shows that it is there. */
const SCREENS: readonly (readonly [string, string, string | RegExp])[] = [
  ['overview', '', 'Overview'],
  ['journeys-b2c', '/journeys/b2c', 'B2C Identity'],
  ['journeys-b2b', '/journeys/b2b', 'B2B Identity'],
  ['builder-loop', '/journeys/velocity-check', 'Velocity check'],
  ['builder-block', '/journeys/step-up-by-amount', 'Step-up by amount'],
  ['builder-outline', '/journeys/step-up-by-amount?view=outline', 'Step-up by amount'],
  ['versions', '/journeys/velocity-check/versions', /^Versions of/],
  ['version', '/journeys/velocity-check/versions/2', /Version 2/],
  ['compare', '/journeys/velocity-check/compare?from=1&to=2', /.+/],
  ['runs', '/runs', 'Runs'],
  ['applications', '/applications', 'Applications'],
  ['application-new', '/applications/new', /.+/],
  ['fiddle', '/fiddle', 'Expression fiddle'],
  ['audit', '/audit', 'Audit'],
  ['settings-people', '/settings?tab=people', 'Settings'],
  ['settings-keys', '/settings?tab=keys', 'Settings'],
  ['settings-general', '/settings?tab=general', 'Settings'],
  ['settings-account', '/settings?tab=account', 'Settings'],
  ['nowhere', '/nothing/here', 'There is no such page'],
  ['no-journey', '/journeys/no-such-journey', 'There is no journey "no-such-journey"'],
  ['no-version', '/journeys/velocity-check/versions/99', 'There is no version 99 of "velocity-check"'],
  ['no-run', '/runs/no-such-run', 'Run'],
];

describe.skipIf(executablePath === undefined)('every screen, with the data of a customer', () => {
  const portal = usePortal();
  let session: AdminSession;
  beforeAll(async () => {
    session = await fillWithCustomerData(portal.server);
  }, 180_000);

  it.each(SCREENS)(
    '%s',
    async (name, path, heading) => {
      const watched = await portal.openSignedIn(path);
      await watched.page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await inspectScreen(watched, name);
    },
    60_000,
  );

  it('the way in', async () => {
    const watched = await portal.open();
    await watched.page.goto('/portal/sign-in');
    await watched.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await inspectScreen(watched, 'sign-in');
  }, 60_000);

  it('an application', async () => {
    const watched = await portal.openSignedIn('/applications');
    await watched.page.getByRole('link', { name: 'Your demo app' }).click();
    await watched.page.getByRole('button', { name: 'Add client' }).waitFor();
    await inspectScreen(watched, 'application');
  }, 60_000);

  it.each(['Problems', 'Answers', 'Try it', 'Tests'])(
    'the tab %s of the builder',
    async (name) => {
      const watched = await portal.openSignedIn('/journeys/step-up-by-amount');
      await watched.page.getByRole('tab', { name }).click();
      await settled(watched.page);
      await inspectScreen(watched, `builder-${name.toLowerCase().replace(' ', '-')}`);
    },
    60_000,
  );

  it.each(['read-amount', 'by-level', 'step-up', 'choose-limits'])(
    'the step %s in the builder',
    async (id) => {
      const watched = await portal.openSignedIn('/journeys/step-up-by-amount?view=outline');
      const steps = (await session.call('GET', '/journeys/step-up-by-amount/draft')).body.document.steps;
      await watched.page.getByText(steps[id].name, { exact: true }).first().click();
      await settled(watched.page);
      await inspectScreen(watched, `builder-step-${id}`);
    },
    60_000,
  );

  it.each([
    ['good', 200, 299],
    ['bad', 400, 599],
  ])(
    'a %s run',
    async (name, least, most) => {
      const { body } = await session.call('GET', '/runs?limit=50');
      const run = body.items.find(({ status }: { status: number }) => status >= least && status <= most);
      const watched = await portal.openSignedIn(`/runs/${run.id ?? run.runId}`);
      await inspectScreen(watched, `run-${name}`);
    },
    60_000,
  );

  it.each([
    ['builder', '/journeys/velocity-check'],
    ['settings', '/settings'],
    ['journeys', '/journeys/b2c'],
  ])(
    'a viewer sees %s',
    async (name, path) => {
      const watched = await portal.openAs({ email: 'viewer@example.com', password: PASSWORD }, path);
      await watched.page.getByRole('heading', { level: 1 }).first().waitFor();
      await inspectScreen(watched, `viewer-${name}`);
      expect(new URL(watched.page.url()).pathname).toBe(`/portal${path}`);
    },
    60_000,
  );
});
