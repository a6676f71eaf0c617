import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { callInShell, copied, expectTutorialJourney, FreshServer, shownIn, TYPED } from './tutorial-fixture.ts';

const MAX_ACTIONS = 60;

/** Clicks, types and presses keys, and counts: each is one action. */
class Person {
  readonly #page: Page;
  actions = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(target: Locator): Promise<void> {
    this.actions += 1;
    await target.click();
  }

  /** Into what has the focus; what is long is pasted from the tutorial. */
  async type(text: string): Promise<void> {
    this.actions += 1;
    if (text.length > 40) await this.#page.keyboard.insertText(text);
    else await this.#page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    this.actions += 1;
    await this.#page.keyboard.press(key);
  }
}

describe.skipIf(executablePath === undefined)('the tutorial by clicking', () => {
  let fresh: FreshServer;
  beforeAll(async () => {
    fresh = await FreshServer.start();
  }, 180_000);
  afterAll(() => fresh.stop());

  it(`takes at most ${MAX_ACTIONS} actions on a fresh server`, async () => {
    const watched = await fresh.open();
    const { page } = watched;
    const person = new Person(page);
    const started = performance.now();

    // The first owner, who is signed in with it.
    await page.goto('/');
    await hasFocus(page.getByRole('textbox', { name: 'Setup code' }));
    await person.type(fresh.setupCode);
    await person.press('Tab');
    await person.type('me@example.com');
    await person.press('Tab');
    await person.type('a long enough password');
    await person.press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();

    // Create an app.
    await person.click(page.getByRole('navigation').getByRole('link', { name: 'Applications' }));
    await person.click(page.getByRole('link', { name: 'Create application' }));
    await hasFocus(page.getByLabel('Application name'));
    await person.type('Your demo app');
    expect(await page.getByRole('combobox', { name: 'Protocol' }).inputValue()).toBe('OIDC');
    await person.click(page.getByLabel('Client name'));
    await person.type('Demo client');
    await person.click(page.getByLabel('Redirect URIs'));
    await person.type('https://yourdemoapp.com/verify');
    expect(await page.getByRole('combobox', { name: 'Authentication method' }).inputValue()).toMatch(/^Client secret/);
    await person.click(page.getByRole('button', { name: 'Create application' }));
    const ready = page.getByRole('dialog', { name: 'Demo client is ready' });
    await ready.waitFor();
    const [clientId = '', shownSecret = ''] = await ready.locator('code').allTextContents();
    expect(clientId).not.toBe('');
    await person.click(ready.getByRole('button', { name: 'Copy Client secret' }));
    const secret = await copied(page);
    expect(secret).toBe(shownSecret);
    await person.click(ready.getByLabel('I have stored the secret'));
    await person.click(ready.getByRole('button', { name: 'Done' }));
    await page.getByRole('heading', { level: 1, name: 'Your demo app' }).waitFor();
    expect(await page.content()).not.toContain(secret);

    // ➊ Create a backend API journey.
    await person.click(page.getByRole('navigation').getByRole('link', { name: 'B2C Identity' }));
    await person.click(page.getByRole('button', { name: 'Add journey' }));
    await person.click(page.getByRole('menuitem', { name: 'Add blank journey' }));
    const blank = page.getByRole('dialog', { name: 'Add blank journey' });
    expect(await blank.getByRole('radio', { name: /^Backend API \(single call\)/ }).isChecked()).toBe(true);
    await hasFocus(blank.getByLabel('Name'));
    await person.type('Check transaction');
    await person.press('Enter');
    await page.waitForURL('**/portal/journeys/check-transaction');
    expect(await page.getByRole('switch', { name: 'Enforce token' }).isChecked()).toBe(true);

    // ➋ and ➌ Configure the steps.
    const add = page.getByRole('dialog', { name: 'Add a step' });
    const quickAdd = async (search: string) => {
      await hasFocus(add.getByLabel('Which step?'));
      await person.type(search);
      await person.press('Enter');
      await add.waitFor({ state: 'detached' });
    };
    const addBehind = (branch: string) =>
      page.getByRole('button', { name: `Add a step behind ${branch} of Condition` });
    const variables = page.getByRole('list', { name: 'Variables' }).getByRole('textbox');
    await box(page, 'complete').waitFor();
    await person.press('/');
    await quickAdd('set');
    await hasFocus(variables.nth(0));
    await person.type(TYPED.variables[0].name);
    await person.click(variables.nth(1));
    await person.type(TYPED.variables[0].value);
    await person.click(page.getByRole('button', { name: 'Add variable' }));
    await hasFocus(variables.nth(2));
    await person.type(TYPED.variables[1].name);
    await person.click(variables.nth(3));
    await person.type(TYPED.variables[1].value);

    await person.click(page.getByRole('button', { name: 'Add a step behind Next of' }));
    await quickAdd('condition');
    const condition = page.getByRole('textbox', { name: 'Condition', exact: true });
    await hasFocus(condition);
    await person.type(TYPED.isValid);
    await person.click(addBehind('No'));
    await quickAdd('401');
    await box(page, '401-unauthorized').waitFor();
    await person.click(box(page, 'condition'));
    await person.click(addBehind('Yes'));
    await quickAdd('condition');
    await expect.poll(() => condition.textContent()).not.toContain('strToInt');
    await hasFocus(condition);
    await person.type(TYPED.hasMfa);

    await person.click(addBehind('No'));
    await quickAdd('307');
    await hasFocus(page.getByRole('textbox', { name: 'Redirect URI' }));
    await person.type(TYPED.redirectUri);
    await person.click(page.getByRole('combobox', { name: 'Response type' }));
    await person.click(page.getByRole('option', { name: 'text', exact: true }));

    // Publish.
    await person.click(page.getByRole('button', { name: 'Publish' }));
    const publish = page.getByRole('dialog', { name: 'Publish Check transaction' });
    await hasFocus(publish.getByRole('textbox', { name: 'Note' }));
    await person.type('As the tutorial says');
    await person.click(publish.getByRole('button', { name: 'Publish' }));
    await publish.waitFor({ state: 'detached' });
    await page.getByText('Version 1 is live').first().waitFor();

    // Test the journey.
    await person.click(page.getByRole('tab', { name: 'Try it' }));
    await person.click(page.getByRole('button', { name: 'Call it with curl' }));
    const copyOf = async (title: string) => {
      const block = page.getByRole('region', { name: title });
      await person.click(block.getByRole('button', { name: /^Copy/ }));
      await block.getByRole('button', { name: 'Copied' }).waitFor();
      const text = await copied(page);
      expect(text).toBe(await shownIn(page, title));
      return text;
    };
    const token = await copyOf('A client access token');
    const invoke = await copyOf('The call');
    expect(invoke).toContain(`clientId=${clientId}`);
    console.info(
      `The tutorial took ${person.actions} actions and ${((performance.now() - started) / 1000).toFixed(1)} s.`,
    );
    expect(await callInShell({ token, invoke, secret })).toEqual(['200', `307 ${TYPED.redirectUri}`, '401']);
    await expectTutorialJourney(watched, 'check-transaction');
    expect(person.actions).toBeLessThanOrEqual(MAX_ACTIONS);

    await page.reload();
    await box(page, '401-unauthorized').waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'tutorial-journey');
    expect(watched.complaints).toEqual([]);
    await watched.close();
  }, 180_000);
});

const box = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);

const hasFocus = (field: Locator) =>
  expect.poll(() => field.evaluate((one) => one === document.activeElement), { timeout: 12_000 }).toBe(true);
