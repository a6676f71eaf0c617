import type { JourneyDocument } from '@waymark/journey';
import { publish, signIn } from '@waymark/testing';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

/** Three branches, of which one needs a verified token. */
const gate: JourneyDocument = {
  format: 'journey/1',
  id: 'gate',
  name: 'Gate',
  kind: 'backend-api',
  affinity: 'b2c',
  start: 'ask',
  steps: {
    ask: {
      kind: 'condition',
      name: 'Is it much?',
      config: { condition: '@policy.request().body?.amount == 500' },
      branches: { yes: 'verify', no: 'allow' },
    },
    verify: {
      kind: 'condition',
      name: 'Is it Ann?',
      config: { condition: '@crypto.verifyToken(@policy.request().body?.token, {"jwks": "idp"}).sub == "ann"' },
      branches: { yes: 'allow', no: 'deny', otherwise: 'deny' },
    },
    allow: { kind: 'http-complete', config: { responseCode: 200, body: { expression: '{"ok": true}' } } },
    deny: { kind: 'http-complete', config: { responseCode: 403, body: { expression: '{"ok": false}' } } },
  },
};

describe.skipIf(executablePath === undefined)('trying a journey', () => {
  const portal = usePortal();
  beforeAll(async () => {
    await publish(await signIn(portal.server.demo), gate);
  }, 120_000);

  const openTab = async (journeyId: string, tab: 'Try it' | 'Tests') => {
    const watched = await portal.openSignedIn(`/journeys/${journeyId}`);
    await watched.page.getByRole('tab', { name: tab }).click();
    return watched;
  };
  const responseOf = (page: Page) => page.getByRole('region', { name: 'Response' });
  const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click();

  it('sends a request that the journey fills in to the draft, lights its path and keeps it as a test', async () => {
    const watched = await openTab('validate-transaction', 'Try it');
    const { page } = watched;
    const body = page.getByRole('textbox', { name: 'Body (JSON)' });
    await expect.poll(() => body.inputValue()).toContain('"external_id_token": "eyJ');
    await send(page);
    await responseOf(page).getByText('200', { exact: true }).waitFor();
    await responseOf(page).getByText('OK', { exact: true }).waitFor();
    await responseOf(page).getByText('"decision": "approve"').first().waitFor();
    await responseOf(page).getByText('1 of 4').waitFor();
    await responseOf(page).getByRole('button', { name: 'Step forward' }).click();
    await responseOf(page).getByText('2 of 4').waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'try-it');

    await page.getByRole('button', { name: 'Sample token' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sample token' });
    await dialog.getByRole('combobox', { name: 'Expiry (exp)' }).click();
    await page.getByRole('option', { name: 'An hour ago: expired' }).click();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'try-it-token');
    await dialog.getByRole('button', { name: 'Insert into the body' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await send(page);
    await responseOf(page).getByText('401', { exact: true }).waitFor();
    await responseOf(page).getByText('1 of 3').waitFor();
    await page.getByRole('button', { name: 'Save as test' }).click();
    await page.getByText('Saved as a test of the journey.').waitFor();

    await body.fill('{"external_id_token": ');
    await send(page);
    await page.getByText(/^This is not JSON/).waitFor();
    await body.fill('{"remembered": true}');
    await page.getByRole('button', { name: 'Call it with curl' }).click();
    await page.getByText(`'${portal.server.baseUrl}/ido/api/v2/invoke-api-journey/validate-transaction`).waitFor();
    await page.reload();
    await page.getByRole('tab', { name: 'Try it' }).click();
    await expect.poll(() => body.inputValue()).toContain('"remembered": true');

    await page.getByRole('tab', { name: 'Tests' }).click();
    await page.getByRole('button', { name: /^401 via check-expiration:no/ }).waitFor();
    await page.getByText(/passed, 0 failed/).waitFor();
  }, 180_000);

  it('answers for what is outside, at a time of choice', async () => {
    const { page } = await openTab('gate', 'Try it');
    await page.getByRole('textbox', { name: 'Body (JSON)' }).fill('{"amount": 500, "token": "t"}');
    await send(page);
    await responseOf(page).getByText('403', { exact: true }).waitFor();
    await page.getByText('A stub is missing').waitFor();
    await page.getByText(/give the answers in stubs.verifyToken/).waitFor();
    await page.getByRole('button', { name: 'Query, headers, clock, stubs' }).click();
    const stubs = page.getByRole('textbox', { name: 'Answers of what is outside (JSON)' });
    await stubs.fill('{"verifyToken": [{"answer": {"sub": "ann"}}]}');
    await page.getByRole('textbox', { name: 'Time that the run sees' }).fill('tomorrow');
    await send(page);
    await page.getByText(/^This is not a time/).waitFor();
    await page.getByRole('textbox', { name: 'Time that the run sees' }).fill('2026-01-01T00:00:00Z');
    await send(page);
    await responseOf(page).getByText('200', { exact: true }).waitFor();
    await stubs.fill('{"verifyToken": [{"error": "expired"}]}');
    await send(page);
    await responseOf(page).getByText('403', { exact: true }).waitFor();
  }, 180_000);

  it('calls the published version with a client, and finds its run', async () => {
    const watched = await openTab('validate-transaction', 'Try it');
    const { page } = watched;
    const { clientId, clientSecret } = portal.server.demo;
    await page.getByText('Published version', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Client ID' }).fill(clientId);
    await page.getByLabel('Client secret').fill('wrong');
    await send(page);
    await page.getByText('The token endpoint refused the client').waitFor();
    await page.getByLabel('Client secret').fill(clientSecret);
    await send(page);
    await responseOf(page).getByText('200', { exact: true }).waitFor();
    await responseOf(page).getByText('1 of 4').waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
      clientSecret,
    );
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'try-it-published');

    await page.getByRole('button', { name: 'Sample token' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sample token' });
    await dialog.getByRole('switch').click();
    await dialog.getByRole('combobox', { name: "Into the body's member" }).fill('external_id_token');
    await dialog.getByRole('button', { name: 'Insert into the body' }).click();
    await send(page);
    await responseOf(page).getByText('307', { exact: true }).waitFor();
    await page.getByText(/A browser hides where a redirect leads/).waitFor();
    // The debugger tells where the redirect would lead; the page does not follow it.
    expect(watched.complaints.splice(0)).toEqual(['another host: https://yourdemoapp.com/stepup']);
    await page.getByRole('link', { name: 'Open the run' }).click();
    await page.getByRole('heading', { level: 1, name: /^validate-transaction, / }).waitFor();
  }, 180_000);

  it('writes tests for every path, runs them and shows what they leave out', async () => {
    const watched = await openTab('gate', 'Tests');
    const { page } = watched;
    await page.getByRole('heading', { name: 'No test yet' }).waitFor();
    await settled(page);
    await takeScreenshots(watched, 'tests-empty');
    await page.getByRole('button', { name: 'Generate tests' }).click();
    await page.getByText(/passed, 0 failed/).waitFor();
    const coverage = page.getByRole('region', { name: 'Branch coverage' });
    await coverage.getByText('100 %').waitFor();
    const tests = page.getByRole('list', { name: 'Tests' });
    const count = await tests.getByRole('listitem').count();
    expect(count).toBeGreaterThanOrEqual(4);

    // A test that expects something else fails and says in what.
    await tests.getByRole('button', { name: /^More for 200 via ask:no/ }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit test' });
    const text = dialog.getByRole('textbox', { name: 'The test as JSON' });
    const json = await text.inputValue();
    await text.fill(json.replace('"status": 200', '"status": "200"'));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/^expect\.status/).waitFor();
    await text.fill(json.replace('"status": 200', '"status": 204'));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('status: expected 204, got 200').waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'tests');

    // Without it a branch is missing, and a click finds a request that takes it.
    await tests.getByRole('button', { name: /^More for 200 via ask:no/ }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await coverage.getByRole('button', { name: 'Try it: ask: no' }).click();
    await page.getByRole('tab', { name: 'Try it', selected: true }).waitFor();
    await send(page);
    await responseOf(page).getByText('200', { exact: true }).waitFor();
    await responseOf(page).getByText('1 of 2').waitFor();
  }, 180_000);
});
