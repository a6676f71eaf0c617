import type { JourneyDocument } from '@waymark/journey';
import type { AdminSession } from './admin-session.ts';

type Settings = NonNullable<JourneyDocument['settings']>;

/** A journey of one step that answers. */
export function answeringJourney(
  id: string,
  config: Readonly<Record<string, unknown>>,
  settings: Settings = { enforceToken: false },
): JourneyDocument {
  return {
    format: 'journey/1',
    id,
    name: id,
    kind: 'backend-api',
    affinity: 'b2c',
    settings,
    start: 'answer',
    steps: { answer: { kind: 'http-complete', config } },
  } as JourneyDocument;
}

/** A journey that answers 200 with the value of an expression. */
export const expressionJourney = (id: string, expression: string, settings?: Settings): JourneyDocument =>
  answeringJourney(id, { responseCode: 200, responseType: 'json', body: { expression } }, settings);

/** Saves a document as the draft of its journey, which is made when it is new. @returns The draft's revision. */
export async function saveDraft(session: AdminSession, document: JourneyDocument): Promise<number> {
  const path = `/journeys/${document.id}/draft`;
  const current = await session.call('GET', path);
  const saved =
    current.status === 404
      ? await session.call('POST', '/journeys', { document })
      : await session.call('PUT', path, document, { 'if-match': current.headers.get('etag') ?? '' });
  if (saved.status >= 300) throw new Error(`The draft was not saved: ${JSON.stringify(saved.body)}`);
  return saved.body.revision ?? saved.body.draftRevision;
}

/** Saves and publishes a document; one that answers calls already stays. @returns The version that answers calls from now on. */
export async function publish(session: AdminSession, document: JourneyDocument, note = 'A test'): Promise<number> {
  await saveDraft(session, document);
  const answer = await session.call('POST', `/journeys/${document.id}/publish`, { note });
  if (answer.body.code === 'nothing-to-publish') {
    return (await session.call('GET', `/journeys/${document.id}`)).body.publishedVersion;
  }
  if (answer.status !== 201) throw new Error(`Not published: ${JSON.stringify(answer.body)}`);
  return answer.body.version;
}

/** A further client, with an application of its own. */
export async function createClient(session: AdminSession, name: string) {
  const application = await session.call('POST', '/applications', { name });
  const path = `/applications/${application.body.id}/clients`;
  const { status, body } = await session.call('POST', path, { name });
  if (status !== 201) throw new Error(`The client was not created: ${JSON.stringify(body)}`);
  const clientId: string = body.id;
  return { clientId, clientSecret: body.newSecret.secret as string, path: `${path}/${clientId}` };
}
