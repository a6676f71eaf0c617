import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { expectFocus, Keyboard } from './keyboard.ts';
import {
  callInShell,
  expectCopied,
  expectTutorialJourney,
  FreshServer,
  shownIn,
  stepBox,
  TYPED,
} from './tutorial-fixture.ts';

/** As with a mouse. */
const MAX_ACTIONS = 60;
/** Each Tab on the way counts. */
const MAX_PRESSES = 120;

describe.skipIf(executablePath === undefined)('the tutorial with the keyboard only', () => {
  let fresh: FreshServer;
  beforeAll(async () => {
    fresh = await FreshServer.start();
  }, 180_000);
  afterAll(() => fresh.stop());

  it('needs no mouse from the setup code to the call', async () => {
    const watched = await fresh.open();
    const { page } = watched;
    const keys = new Keyboard(page);
    await page.addInitScript(countPointers);
    await page.goto('/');

    await expectFocus(page.getByRole('textbox', { name: 'Setup code' }));
    await keys.type(fresh.setupCode);
    await keys.press('Tab');
    await keys.type('me@example.com');
    await keys.press('Tab');
    await keys.type('a long enough password');
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();

    // Create an app.
    await keys.activate(page.getByRole('navigation').getByRole('link', { name: 'Applications' }));
    await expectFocus(page.getByRole('heading', { level: 1, name: 'Applications' }));
    await keys.activate(page.getByRole('link', { name: 'Create application' }));
    await expectFocus(page.getByLabel('Application name'));
    await keys.type('Your demo app');
    await keys.goTo(page.getByLabel('Client name'));
    await keys.type('Demo client');
    await keys.goTo(page.getByLabel('Redirect URIs'));
    await keys.type('https://yourdemoapp.com/verify');
    await keys.activate(page.getByRole('button', { name: 'Create application' }));
    const ready = page.getByRole('dialog', { name: 'Demo client is ready' });
    await expectFocus(ready.getByRole('button', { name: 'Copy Client secret' }));
    await keys.press('Enter');
    const secret = (await ready.locator('code').nth(1).textContent()) ?? '';
    await expectCopied(page, secret);
    await keys.activate(ready.getByLabel('I have stored the secret'), { key: 'Space' });
    await keys.activate(ready.getByRole('button', { name: 'Done' }));
    await expectFocus(page.getByRole('heading', { level: 1, name: 'Your demo app' }));

    // ➊ Create a backend API journey.
    await keys.activate(page.getByRole('navigation').getByRole('link', { name: 'B2C Identity' }));
    await expectFocus(page.getByRole('heading', { level: 1, name: 'B2C Identity' }));
    await keys.activate(page.getByRole('button', { name: 'Add journey' }));
    await page.getByRole('menuitem', { name: 'Add blank journey' }).waitFor();
    await keys.activate(page.getByRole('menuitem', { name: 'Add blank journey' }), { by: 'ArrowDown' });
    await expectFocus(page.getByRole('dialog', { name: 'Add blank journey' }).getByLabel('Name'));
    await keys.type('Check transaction');
    await keys.press('Enter');
    await page.waitForURL('**/portal/journeys/check-transaction');

    // ➋ and ➌ Configure the steps.
    await stepBox(page, 'complete').waitFor();
    const add = page.getByRole('dialog', { name: 'Add a step' });
    const quickAdd = async (search: string) => {
      await expectFocus(add.getByLabel('Which step?'));
      await keys.type(search);
      await keys.press('Enter');
      await add.waitFor({ state: 'detached' });
    };
    const variables = page.getByRole('list', { name: 'Variables' }).getByRole('textbox');
    const condition = page.getByRole('textbox', { name: 'Condition', exact: true });
    await keys.press('/');
    await quickAdd('set');
    await expectFocus(variables.nth(0));
    await keys.type(TYPED.variables[0].name);
    await keys.goTo(variables.nth(1));
    await keys.type(TYPED.variables[0].value);
    await keys.activate(page.getByRole('button', { name: 'Add variable' }));
    await expectFocus(variables.nth(2));
    await keys.type(TYPED.variables[1].name);
    await keys.goTo(variables.nth(3));
    await keys.type(TYPED.variables[1].value);

    await keys.press('Control+/');
    await quickAdd('condition');
    await expectFocus(condition);
    await keys.type(TYPED.isValid);
    await keys.press('Control+/');
    await quickAdd('401');
    await expectFocus(stepBox(page, '401-unauthorized'));
    await keys.goTo(stepBox(page, 'condition'), 'ArrowLeft');
    await keys.press('/');
    await quickAdd('condition');
    await expectFocus(condition);
    await keys.type(TYPED.hasMfa);
    await keys.press('Control+/');
    await quickAdd('307');
    await expectFocus(page.getByRole('textbox', { name: 'Redirect URI' }));
    await keys.type(TYPED.redirectUri);
    const responseType = page.getByRole('combobox', { name: 'Response type' });
    await keys.goTo(responseType);
    await keys.press('ArrowDown');
    await page.getByRole('option', { name: 'text', exact: true }).waitFor();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect.poll(() => responseType.getAttribute('aria-expanded')).toBe('false');
    await keys.press('Escape');
    await expectFocus(stepBox(page, '307-temporary-redirect'));

    // Publish.
    await keys.press('p');
    const publish = page.getByRole('dialog', { name: 'Publish Check transaction' });
    await expectFocus(publish.getByRole('textbox', { name: 'Note' }));
    await keys.type('As the tutorial says');
    await expect.poll(() => publish.getByRole('button', { name: 'Publish' }).isEnabled()).toBe(true);
    await keys.press('Control+Enter');
    await publish.waitFor({ state: 'detached' });
    await page.getByText('Version 1 is live').first().waitFor();

    // Test the journey.
    await expectFocus(stepBox(page, '307-temporary-redirect'));
    await keys.press('t');
    await expectFocus(page.getByRole('radio', { name: 'Draft' }));
    await keys.activate(page.getByRole('button', { name: 'Call it with curl' }));
    const copyOf = async (title: string) => {
      const block = page.getByRole('region', { name: title });
      await keys.activate(block.getByRole('button', { name: /^Copy/ }));
      const text = await shownIn(page, title);
      await expectCopied(page, text);
      return text;
    };
    const token = await copyOf('A client access token');
    const invoke = await copyOf('The call');
    expect(await callInShell({ token, invoke, secret })).toEqual(['200', `307 ${TYPED.redirectUri}`, '401']);
    await expectTutorialJourney(watched, 'check-transaction');
    expect(keys.actions).toBeLessThanOrEqual(MAX_ACTIONS);
    expect(keys.presses).toBeLessThanOrEqual(MAX_PRESSES);
    expect(await page.evaluate(() => sessionStorage.getItem('pointers'))).toBe(null);
    expect(watched.complaints).toEqual([]);
    await watched.close();
  }, 600_000);
});

/** Notes in the page that something came from a mouse, a pen or a finger. */
function countPointers(): void {
  for (const name of ['pointerdown', 'mousedown', 'mousemove', 'touchstart', 'wheel']) {
    addEventListener(name, () => sessionStorage.setItem('pointers', name), true);
  }
}
