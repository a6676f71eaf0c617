import type { JourneyDocument } from '@waymark/journey';
import { type AdminAnswer, type AdminSession, createClient, expressionJourney } from '@waymark/testing';
import type { Ledger } from './ledger.ts';

/** What one writer works on, and what it knows of it from round to round. */
export interface Workplace {
  readonly journeyId: string;
  readonly clientId: string;
  /** Address of the client in the admin API. */
  readonly path: string;
  /** A secret that was acknowledged and not asked to be revoked. */
  goodSecret: string;
}

export async function createWorkplace(session: AdminSession, name: string): Promise<Workplace> {
  const { clientId, clientSecret, path } = await createClient(session, name);
  const created = await session.call('POST', '/journeys', { document: documentOf(name, 1) });
  expectStatus(created, 201);
  return { journeyId: name, clientId, path, goodSecret: clientSecret };
}

/** A draft that answers with its own revision. */
const documentOf = (id: string, revision: number): JourneyDocument => expressionJourney(id, `${revision}`);

/** Writes until the server goes away. */
export async function write(session: AdminSession, workplace: Workplace, ledger: Ledger): Promise<void> {
  for (let turn = 0; ; turn++) {
    await createApplication(session, ledger, `Application ${turn}`);
    await saveDraft(session, workplace, ledger);
    await publish(session, workplace, ledger);
    await renewSecret(session, workplace, ledger);
  }
}

const createApplication = (session: AdminSession, ledger: Ledger, name: string) =>
  ledger.write('application.created', async () => {
    const answer = await session.call('POST', '/applications', { name });
    expectStatus(answer, 201);
    return answer.body.id;
  });

async function saveDraft(session: AdminSession, { journeyId }: Workplace, ledger: Ledger): Promise<void> {
  const path = `/journeys/${journeyId}/draft`;
  const current = await session.call('GET', path);
  expectStatus(current, 200);
  await ledger.write('journey.draft-saved', async () => {
    const document = documentOf(journeyId, current.body.revision + 1);
    const saved = await session.call('PUT', path, document, { 'if-match': current.headers.get('etag') ?? '' });
    expectStatus(saved, 200);
    return `${journeyId} ${saved.body.revision}`;
  });
}

const publish = (session: AdminSession, { journeyId }: Workplace, ledger: Ledger) =>
  ledger.write('journey.published', async () => {
    const answer = await session.call('POST', `/journeys/${journeyId}/publish`, { note: 'Killed or not' });
    expectStatus(answer, 201);
    return `${journeyId} ${answer.body.version}`;
  });

/** A new secret for the old one. A kill in between leaves two, and the next turn takes one away first. */
async function renewSecret(session: AdminSession, workplace: Workplace, ledger: Ledger): Promise<void> {
  const { path, clientId } = workplace;
  const listed = await session.call('GET', `${path}/secrets`);
  expectStatus(listed, 200);
  const secrets: { id: string; hint: string }[] = listed.body.items;
  const good = secrets.find(({ hint }) => workplace.goodSecret.endsWith(hint));
  for (const { id } of secrets.filter((secret) => secret !== good)) await revoke(session, workplace, ledger, id);
  let created = '';
  await ledger.write('client-secret.created', async () => {
    const answer = await session.call('POST', `${path}/secrets`);
    expectStatus(answer, 201);
    created = answer.body.secret;
    return `${clientId} ${answer.body.id}`;
  });
  workplace.goodSecret = created;
  if (good !== undefined) await revoke(session, workplace, ledger, good.id);
}

const revoke = (session: AdminSession, { path, clientId }: Workplace, ledger: Ledger, secretId: string) =>
  ledger.write('client-secret.revoked', async () => {
    expectStatus(await session.call('DELETE', `${path}/secrets/${secretId}`), 204);
    return `${clientId} ${secretId}`;
  });

/** Another answer than the right one is a fault of the server; one that does not come is the kill. */
export class WrongAnswer extends Error {}

function expectStatus({ status, body }: AdminAnswer, expected: number): void {
  if (status !== expected) throw new WrongAnswer(`${status} instead of ${expected}: ${JSON.stringify(body)}`);
}
