import type { JourneyDocument, JourneyRecord } from '@waymark/journey';
import { sql } from 'kysely';
import type { Actor } from '../actor.ts';
import {
  type Conflict,
  type Done,
  done,
  IN_USE,
  type InUse,
  NOT_FOUND,
  type NotFound,
  TAKEN,
  type Taken,
} from '../outcomes.ts';
import { type Page, type PageRequest, rowsToRead, toPage } from '../page.ts';
import { draftColumns, type JourneySummary, toJourneyRecord, toJourneySummary } from './journey-rows.ts';
import type { RepositoryContext } from './repository-context.ts';

/** Which journeys to list. */
export interface JourneyFilter extends PageRequest {
  /** Part of the name or id, in any case. */
  readonly search?: string;
  readonly affinity?: JourneyRecord['affinity'];
  readonly kind?: JourneyRecord['kind'];
}

const SUMMARY_COLUMNS = [
  'tenant_id',
  'id',
  'name',
  'search_text',
  'kind',
  'affinity',
  'draft_revision',
  'published_version',
  'latest_version',
  'created_at',
  'updated_at',
] as const;

/** Journeys and their drafts. */
export class JourneyRepository {
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  /** Creates the journey with the document as its draft, revision 1. Its id is the document's. */
  create(document: JourneyDocument, actor: Actor): Promise<Done<JourneyRecord> | Taken> {
    return this.#context.write(actor, async ({ db, now, record }) => {
      const { id } = document;
      const columns = draftColumns(document, { name: id, kind: 'backend-api', affinity: 'b2c' });
      const row = await db
        .insertInto('journeys')
        .values({
          tenant_id: this.#context.tenantId,
          id,
          ...columns,
          draft_revision: 1,
          published_version: null,
          latest_version: 0,
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return TAKEN;
      const { name, kind, affinity } = columns;
      await record({ action: 'journey.created', topic: 'journey', id, after: { name, kind, affinity, revision: 1 } });
      return done(toJourneyRecord(row));
    });
  }

  /** Journeys by id. */
  async list(filter: JourneyFilter = {}): Promise<Page<JourneySummary>> {
    let query = this.#context.db
      .selectFrom('journeys')
      .select(SUMMARY_COLUMNS)
      .where('tenant_id', '=', this.#context.tenantId)
      .where('id', '>', filter.after ?? '');
    if (filter.affinity !== undefined) query = query.where('affinity', '=', filter.affinity);
    if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
    if (filter.search !== undefined && filter.search !== '') {
      const pattern = `%${filter.search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
      query = query.where(sql<boolean>`search_text like ${pattern} escape '\\'`);
    }
    const rows = await query.orderBy('id').limit(rowsToRead(filter)).execute();
    return toPage(rows, filter, toJourneySummary, ({ id }) => id);
  }

  async get(id: string): Promise<JourneyRecord | undefined> {
    const row = await this.#context.db
      .selectFrom('journeys')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? undefined : toJourneyRecord(row);
  }

  /** Replaces the draft if it is still at the revision that the work began from. Renaming is a new name in it. */
  saveDraft(
    id: string,
    document: JourneyDocument,
    expectedRevision: number,
    actor: Actor,
  ): Promise<Done<JourneyRecord> | NotFound | Conflict> {
    if (document.id !== id) throw new TypeError('The id of a journey is fixed: the document carries another one.');
    return this.#context.write(actor, async ({ db, now, record }) => {
      const { tenantId } = this.#context;
      const before = await db
        .selectFrom('journeys')
        .select(['name', 'kind', 'affinity', 'draft_revision'])
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (before === undefined) return NOT_FOUND;
      const currentRevision = Number(before.draft_revision);
      if (currentRevision !== expectedRevision) return { kind: 'conflict', currentRevision };
      const row = await db
        .updateTable('journeys')
        .set({ ...draftColumns(document, before), draft_revision: currentRevision + 1, updated_at: now })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      await record({
        action: 'journey.draft-saved',
        topic: 'journey',
        id,
        before: { name: before.name, revision: currentRevision },
        after: { name: row.name, revision: currentRevision + 1 },
      });
      return done(toJourneyRecord(row));
    });
  }

  /** Deletes the journey with all its versions. One that answers calls stays (`in-use`): disable it first. */
  delete(id: string, actor: Actor): Promise<Done<JourneySummary> | NotFound | InUse> {
    return this.#context.write(actor, async ({ db, record }) => {
      const { tenantId } = this.#context;
      const row = await db
        .selectFrom('journeys')
        .select(SUMMARY_COLUMNS)
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return NOT_FOUND;
      if (row.published_version !== null) return IN_USE;
      await db.deleteFrom('journeys').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
      const { name, kind, affinity, latest_version } = row;
      const before = { name, kind, affinity, latestVersion: Number(latest_version) };
      await record({ action: 'journey.deleted', topic: 'journey', id, before });
      return done(toJourneySummary(row));
    });
  }
}
