import type { JourneyRecord, JourneyVersion, VersionState } from '@waymark/journey';
import type { Actor } from '../actor.ts';
import { type Conflict, type Done, done, NOT_FOUND, type NotFound } from '../outcomes.ts';
import { type Page, type PageRequest, rowsToRead, toPage } from '../page.ts';
import { type JourneyVersionSummary, toJourneyRecord, toVersion, toVersionSummary } from './journey-rows.ts';
import type { RepositoryContext, Write } from './repository-context.ts';

const SUMMARY_COLUMNS = ['tenant_id', 'journey_id', 'version', 'state', 'note', 'created_by', 'created_at'] as const;

/** What a publish needs to know. */
export interface PublishRequest {
  readonly journeyId: string;
  /** The revision of the draft that was proved; a newer one is a conflict. */
  readonly expectedRevision: number;
  /** Why, in the words of the person who publishes. */
  readonly note: string;
  /** What the proof warned of. Default: nothing. */
  readonly warnings?: JourneyVersion['warnings'];
}

/** Versions of journeys: immutable snapshots, numbered from 1 without gaps, at most one of them published. */
export class VersionRepository {
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  /** Makes the draft the next version and serves it; the version served before is retired. */
  publish(request: PublishRequest, actor: Actor): Promise<Done<JourneyVersion> | NotFound | Conflict> {
    const { journeyId, expectedRevision, note, warnings = [] } = request;
    return this.#context.write(actor, async (write) => {
      const journey = await this.#journey(write, journeyId);
      if (journey === undefined) return NOT_FOUND;
      const { draft_revision, latest_version, published_version, draft } = journey;
      const currentRevision = Number(draft_revision);
      if (currentRevision !== expectedRevision) return { kind: 'conflict', currentRevision };
      const version = Number(latest_version) + 1;
      if (published_version !== null) await this.#setState(write, journeyId, Number(published_version), 'retired');
      const row = await write.db
        .insertInto('journey_versions')
        .values({
          tenant_id: this.#context.tenantId,
          journey_id: journeyId,
          version,
          state: 'published',
          document: draft,
          warnings: JSON.stringify(warnings),
          note,
          created_by: actor.id,
          created_at: write.now,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await this.#pointTo(write, journeyId, version, version);
      const before = { publishedVersion: published_version };
      const after = { publishedVersion: version, revision: currentRevision, note, warnings: warnings.length };
      await write.record({ action: 'journey.published', topic: 'version', id: journeyId, before, after });
      return done(toVersion(row));
    });
  }

  /** Serves an old version again; the one served now is retired. The draft stays as it is. */
  rollBack(
    journeyId: string,
    version: number,
    note: string,
    actor: Actor,
  ): Promise<Done<JourneyVersion> | NotFound | { readonly kind: 'already-published' }> {
    return this.#context.write(actor, async (write) => {
      const journey = await this.#journey(write, journeyId);
      const target = await this.#version(write, journeyId, version);
      if (journey === undefined || target === undefined) return NOT_FOUND;
      const { published_version } = journey;
      if (Number(published_version) === version) return { kind: 'already-published' };
      if (published_version !== null) await this.#setState(write, journeyId, Number(published_version), 'retired');
      await this.#setState(write, journeyId, version, 'published');
      await this.#pointTo(write, journeyId, version, Number(journey.latest_version));
      const before = { publishedVersion: published_version };
      const after = { publishedVersion: version, note };
      await write.record({ action: 'journey.rolled-back', topic: 'version', id: journeyId, before, after });
      return done(toVersion({ ...target, state: 'published' }));
    });
  }

  /** Stops serving the journey. Its version can be published again with {@link rollBack}. */
  disable(
    journeyId: string,
    actor: Actor,
  ): Promise<Done<JourneyRecord> | NotFound | { readonly kind: 'not-published' }> {
    return this.#context.write(actor, async (write) => {
      const journey = await this.#journey(write, journeyId);
      if (journey === undefined) return NOT_FOUND;
      const { published_version, latest_version } = journey;
      if (published_version === null) return { kind: 'not-published' };
      await this.#setState(write, journeyId, Number(published_version), 'disabled');
      await this.#pointTo(write, journeyId, null, Number(latest_version));
      const before = { publishedVersion: published_version };
      const after = { publishedVersion: null };
      await write.record({ action: 'journey.disabled', topic: 'version', id: journeyId, before, after });
      return done(toJourneyRecord({ ...journey, published_version: null, updated_at: write.now }));
    });
  }

  /** Versions of a journey, newest first. */
  async list(journeyId: string, page: PageRequest = {}): Promise<Page<JourneyVersionSummary>> {
    let query = this.#context.db
      .selectFrom('journey_versions')
      .select(SUMMARY_COLUMNS)
      .where('tenant_id', '=', this.#context.tenantId)
      .where('journey_id', '=', journeyId);
    if (page.after !== undefined) query = query.where('version', '<', Number(page.after));
    const rows = await query.orderBy('version', 'desc').limit(rowsToRead(page)).execute();
    return toPage(rows, page, toVersionSummary, ({ version }) => String(version));
  }

  /** The version that each journey answers with now, by journey id. */
  async published(): Promise<ReadonlyMap<string, JourneyVersion>> {
    const rows = await this.#context.db
      .selectFrom('journey_versions')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('state', '=', 'published')
      .orderBy('journey_id')
      .execute();
    return new Map(rows.map((row) => [row.journey_id, toVersion(row)]));
  }

  async get(journeyId: string, version: number): Promise<JourneyVersion | undefined> {
    const row = await this.#version(this.#context, journeyId, version);
    return row === undefined ? undefined : toVersion(row);
  }

  #version({ db }: Pick<Write, 'db'> | RepositoryContext, journeyId: string, version: number) {
    return db
      .selectFrom('journey_versions')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('journey_id', '=', journeyId)
      .where('version', '=', version)
      .executeTakeFirst();
  }

  #journey({ db }: Write, id: string) {
    return db
      .selectFrom('journeys')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  async #setState({ db }: Write, journeyId: string, version: number, state: VersionState): Promise<void> {
    await db
      .updateTable('journey_versions')
      .set({ state })
      .where('tenant_id', '=', this.#context.tenantId)
      .where('journey_id', '=', journeyId)
      .where('version', '=', version)
      .execute();
  }

  async #pointTo(
    write: Write,
    journeyId: string,
    publishedVersion: number | null,
    latestVersion: number,
  ): Promise<void> {
    await write.db
      .updateTable('journeys')
      .set({ published_version: publishedVersion, latest_version: latestVersion, updated_at: write.now })
      .where('tenant_id', '=', this.#context.tenantId)
      .where('id', '=', journeyId)
      .execute();
  }
}
