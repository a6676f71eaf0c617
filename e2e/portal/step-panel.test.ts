import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';
import type { WatchedPage } from './watched-page.ts';

/** Several tests may share the machine. */
const eventually: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 10_000, ...options });

const DOCUMENT = {
  format: 'journey/1',
  id: 'panel-check',
  name: 'Panel check',
  kind: 'backend-api',
  affinity: 'b2c',
  start: 'read',
  steps: {
    read: {
      kind: 'set-variables',
      name: 'Read the request',
      config: { variables: [{ name: 'amount', value: '@policy.request().body.amount' }] },
      branches: { next: 'is-high' },
    },
    'is-high': {
      kind: 'condition',
      name: 'Is it high?',
      config: { condition: 'amount = 1000' },
      branches: { yes: 'which' },
    },
    which: {
      kind: 'match-case',
      name: 'Which channel?',
      config: {
        source: '@policy.request().method',
        dataType: 'string',
        cases: [
          { name: 'web', value: '"GET"' },
          { name: 'phone', value: '"POST"' },
        ],
      },
      branches: { web: 'ok', phone: 'check', otherwise: 'ok' },
    },
    check: {
      kind: 'validate-token',
      name: 'Check the token',
      config: { token: '@policy.request().token', keySet: 'idp' },
      branches: { next: 'ok' },
    },
    ok: { kind: 'http-complete', name: 'OK', config: { responseCode: 200 } },
  },
} as const;

