import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { expectFocus, Keyboard } from './keyboard.ts';
import { PortalFixture } from './portal-fixture.ts';
import { stepBox } from './tutorial-fixture.ts';

/** On a busy machine. */
const PATIENCE_MS = 120_000;

describe.skipIf(executablePath === undefined)('the keyboard', () => {
  let portal: PortalFixture;
  beforeAll(async () => {
    portal = await PortalFixture.start();
  }, 180_000);
  afterEach(async () => {
    portal.expectNoComplaints();
    await portal.closePages();
  });
  afterAll(() => portal.stop());

  it(
    'is back where it was after each dialog of the builder',
    async () => {
      const { page } = await portal.openSignedIn('/journeys/validate-transaction?step=check-mfa');
      const keys = new Keyboard(page);
      const step = stepBox(page, 'check-mfa');
      await step.waitFor();
      await step.focus();
      const dialogs = [
        ['?', 'Keyboard shortcuts'],
        ['/', 'Add a step'],
        ['c', /^Connect /],
        ['F2', /^Rename /],
        ['p', /^Publish /],
      ] as const;
      for (const [key, name] of dialogs) {
        await keys.press(key);
        const dialog = page.getByRole('dialog', { name });
        await dialog.waitFor();
        await expect.poll(() => dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
        await keys.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await expectFocus(step);
      }
      await keys.press('Enter');
      await expectFocus(page.getByRole('textbox', { name: 'Name', exact: true }));
      await keys.press('Control+/');
      const add = page.getByRole('dialog', { name: 'Add a step' });
      await expectFocus(add.getByLabel('Which step?'));
      await keys.press('Escape');
      await expectFocus(page.getByRole('textbox', { name: 'Name', exact: true }));
      await keys.press('Escape');
      await expectFocus(step);
    },
    PATIENCE_MS,
  );

  it(
    'stays with a row that moves, and goes on after one that is removed',
    async () => {
      const { page } = await portal.openSignedIn('/journeys/validate-transaction?step=read-tokens');
      const keys = new Keyboard(page);
      const names = page.getByRole('list', { name: 'Variables' }).getByRole('textbox', { name: /^Name/ });
      const addVariable = page.getByRole('button', { name: 'Add variable' });
      await addVariable.waitFor();
      const count = await names.count();
      await addVariable.focus();
      await keys.press('Enter');
      await expectFocus(names.nth(count));
      await keys.type('third');
      const button = (verb: string, row: number) =>
        page.getByRole('button', { name: new RegExp(`${verb}.*${row}|${row}.*${verb}`, 'i') });
      await keys.activate(button('up', count + 1));
      await expectFocus(button('up', count));
      expect(await names.nth(count - 1).inputValue()).toBe('third');
      await keys.activate(button('down', count));
      // It is the last again and can only go up.
      await expectFocus(button('up', count + 1));
      await keys.activate(button('remove', count + 1));
      await expectFocus(addVariable);
      expect(await names.count()).toBe(count);
    },
    PATIENCE_MS,
  );

  it(
    'is at the menu that led to a dialog',
    async () => {
      const { page } = await portal.openSignedIn('/journeys/b2c');
      const keys = new Keyboard(page);
      const ways = [
        [page.getByRole('button', { name: 'Add journey' }), 'Add blank journey'],
        [page.getByRole('button', { name: /^Actions for / }).first(), 'Delete'],
      ] as const;
      for (const [menu, way] of ways) {
        await menu.focus();
        await keys.press('Enter');
        const entry = page.getByRole('menuitem', { name: way });
        await entry.waitFor();
        await keys.activate(entry, { by: 'ArrowDown' });
        const dialog = page.getByRole('dialog');
        await dialog.waitFor();
        await expect.poll(() => dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
        await keys.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await expectFocus(menu);
      }
    },
    PATIENCE_MS,
  );

  it(
    'goes to any screen or journey by its name',
    async () => {
      const { page } = await portal.openSignedIn('');
      const keys = new Keyboard(page);
      const dialog = page.getByRole('dialog', { name: 'Go to …' });
      const goTo = async (name: string) => {
        await keys.press('Control+k');
        await expectFocus(dialog.getByLabel('Which screen or journey?'));
        await keys.type(name);
        await dialog.getByRole('option', { name }).first().waitFor();
        await keys.press('Enter');
        await dialog.waitFor({ state: 'detached' });
      };
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      await goTo('Create application');
      await expectFocus(page.getByLabel('Application name'));
      await goTo('B2C');
      await expectFocus(page.getByRole('heading', { level: 1, name: 'B2C Identity' }));
      await goTo('validate-transaction');
      await page.waitForURL('**/portal/journeys/validate-transaction');
      await stepBox(page, 'check-mfa').waitFor();

      await keys.press('/');
      await page.getByRole('dialog', { name: 'Add a step' }).waitFor();
      await keys.press('Control+k');
      expect(await dialog.count()).toBe(0);
      await keys.press('Escape');
      await keys.press('Control+k');
      await dialog.waitFor();
    },
    PATIENCE_MS,
  );
});
