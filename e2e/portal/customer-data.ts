import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type JourneyDocument, parseJourney } from '@waymark/journey';
import { type AdminSession, fetchClientToken, publish, saveDraft, signIn, type TestServer } from '@waymark/testing';

/** Sub-journeys first: what calls them can be published only then. */
const EXAMPLES = [
  'device-trust',
  'step-up-by-amount',
  'velocity-check',
  'ivr-caller-check',
  'maintenance-switch',
  'canary-by-header',
  'token-exchange-gate',
  'validate-transaction-verified',
] as const;

export const PASSWORD = 'a long enough password';

const fileOf = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../examples/${path}`, import.meta.url)), 'utf8');
const readExample = (id: string) => parseJourney(fileOf(`${id}/journey.yaml`)).value as JourneyDocument;

/** What a server holds after a while: people of every role, a key set, all examples published, calls that went well and failed. */
export async function fillWithCustomerData({ demo }: Pick<TestServer, 'demo'>): Promise<AdminSession> {
  const session = await signIn(demo);
  for (const role of ['owner', 'editor', 'viewer']) {
    await session.call('POST', '/administrators', { email: `${role}@example.com`, password: PASSWORD, role });
  }
  const jwks = JSON.parse(fileOf('validate-transaction-verified/key-sets/external-idp.json')) as unknown;
  for (const name of ['external-idp', 'partner-idp']) {
    await session.call('POST', '/key-sets', { name, description: 'Signs what the partner hands out', jwks });
  }
  const token = await fetchClientToken(demo);
  const call = (id: string, { headers, body }: { headers?: Record<string, string>; body?: unknown }) =>
    fetch(`${demo.baseUrl}/ido/api/v2/invoke-api-journey/${id}?clientId=${demo.clientId}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...headers, authorization: `Bearer ${token}` },
      body: JSON.stringify(body ?? {}),
    });
  for (const id of EXAMPLES) {
    const document = readExample(id);
    const noted = { ...document, settings: { ...document.settings, receipts: 'all' as const } };
    await publish(session, noted, 'First release, agreed with the fraud team');
    if (document.kind === 'sub-journey') continue;
    for (const { request } of (document.tests ?? []).slice(0, 6)) {
      const headers = Object.fromEntries(
        Object.entries(request?.headers ?? {}).map(([name, value]) => [name, `${value}`]),
      );
      await call(id, { headers, body: request?.body });
    }
  }
  await call('validate-transaction', {});
  await call('no-such-journey', {});
  await publishSecondVersion(session);
  return session;
}

/** Two versions that differ, and a draft that differs from both. */
async function publishSecondVersion(session: AdminSession): Promise<void> {
  const document = readExample('velocity-check');
  const approve = Object.entries(document.steps).find(([, { name }]) => name === 'Approve');
  if (approve === undefined) throw new Error('The example has no step "Approve" any more.');
  const [id, step] = approve;
  const changed = { ...document, steps: { ...document.steps, [id]: { ...step, name: 'Approve the payment' } } };
  await publish(session, { ...changed, settings: { deadlineMs: 1500 } }, 'Half a second more for long lists');
  await saveDraft(session, { ...changed, settings: { deadlineMs: 2000 } });
}
