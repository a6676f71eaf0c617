import type { JourneyDocument } from '@waymark/journey';
import { publish, signIn } from '@waymark/testing';
import { beforeAll, describe, it } from 'vitest';
import { executablePath } from './browser.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { settled, takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

const member: JourneyDocument = {
  format: 'journey/1',
  id: 'member',
  name: 'Member',
  kind: 'backend-api',
  affinity: 'b2c',
  start: 'verify',
  steps: {
    verify: {
      kind: 'condition',
      name: 'Is it Ann?',
      config: {
        condition: '@crypto.verifyToken(@policy.request().body?.token, {"jwks": "sample-tokens"}).sub == "ann"',
      },
      branches: { yes: 'allow', no: 'deny', otherwise: 'deny' },
    },
    allow: { kind: 'http-complete', config: { responseCode: 200, body: { expression: '{"ok": true}' } } },
    deny: { kind: 'http-complete', config: { responseCode: 403, body: { expression: '{"ok": false}' } } },
  },
};

describe.skipIf(executablePath === undefined)('a signed sample token', () => {
  const portal = usePortal();
  beforeAll(async () => {
    await publish(await signIn(portal.server.demo), member);
  }, 120_000);

  it('is refused by the published version until its key set has the key of this browser', async () => {
    const watched = await portal.openSignedIn('/journeys/member');
    const { page } = watched;
    await page.getByRole('tab', { name: 'Try it' }).click();
    await page.getByText('Published version', { exact: true }).click();
    await page.getByLabel('Client secret').fill(portal.server.demo.clientSecret);
    const response = page.getByRole('region', { name: 'Response' });
    const status = (code: string) => response.getByText(code, { exact: true }).waitFor();
    const send = () => page.getByRole('button', { name: 'Send', exact: true }).click();

    await page.getByRole('button', { name: 'Sample token' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sample token' });
    await dialog.getByRole('combobox', { name: 'Signature' }).click();
    await page.getByRole('option', { name: /^ES256/ }).click();
    await dialog.getByRole('textbox', { name: 'Subject (sub)' }).fill('ann');
    await dialog.getByRole('region', { name: 'Public key (JWK)' }).waitFor();
    await settled(page);
    await checkAccessibilityInBothSchemes(watched);
    await takeScreenshots(watched, 'try-it-signed-token');
    await dialog.getByRole('button', { name: 'Insert into the body' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await send();
    await status('403');

    await page.getByRole('button', { name: 'Sample token' }).click();
    await dialog.getByRole('combobox', { name: 'Signature' }).click();
    await page.getByRole('option', { name: /^ES256/ }).click();
    await dialog.getByRole('textbox', { name: 'Subject (sub)' }).fill('ann');
    await dialog.getByRole('button', { name: 'Add the key to sample-tokens' }).click();
    await dialog.getByText(/^Journeys that verify with the key set sample-tokens accept this token/).waitFor();
    await dialog.getByRole('button', { name: 'Insert into the body' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await send();
    await status('200');
  }, 180_000);
});
