import { writeFileSync } from 'node:fs';
import { type JourneyDiagnostic, type JourneyDocument, parseJourney, printJourney } from '@waymark/journey';
import { type AdminClient, type ServerOptions, withAdminClient } from '../admin-client.ts';
import { CommandError, EXIT } from '../command-error.ts';
import { print, printDiagnostics, printJson, printTable } from '../print.ts';
import { readTextFile } from '../read-file.ts';

interface RemoteOptions extends ServerOptions {
  readonly json?: boolean;
}

const pathOf = (id: string) => `/journeys/${encodeURIComponent(id)}`;

/** `waymark journey list`. */
export function listJourneys(options: RemoteOptions): Promise<number> {
  return withAdminClient(options, async (client) => {
    const journeys = await readAll(client);
    if (options.json) printJson(journeys);
    else if (journeys.length === 0) print('There are no journeys yet: push a file with "waymark journey push FILE".');
    else {
      const rows = journeys.map(({ id, name, kind, affinity, publishedVersion, updatedAt }) => [
        id,
        name,
        kind,
        affinity,
        publishedVersion === null ? 'draft' : `version ${publishedVersion}`,
        new Date(updatedAt).toISOString(),
      ]);
      printTable(['ID', 'NAME', 'KIND', 'AFFINITY', 'STATE', 'CHANGED'], rows);
    }
    return EXIT.done;
  });
}

interface ListedJourney {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly affinity: string;
  readonly publishedVersion: number | null;
  readonly updatedAt: number;
}

async function readAll(client: AdminClient): Promise<ListedJourney[]> {
  const all: ListedJourney[] = [];
  let cursor: string | null = null;
  do {
    const page: string = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const { body } = await client.call('GET', `/journeys${page}`);
    all.push(...body.items);
    cursor = body.nextCursor ?? null;
  } while (cursor !== null);
  return all;
}

/** `waymark journey pull`: the draft, in its canonical form. */
export function pullJourney(id: string, options: RemoteOptions & { output?: string }): Promise<number> {
  return withAdminClient(options, async (client) => {
    const { body } = await client.call('GET', `${pathOf(id)}/draft`);
    const text = options.json
      ? `${JSON.stringify(body.document, null, 2)}\n`
      : printJourney(body.document as JourneyDocument);
    if (options.output === undefined) process.stdout.write(text);
    else {
      writeFileSync(options.output, text);
      print(`${options.output}: revision ${body.revision} of ${id}`);
    }
    return EXIT.done;
  });
}

/** `waymark journey push`: makes the file the draft; creates the journey when the server has none of its id. */
export function pushJourney(file: string, options: RemoteOptions): Promise<number> {
  const document = readDocument(file);
  return withAdminClient(options, async (client) => {
    const current = await client.call('GET', `${pathOf(document.id)}/draft`, undefined, {}, [404]);
    const { body } =
      current.status === 404
        ? await client.call('POST', '/journeys', { document })
        : await client.call('PUT', `${pathOf(document.id)}/draft`, document, { 'if-match': current.etag ?? '' });
    const revision: number = body.revision ?? body.draftRevision;
    if (options.json) printJson({ id: document.id, revision, created: current.status === 404 });
    else print(`${document.id}: draft saved as revision ${revision}${current.status === 404 ? ' (new journey)' : ''}`);
    return EXIT.done;
  });
}

/** `waymark journey publish`: proves the draft and makes it the version that answers calls. */
export function publishJourney(id: string, options: RemoteOptions & { note: string }): Promise<number> {
  return withAdminClient(options, async (client) => {
    const { status, body } = await client.call('POST', `${pathOf(id)}/publish`, { note: options.note }, {}, [422]);
    const diagnostics: readonly JourneyDiagnostic[] = body.diagnostics ?? [];
    if (options.json) printJson(body);
    else {
      printDiagnostics(diagnostics);
      print(
        status === 422 ? `${id}: not published; mend the errors above` : `${id}: published as version ${body.version}`,
      );
    }
    return status === 422 ? EXIT.findings : EXIT.done;
  });
}

function readDocument(file: string): JourneyDocument {
  const parsed = parseJourney(readTextFile(file));
  const { id } = (parsed.value ?? {}) as { id?: unknown };
  if (parsed.diagnostics.length === 0 && typeof id === 'string') return parsed.value as JourneyDocument;
  printDiagnostics(parsed.diagnostics);
  throw new CommandError(`${file} is not a journey: it needs at least an id.`, EXIT.usage);
}