describe.skipIf(executablePath === undefined)('the panels of the builder', () => {
  const portal = usePortal();

  /** Opens a journey of its own, so that tests don't disturb each other. */
  async function open(id: string, changes: object = {}, view = 'outline'): Promise<WatchedPage> {
    const watched = await portal.openSignedIn();
    watched.page.setDefaultTimeout(10_000);
    const { request } = watched.context;
    const { csrfToken } = (await (await request.get('/api/v1/session')).json()) as { csrfToken: string };
    const made = await request.post('/api/v1/journeys', {
      data: { document: { ...DOCUMENT, ...changes, id } },
      headers: { 'x-csrf-token': csrfToken },
    });
    expect(made.status()).toBe(201);
    await watched.page.goto(`/portal/journeys/${id}?view=${view}`);
    await settled(watched.page);
    return watched;
  }

  /** Selects a step in the outline. */
  async function select(page: Page, id: string, name: string): Promise<void> {
    await page.locator(`[data-outline-step="${id}"]`).click();
    await eventually(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(name);
  }

  const editor = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  /** What the server has as the draft. */
  async function draft(
    page: Page,
    id: string,
  ): Promise<{ steps: Record<string, { config: object; branches: object }> }> {
    const answer = await page.request.get(`/api/v1/journeys/${id}/draft`);
    return ((await answer.json()) as { document: never }).document;
  }

  it('help to write a formula: findings with a fix, completion with types, explanations, the keyboard', async () => {
    const { page } = await open('formulas');
    await select(page, 'is-high', 'Is it high?');
    const condition = editor(page, 'Condition');
    await page.getByText('Use == to compare').waitFor();
    await page.getByRole('button', { name: 'Use ==', exact: true }).click();
    await eventually(() => condition.textContent()).toBe('amount == 1000');
    await page.getByText('Use == to compare').waitFor({ state: 'detached' });

    await condition.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('am');
    await page.getByRole('option', { name: /^amount/ }).waitFor();
    // A list takes no key in the moment in which it opens: the key was meant for the text.
    await page.waitForTimeout(150);
    await page.keyboard.press('Tab');
    await eventually(() => condition.textContent()).toBe('amount');
    await page.keyboard.type(' > @math.max(1, ');
    await page.getByRole('status').filter({ hasText: '@math.max(' }).waitFor();
    await page.keyboard.type('1000');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await condition.evaluate((element) => element === document.activeElement)).toBe(false);
    expect(await condition.textContent()).toBe('amount > @math.max(1, 1000)');

    await condition.getByText('math').hover();
    await page.locator('.cm-tooltip-hover').getByText('rounding', { exact: false }).waitFor();
    await page.mouse.move(0, 0);

    await condition.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('amount>1000');
    await page.keyboard.press('Shift+Alt+f');
    await eventually(() => condition.textContent()).toBe('amount > 1000');
    await expect
      .poll(async () => (await draft(page, 'formulas')).steps['is-high']?.config)
      .toEqual({
        condition: 'amount > 1000',
      });
  }, 240_000);

  it('have a form for every field, also for what depends on another one', async () => {
    const watched = await open('forms');
    const { page } = watched;
    await select(page, 'read', 'Read the request');
    await page.getByRole('button', { name: 'Add variable' }).click();
    await page.getByRole('textbox', { name: 'Name 2' }).fill('double');
    await editor(page, 'Value 2').click();
    await page.keyboard.type('amo');
    await page.getByRole('option', { name: /^amount/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Move row 2 of Variables up' }).click();
    expect(await page.getByRole('textbox', { name: 'Name 1' }).inputValue()).toBe('double');
    await page.getByRole('button', { name: 'Remove row 1 of Variables' }).click();

    await select(page, 'which', 'Which channel?');
    await page.getByRole('textbox', { name: 'Name 2' }).fill('call-center');
    await expect
      .poll(async () => (await draft(page, 'forms')).steps.which?.branches)
      .toEqual({
        web: 'ok',
        'call-center': 'check',
        otherwise: 'ok',
      });

    await select(page, 'ok', 'OK');
    expect(await page.getByText('Redirect URI').count()).toBe(0);
    const code = page.getByRole('combobox', { name: 'Response code' });
    await code.fill('temporary');
    await page.getByRole('option', { name: '307 Temporary Redirect' }).click();
    await page.getByText(/307 is a redirect: give the redirect URI/).waitFor();
    await editor(page, 'Redirect URI').click();
    await page.keyboard.type('https://example.com/step?amount=${@std.toString(amount)}');
    await page.getByText(/307 is a redirect: give the redirect URI/).waitFor({ state: 'detached' });
    await page.getByText('Template', { exact: true }).click();
    await editor(page, 'Body').click();
    await page.keyboard.type('See ${amount}');
    await page.getByRole('textbox', { name: 'Id', exact: true }).fill('step up');
    await page.getByText('Use lower-case letters, digits and single hyphens').waitFor();
    await page.getByRole('textbox', { name: 'Id', exact: true }).fill('step-up');
    await page.keyboard.press('Enter');
    await eventually(async () => (await draft(page, 'forms')).steps.check?.branches).toEqual({ next: 'step-up' });
    expect((await draft(page, 'forms')).steps['step-up']?.config).toMatchObject({
      responseCode: 307,
      body: { template: 'See ${amount}' },
    });
    await page.getByRole('button', { name: 'What this step does' }).click();
    await page.getByRole('note', { name: 'About HTTP complete' }).waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'step-panel-answer');
  }, 240_000);

  it('lead from a problem to its field, mend it, and list the answers with their paths', async () => {
    const watched = await open('mending', {}, 'canvas');
    const { page } = watched;
    await page.getByRole('tab', { name: /Problems/ }).click();
    const panel = page.getByRole('tabpanel');
    await panel.getByText('2 errors').waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'problems');
    for (let time = 0; time < 2; time++) {
      await page.getByRole('tab', { name: /Problems/ }).click();
      await panel.getByRole('button', { name: /^Error: Use == to compare/ }).click();
      await eventually(() => editor(page, 'Condition').evaluate((one) => one === document.activeElement)).toBe(true);
    }
    await page.getByRole('tab', { name: /Answers/ }).click();
    await page.getByText('The list needs a journey without errors').waitFor();
    await page.getByRole('tab', { name: /Problems/ }).click();
    await panel.getByRole('button', { name: 'Use ==', exact: true }).click();
    await panel.getByRole('button', { name: /^Error: The branch "no" leads nowhere/ }).click();
    await page.getByRole('combobox', { name: 'Branch No leads to' }).fill('OK');
    await page.getByRole('option', { name: 'OK (ok)' }).click();
    await page.getByRole('tab', { name: /Answers/ }).click();
    const answer = page.getByRole('region', { name: /^200 OK/ });
    await answer.getByRole('button', { name: 'Show the path' }).click();
    await answer.getByRole('button', { name: 'Hide the path', pressed: true }).waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'answers');
  }, 240_000);

  it('show hostile names and texts as what they are', async () => {
    const hostile = '<img src=x onerror=alert(1)>"\'`${';
    const steps = {
      ...DOCUMENT.steps,
      'is-high': { ...DOCUMENT.steps['is-high'], name: hostile, description: hostile, config: { condition: hostile } },
    };
    const { page } = await open('hostile', { steps });
    await page.getByRole('tab', { name: /Problems/ }).click();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /^Error/ })
      .first()
      .click();
    await eventually(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(hostile);
    expect(await editor(page, 'Condition').textContent()).toBe(hostile);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
  }, 240_000);
});
