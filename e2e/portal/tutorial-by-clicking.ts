import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectFocus } from './keyboard.ts';
import { expectCopied, type ShellLines, shownIn, stepBox, TYPED } from './tutorial-fixture.ts';

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

interface Visit {
  readonly page: Page;
  readonly person: Person;
  /** Called where there is something to look at. */
  readonly at: (place: string) => Promise<void>;
}

/** Goes through the tutorial as its reader would, from the setup code to the lines for a shell. */
export async function clickThroughTutorial(
  page: Page,
  setupCode: string,
  at: Visit['at'] = async () => undefined,
): Promise<ShellLines & { readonly actions: number }> {
  const person = new Person(page);
  const visit = { page, person, at };
  await signUp(visit, setupCode);
  const { clientId, secret } = await createApplication(visit);
  await createJourney(visit);
  await readTokens(visit);
  await decide(visit);
  await publish(visit);
  const lines = await copyCurl(visit);
  expect(lines.invoke).toContain(`clientId=${clientId}`);
  return { ...lines, secret, actions: person.actions };
}

/** The first owner is signed in at once. */
async function signUp({ page, person }: Visit, setupCode: string): Promise<void> {
  await page.goto('/');
  await expectFocus(page.getByRole('textbox', { name: 'Setup code' }));
  await person.type(setupCode);
  await person.press('Tab');
  await person.type('me@example.com');
  await person.press('Tab');
  await person.type('a long enough password');
  await person.press('Enter');
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
}

/** Create an app. */
async function createApplication({ page, person, at }: Visit): Promise<{ clientId: string; secret: string }> {
  await person.click(page.getByRole('navigation').getByRole('link', { name: 'Applications' }));
  await person.click(page.getByRole('link', { name: 'Create application' }));
  await expectFocus(page.getByLabel('Application name'));
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
  await at('client-ready');
  const [clientId = '', secret = ''] = await ready.locator('code').allTextContents();
  expect(clientId).not.toBe('');
  await person.click(ready.getByRole('button', { name: 'Copy Client secret' }));
  await expectCopied(page, secret);
  await person.click(ready.getByLabel('I have stored the secret'));
  await person.click(ready.getByRole('button', { name: 'Done' }));
  await page.getByRole('heading', { level: 1, name: 'Your demo app' }).waitFor();
  expect(await page.content()).not.toContain(secret);
  return { clientId, secret };
}

/** ➊ Create a backend API journey. */
async function createJourney({ page, person, at }: Visit): Promise<void> {
  await person.click(page.getByRole('navigation').getByRole('link', { name: 'B2C Identity' }));
  await person.click(page.getByRole('button', { name: 'Add journey' }));
  await person.click(page.getByRole('menuitem', { name: 'Add blank journey' }));
  const blank = page.getByRole('dialog', { name: 'Add blank journey' });
  expect(await blank.getByRole('radio', { name: /^Backend API \(single call\)/ }).isChecked()).toBe(true);
  await expectFocus(blank.getByLabel('Name'));
  await person.type('Check transaction');
  await person.press('Enter');
  await page.waitForURL('**/portal/journeys/check-transaction');
  expect(await page.getByRole('switch', { name: 'Enforce token' }).isChecked()).toBe(true);
  await stepBox(page, 'complete').waitFor();
  await at('blank');
}

/** ➋ 1. Set Temporary Variable. */
async function readTokens(visit: Visit): Promise<void> {
  const { page, person, at } = visit;
  const variables = page.getByRole('list', { name: 'Variables' }).getByRole('textbox');
  await person.press('/');
  await quickAdd(visit, 'set');
  await expectFocus(variables.nth(0));
  await person.type(TYPED.variables[0].name);
  await person.click(variables.nth(1));
  await person.type(TYPED.variables[0].value);
  await person.click(page.getByRole('button', { name: 'Add variable' }));
  await expectFocus(variables.nth(2));
  await person.type(TYPED.variables[1].name);
  await person.click(variables.nth(3));
  await person.type(TYPED.variables[1].value);
  await at('variables');
}

/** ➋ 2. and 3. Conditions, and ➌ what they lead to. */
async function decide(visit: Visit): Promise<void> {
  const { page, person, at } = visit;
  const condition = page.getByRole('textbox', { name: 'Condition', exact: true });
  const addBehind = (branch: string) => page.getByRole('button', { name: `Add a step behind ${branch} of Condition` });
  await person.click(page.getByRole('button', { name: 'Add a step behind Next of' }));
  await quickAdd(visit, 'condition');
  await expectFocus(condition);
  await person.type(TYPED.isValid);
  await at('condition');
  await person.click(addBehind('No'));
  await quickAdd(visit, '401');
  await stepBox(page, '401-unauthorized').waitFor();
  await person.click(stepBox(page, 'condition'));
  await person.click(addBehind('Yes'));
  await quickAdd(visit, 'condition');
  await expect.poll(() => condition.textContent()).not.toContain('strToInt');
  await expectFocus(condition);
  await person.type(TYPED.hasMfa);
  await person.click(addBehind('No'));
  await quickAdd(visit, '307');
  await expectFocus(page.getByRole('textbox', { name: 'Redirect URI' }));
  await person.type(TYPED.redirectUri);
  await person.click(page.getByRole('combobox', { name: 'Response type' }));
  await person.click(page.getByRole('option', { name: 'text', exact: true }));
  await at('steps');
}

async function quickAdd({ page, person, at }: Visit, search: string): Promise<void> {
  const add = page.getByRole('dialog', { name: 'Add a step' });
  await expectFocus(add.getByLabel('Which step?'));
  await person.type(search);
  await at(`add-${search}`);
  await person.press('Enter');
  await add.waitFor({ state: 'detached' });
}

async function publish({ page, person, at }: Visit): Promise<void> {
  await person.click(page.getByRole('button', { name: 'Publish' }));
  const dialog = page.getByRole('dialog', { name: 'Publish Check transaction' });
  await expectFocus(dialog.getByRole('textbox', { name: 'Note' }));
  await person.type('As the tutorial says');
  await at('publish');
  await person.click(dialog.getByRole('button', { name: 'Publish' }));
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Version 1 is live').first().waitFor();
}

/** Test the journey: what the page offers for a shell. */
async function copyCurl({ page, person, at }: Visit): Promise<Omit<ShellLines, 'secret'>> {
  await person.click(page.getByRole('tab', { name: 'Try it' }));
  await person.click(page.getByRole('button', { name: 'Call it with curl' }));
  const copy = async (title: string) => {
    const block = page.getByRole('region', { name: title });
    await person.click(block.getByRole('button', { name: /^Copy/ }));
    const text = await shownIn(page, title);
    await expectCopied(page, text);
    return text;
  };
  const token = await copy('A client access token');
  const invoke = await copy('The call');
  await at('curl');
  return { token, invoke };
}
