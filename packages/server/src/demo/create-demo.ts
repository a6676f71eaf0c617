import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFirstAdministrator } from '@waymark/admin-api';
import { generateClientId, generateClientSecret } from '@waymark/authorization-server';
import { parseJourney, proveJourney } from '@waymark/journey';
import { type Storage, systemActor } from '@waymark/storage';

/** What the demo file holds, secrets in clear: it is for a machine of one's own. */
export interface Demo {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly journeyId: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
}

const EXAMPLE = new URL('../../../../examples/validate-transaction/journey.yaml', import.meta.url);
const ACTOR = systemActor('demo');

/**
 * On a database without administrators, creates an application with one client, the tutorial's journey, published, and,
 * last, the administrator: a start that was interrupted before is made good by the next one.
 *
 * @returns undefined when the database is in use
 */
export async function createDemo(storage: Storage, baseUrl: string, dataDirectory: string): Promise<Demo | undefined> {
  const { items } = await storage.administrators.list({ limit: 1 });
  if (items.length > 0) return undefined;
  const journeyId = await publishExample(storage);
  const { clientId, clientSecret } = await createClient(storage);
  const adminEmail = 'admin@example.com';
  const adminPassword = randomBytes(15).toString('base64url');
  const demo: Demo = { baseUrl, clientId, clientSecret, journeyId, adminEmail, adminPassword };
  const file = join(dataDirectory, 'demo.json');
  // A file that stands there keeps its mode when it is written over, and may be a link: it makes room first.
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await createFirstAdministrator(storage, { email: adminEmail, password: adminPassword });
  return demo;
}

async function publishExample(storage: Storage): Promise<string> {
  const { document } = proveJourney(parseJourney(readFileSync(EXAMPLE, 'utf8')).value);
  if (document === undefined) throw new Error('The example can not be published');
  const journeyId = document.id;
  const created = await storage.journeys.create(document, ACTOR);
  if (created.kind === 'done') {
    await storage.versions.publish({ journeyId, expectedRevision: 1, note: 'The tutorial' }, ACTOR);
  }
  return journeyId;
}

async function createClient(storage: Storage): Promise<{ clientId: string; clientSecret: string }> {
  const application = await storage.applications.create({ name: 'Your demo app' }, ACTOR);
  const { secret, record } = generateClientSecret();
  const client = {
    id: generateClientId(),
    applicationId: application.id,
    name: 'Demo client',
    type: 'web',
    redirectUris: ['https://yourdemoapp.com/verify'],
    authenticationMethod: 'client_secret_basic',
    secret: record,
  } as const;
  const created = await storage.clients.create(client, ACTOR);
  if (created.kind !== 'done') throw new Error('The demo client was not created');
  return { clientId: client.id, clientSecret: secret.reveal() };
}
