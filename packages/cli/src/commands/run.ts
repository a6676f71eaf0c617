import { type AdminClient, type ServerOptions, withAdminClient } from '../admin-client.ts';
import { EXIT } from '../command-error.ts';
import { print, printJson, printTable } from '../print.ts';
import { type RunListFilters, readLimit, toQuery } from './run-filters.ts';
import { printRun, type ShownRun } from './run-report.ts';

interface RemoteOptions extends ServerOptions {
  readonly json?: boolean;
}

/** What a list shows of a run. */
type ListedRun = Omit<ShownRun, 'steps' | 'events'>;

const PAGE_SIZE = 200;

/** `waymark run list`: the newest runs that fit all options. */
export async function listRuns(options: RemoteOptions & RunListFilters & { limit: string }): Promise<number> {
  const query = toQuery(options, Date.now());
  const limit = readLimit(options.limit);
  return withAdminClient(options, async (client) => {
    const isFiltered = query.size > 0;
    const { runs, hasMore } = await readRuns(client, query, limit);
    if (options.json) printJson(runs);
    else if (runs.length === 0) {
      print(isFiltered ? 'No run fits.' : 'There are no records of runs yet: they appear about a second after a call.');
    } else {
      printTable(
        ['CALLED', 'ID', 'JOURNEY', 'STATUS', 'OUTCOME', 'MS', 'CLIENT', 'CORRELATION'],
        runs.map((run) => [
          new Date(run.at).toISOString(),
          run.id,
          `${run.journeyId} ${run.version}`,
          String(run.status),
          run.outcome,
          (run.durationMicros / 1000).toFixed(3),
          run.clientId ?? '-',
          run.correlationId,
        ]),
      );
      if (hasMore) print(`There may be more: narrow the search, or raise --limit from ${limit}.`);
    }
    return EXIT.done;
  });
}

/** Reads pages until there are enough; a search through many records has pages without any. */
async function readRuns(
  client: AdminClient,
  query: URLSearchParams,
  limit: number,
): Promise<{ runs: readonly ListedRun[]; hasMore: boolean }> {
  const runs: ListedRun[] = [];
  let cursor: string | null = null;
  do {
    const page = new URLSearchParams(query);
    page.set('limit', String(Math.min(PAGE_SIZE, limit - runs.length)));
    if (cursor !== null) page.set('cursor', cursor);
    const { body } = await client.call('GET', `/runs?${page}`);
    runs.push(...body.items);
    cursor = body.nextCursor ?? null;
  } while (cursor !== null && runs.length < limit);
  return { runs, hasMore: cursor !== null };
}

/** `waymark run show`: one run, with its way through the journey. */
export function showRun(id: string, options: RemoteOptions): Promise<number> {
  return withAdminClient(options, async (client) => {
    const { body } = await client.call('GET', `/runs/${encodeURIComponent(id)}`);
    if (options.json) printJson(body);
    else printRun(body);
    return EXIT.done;
  });
}
