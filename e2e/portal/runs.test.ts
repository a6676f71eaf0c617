import type { JourneyDocument } from '@waymark/journey';
import { fetchClientToken, publish, saveDraft, signIn } from '@waymark/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

/** Answers by the amount; without one it fails. */
const pay = (limit: number): JourneyDocument => ({
  format: 'journey/1',
  id: 'pay',
  name: 'Pay',
  kind: 'backend-api',
  affinity: 'b2c',
  settings: { receipts: 'all' },
  start: 'read',
  steps: {
    read: {
      kind: 'set-variables',
      name: 'Read the amount',
      config: { variables: [{ name: 'share', value: '100 / @policy.request().body.amount' }] },
      branches: { next: 'ask' },
    },
    ask: {
      kind: 'condition',
      name: 'Is it little?',
      config: { condition: `share > ${limit}` },
      branches: { yes: 'allow', no: 'step-up' },
    },
    allow: { kind: 'http-complete', config: { responseCode: 200, body: { expression: '{"share": share}' } } },
    'step-up': { kind: 'http-complete', config: { responseCode: 401, body: { expression: '{"why": "amount"}' } } },
  },
});

/** Records are written in batches, and the list looks every few seconds. */
const POLL = { timeout: 15_000 } as const;

describe.skipIf(executablePath === undefined)('runs', () => {
  const portal = usePortal();
  let token: string;
  beforeAll(async () => {
    const session = await signIn(portal.server.demo);
    await publish(session, pay(1));
    await saveDraft(session, pay(50));
    token = await fetchClientToken(portal.server.demo);
    await call({ amount: 5 });
    await call({ amount: 500 });
    await call({ amount: 0 });
  }, 120_000);

  async function call(body: unknown, correlationId?: string): Promise<number> {
    const { baseUrl, clientId } = portal.server.demo;
    const response = await fetch(`${baseUrl}/ido/api/v2/invoke-api-journey/pay?clientId=${clientId}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(correlationId === undefined ? {} : { 'x-correlation-id': correlationId }),
      },
      body: JSON.stringify(body),
    });
    return response.status;
  }

  it('are listed as they come in, narrowed by filters that stand in the address', async () => {
    const watched = await portal.openSignedIn('/runs');
    const { page } = watched;
    const rows = page.getByRole('table', { name: 'Runs' }).getByRole('row');
    await expect.poll(() => rows.count(), POLL).toBe(4);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'runs');

    await call({ amount: 7 }, 'find-me');
    await expect.poll(() => rows.count(), POLL).toBe(5);
    await rows.nth(1).getByRole('img', { name: 'New' }).waitFor();
    await page.getByText('Live: one new run.').waitFor();

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused: the list stays as it is.').waitFor();

    await page.getByRole('combobox', { name: 'Status' }).fill('4xx');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count(), POLL).toBe(2);
    expect(new URL(page.url()).searchParams.get('status')).toBe('4xx');
    await page.reload();
    await settled(page);
    await expect.poll(() => rows.count(), POLL).toBe(2);
    expect(await page.getByRole('combobox', { name: 'Status' }).inputValue()).toBe('4xx');

    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.getByRole('combobox', { name: 'Correlation id' }).fill('find-me');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count(), POLL).toBe(2);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('combobox', { name: 'Takes the step' }).fill('allow');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.count(), POLL).toBe(3);
    await checkAccessibilityInBothSchemes(watched);
    await page.getByRole('combobox', { name: 'Takes the step' }).fill('nowhere');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'No run fits these filters' }).waitFor();
    await takeScreenshots(watched, 'runs-no-match');
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect.poll(() => rows.count(), POLL).toBe(5);
  }, 180_000);

  it('open on the canvas, step by step with their values, and are repeated on the draft', async () => {
    const watched = await portal.openSignedIn('/runs?status=200&journey=pay');
    const { page } = watched;
    await page.getByRole('table', { name: 'Runs' }).getByRole('link').last().click();
    await page.getByRole('heading', { level: 1, name: /^pay, / }).waitFor();
    await settled(page);
    await page.getByText('1 of 3').waitFor();
    await page.getByLabel('Values of the step').getByText('20', { exact: true }).first().waitFor();

    await page.keyboard.press('ArrowRight');
    await page.getByText('2 of 3').waitFor();
    expect(new URL(page.url()).searchParams.get('step')).toBe('2');
    await page.getByLabel('Values of the step').getByText('share > 1').waitFor();
    await page.reload();
    await page.getByText('2 of 3').waitFor();
    await page.getByRole('button', { name: 'Step back' }).click();
    await page.getByText('1 of 3').waitFor();
    await page.keyboard.press('End');
    await page.getByText('3 of 3').waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'run');

    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    await page.getByRole('dialog', { name: 'Replay on version 1' }).getByText('The same', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Replay on the draft' }).click();
    const dialog = page.getByRole('dialog', { name: 'Replay on the draft' });
    await dialog.getByText('After one common step the ways part: ask:yes became ask:no.').waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'run-replay');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Back-test the draft' }).click();
    const backtest = page.getByRole('dialog', { name: 'Back-test of pay' });
    await backtest.getByRole('button', { name: 'Start' }).click();
    await backtest.getByText(/calls would change/).waitFor();
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'run-backtest');
  }, 180_000);

  it('say where they failed', async () => {
    const watched = await portal.openSignedIn('/runs?outcome=failure');
    const { page } = watched;
    await page.getByRole('table', { name: 'Runs' }).getByRole('link').first().click();
    await page.getByText(/At step read/).waitFor();
    await page.getByText('E_DIV_ZERO').waitFor();
    await settled(page);
    await takeScreenshots(watched, 'run-failed');
  }, 120_000);

  it('without a receipt show their way and how to keep values', async () => {
    const { baseUrl, clientId } = portal.server.demo;
    const session = await signIn(portal.server.demo);
    await publish(session, { ...pay(1), id: 'plain', settings: { receipts: 'failures' } });
    await fetch(`${baseUrl}/ido/api/v2/invoke-api-journey/plain?clientId=${clientId}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"amount": 1}',
    });
    const watched = await portal.openSignedIn('/runs?journey=plain');
    const { page } = watched;
    await page.getByRole('table', { name: 'Runs' }).getByRole('link').first().click();
    await page.getByText('The values of this run were not kept').waitFor();
    const replay = page.getByRole('button', { name: 'Replay', exact: true });
    expect(await replay.getAttribute('aria-disabled')).toBe('true');
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'run-without-receipt');
  }, 120_000);
});
