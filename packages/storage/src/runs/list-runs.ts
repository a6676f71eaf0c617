import { setImmediate as othersTurn } from 'node:timers/promises';
import type { RunFilter, RunRecord } from '@waymark/journey';
import { sql } from 'kysely';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, type Page, type PageRequest } from '../page.ts';
import type { RepositoryContext } from '../repositories/repository-context.ts';
import { decodeRuns, type RunLine } from './decode-runs.ts';
import { facetPatterns } from './facets.ts';
import { runMatches } from './run-matches.ts';

/** Batches that are read at once; between two reads others have their turn. */
const BATCHES_AT_ONCE = 4;
/** How much text one call looks through before it gives what it has, in characters. */
const MAX_SCANNED = 32 * 1024 * 1024;

/** A place in the list: everything before it was shown. */
interface Position {
  readonly at: number;
  readonly id: string;
}

/**
 * Runs by the time of their call, newest first; by id where the times are the same. Batches overlap in time, because they are
 * in the order in which runs ended: a run is shown once no batch that is still unread can hold a newer one.
 */
export async function listRuns(
  context: RepositoryContext,
  filter: RunFilter,
  { limit = DEFAULT_PAGE_SIZE, after }: PageRequest,
): Promise<Page<RunRecord>> {
  const size = Math.min(Math.max(Math.trunc(limit), 1), MAX_PAGE_SIZE);
  const start = after === undefined ? undefined : readPosition(after);
  const shown: RunLine[] = [];
  const waiting: RunLine[] = [];
  let scanned = 0;
  let batches: BatchQueue | undefined;
  for (batches = new BatchQueue(context, filter, start); ; ) {
    const nextAt = await batches.nextLastAt();
    waiting.sort(newestFirst);
    const ready = waiting.findIndex(({ at }) => at <= nextAt);
    shown.push(...waiting.splice(0, ready === -1 ? waiting.length : ready));
    const last = shown[size - 1];
    if (last !== undefined) {
      const more = shown.length > size || waiting.length > 0 || nextAt > Number.NEGATIVE_INFINITY;
      return present(context, filter, shown.slice(0, size), more ? writePosition(last) : null);
    }
    if (nextAt === Number.NEGATIVE_INFINITY) return present(context, filter, shown, null);
    if (scanned > MAX_SCANNED) return present(context, filter, shown, writePosition({ at: nextAt + 1, id: '' }));
    const lines = batches.take();
    // What overlaps with the page before was paid for there; without that, a page might not get on.
    if (start === undefined || nextAt < start.at) scanned += lines.length;
    if (mayContain(lines, filter)) {
      for (const run of decodeRuns(lines))
        if ((start === undefined || isAfter(run, start)) && runMatches(run, filter)) waiting.push(run);
    }
  }
}

const newestFirst = (a: Position, b: Position): number => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
const isAfter = (run: RunLine, position: Position): boolean => newestFirst(run, position) > 0;

const writePosition = ({ at, id }: Position): string => `${at} ${id}`;

/** A text that is no position of ours leads to the end of the list. */
function readPosition(text: string): Position {
  const at = Number(text.split(' ', 1)[0] || Number.NaN);
  return Number.isFinite(at) ? { at, id: text.slice(text.indexOf(' ') + 1) } : { at: Number.MIN_SAFE_INTEGER, id: '' };
}

/** Whether it is worth to take a text apart. Ids that a client and we accept stand in it as they are. */
function mayContain(lines: string, { correlationId, clientId }: RunFilter): boolean {
  const stands = (id: string | undefined) => id === undefined || !/^[\w.~+/=:-]+$/.test(id) || lines.includes(id);
  return stands(correlationId) && stands(clientId);
}

/** Batches that may hold what is looked for, latest first, read a few at a time. */
class BatchQueue {
  readonly #context: RepositoryContext;
  readonly #filter: RunFilter;
  readonly #start: Position | undefined;
  #rows: { readonly id: string; readonly last_at: number; readonly lines: string }[] = [];
  #latest: { readonly id: string; readonly last_at: number } | undefined;
  #isDone = false;

  constructor(context: RepositoryContext, filter: RunFilter, start: Position | undefined) {
    this.#context = context;
    this.#filter = filter;
    this.#start = start;
  }

  /** Time of the latest call in the next batch; minus infinity when there is none. */
  async nextLastAt(): Promise<number> {
    if (this.#rows.length === 0 && !this.#isDone) await this.#read();
    const next = this.#rows[0];
    return next === undefined ? Number.NEGATIVE_INFINITY : Number(next.last_at);
  }

  /** Lines of the next batch. */
  take(): string {
    const next = this.#rows.shift();
    this.#latest = next;
    return next?.lines ?? '';
  }

  async #read(): Promise<void> {
    if (this.#latest !== undefined) await othersTurn();
    const { from, until } = this.#filter;
    let query = this.#context.db
      .selectFrom('run_batches')
      .innerJoin('run_lines', (join) =>
        join
          .onRef('run_lines.tenant_id', '=', 'run_batches.tenant_id')
          .onRef('run_lines.batch_id', '=', 'run_batches.id'),
      )
      .select(['run_batches.id', 'run_batches.last_at', 'run_lines.lines'])
      .where('run_batches.tenant_id', '=', this.#context.tenantId);
    if (from !== undefined) query = query.where('last_at', '>=', Math.floor(from));
    if (until !== undefined) query = query.where('first_at', '<', Math.ceil(until));
    if (this.#start !== undefined) query = query.where('first_at', '<=', Math.ceil(this.#start.at));
    for (const pattern of facetPatterns(this.#filter))
      query = query.where(sql<boolean>`run_batches.facets like ${pattern} escape '\\'`);
    const latest = this.#latest;
    if (latest !== undefined) {
      query = query
        .where('last_at', '<=', latest.last_at)
        .where(({ or, eb }) => or([eb('last_at', '<', latest.last_at), eb('run_batches.id', '<', latest.id)]));
    }
    this.#rows = await query
      .orderBy('last_at', 'desc')
      .orderBy('run_batches.id', 'desc')
      .limit(BATCHES_AT_ONCE)
      .execute();
    this.#isDone = this.#rows.length < BATCHES_AT_ONCE;
  }
}

/** Receipts are forgotten before the records that mention them. */
async function present(
  { db, tenantId }: RepositoryContext,
  { hasReceipt }: RunFilter,
  lines: readonly RunLine[],
  next: string | null,
): Promise<Page<RunRecord>> {
  const mentioned = lines.filter((line) => line.hasReceipt).map(({ id }) => id);
  const kept =
    mentioned.length === 0
      ? []
      : await db
          .selectFrom('run_receipts')
          .select('run_id')
          .where('tenant_id', '=', tenantId)
          .where('run_id', 'in', mentioned)
          .execute();
  const keptIds = new Set(kept.map(({ run_id }) => run_id));
  const items = lines.map((line) => ({ ...line.toRecord(), hasReceipt: keptIds.has(line.id) }));
  return { items: hasReceipt === undefined ? items : items.filter((item) => item.hasReceipt === hasReceipt), next };
}
