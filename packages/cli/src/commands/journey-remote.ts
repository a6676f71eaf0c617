import { type JourneyDiagnostic, type JourneyDocument, printJourney } from '@waymark/journey';
import { type AdminClient, problemText, type ServerOptions, withAdminClient } from '../admin-client.ts';
import { CommandError, EXIT } from '../command-error.ts';
import { print, printDiagnostics, printJson, printTable } from '../print.ts';
import { writeTextFile } from '../read-file.ts';
import { readJourneyFile } from '../read-journey-file.ts';
import { knownRevision, rememberRevision } from '../sync-state.ts';

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
    const document = body.document as JourneyDocument;
    const text = options.json ? `${JSON.stringify(document, null, 2)}\n` : printJourney(document);
    if (options.output === undefined) process.stdout.write(text);
    else {
      writeTextFile(options.output, text);
      rememberRevision(options.output, client.server, id, body.revision);
      print(`${options.output}: revision ${body.revision} of ${id}`);
    }
    return EXIT.done;
  });
}

/**
 * `waymark journey push`: makes the file the draft; creates the journey when the server has none of its id. A file that was
 * pulled before does not replace what somebody else saved since.
 */
export function pushJourney(file: string, options: RemoteOptions & { force?: boolean }): Promise<number> {
  const document = readJourneyFile(file);
  const { id } = document;
  return withAdminClient(options, async (client) => {
    const current = await client.call('GET', `${pathOf(id)}/draft`, undefined, {}, [404]);
    const created = current.status === 404;
    if (!created && !options.force)
      refuseOverwrite(file, current.body.revision, knownRevision(file, client.server, id));
    const { body } = created
      ? await client.call('POST', '/journeys', { document })
      : await client.call('PUT', `${pathOf(id)}/draft`, document, { 'if-match': current.etag ?? '' });
    const revision: number = body.revision ?? body.draftRevision;
    rememberRevision(file, client.server, id, revision);
    if (options.json) printJson({ id, revision, created });
    else print(`${id}: draft saved as revision ${revision}${created ? ' (new journey)' : ''}`);
    return EXIT.done;
  });
}

function refuseOverwrite(file: string, current: number, known: number | undefined): void {
  if (known === undefined || known === current) return;
  throw new CommandError(
    `The draft is at revision ${current}, and ${file} holds revision ${known}: pull it to another file and join the two, or replace the draft with --force.`,
  );
}

/** `waymark journey publish`: proves the draft and makes it the version that answers calls. */
export function publishJourney(id: string, options: RemoteOptions & { note: string }): Promise<number> {
  return withAdminClient(options, async (client) => {
    const { status, body } = await client.call('POST', `${pathOf(id)}/publish`, { note: options.note }, {}, [409, 422]);
    const isUnchanged = body?.code === 'nothing-to-publish';
    if (status === 409 && !isUnchanged) throw new CommandError(problemText(body, status));
    const diagnostics: readonly JourneyDiagnostic[] = body.diagnostics ?? [];
    if (options.json) printJson(body);
    else if (isUnchanged) print(`${id}: ${body.detail}`);
    else {
      printDiagnostics(diagnostics);
      print(
        status === 422 ? `${id}: not published; mend the errors above` : `${id}: published as version ${body.version}`,
      );
    }
    return status === 422 ? EXIT.findings : EXIT.done;
  });
}
