import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../actor.ts';
import type { Change, ChangeFeed, Topic } from '../change-feed.ts';
import type { Tables } from '../dialect/tables.ts';

/** A change as the audit and the outbox keep it. `before` and `after` never hold a secret or its hash. */
export interface ChangeRecord {
  /** What was done, such as `client.created`. */
  readonly action: string;
  readonly topic: Topic;
  readonly id: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** What a write may use. */
export interface Write {
  readonly db: Transaction<Tables>;
  readonly now: number;
  /** Call it once for each change that was made; a write that refuses does not call it. */
  record(change: ChangeRecord): Promise<void>;
}

/** What every repository works with: the database, the tenant, the clock and one way to write. */
export class RepositoryContext {
  readonly db: Kysely<Tables>;
  readonly tenantId: string;
  readonly clock: () => number;
  readonly #changes: ChangeFeed;

  constructor(db: Kysely<Tables>, tenantId: string, clock: () => number, changes: ChangeFeed) {
    this.db = db;
    this.tenantId = tenantId;
    this.clock = clock;
    this.#changes = changes;
  }

  /**
   * Runs a write: the change, its audit entry and its outbox row in one transaction; then the listeners are told.
   * What throws is rolled back.
   */
  async write<T>(actor: Actor, work: (write: Write) => Promise<T>): Promise<T> {
    const changes: Change[] = [];
    const result = await this.db.transaction().execute((db) => {
      const now = this.clock();
      return work({
        db,
        now,
        record: async (change) => {
          changes.push(await this.#record(db, now, actor, change));
        },
      });
    });
    for (const change of changes) this.#changes.publish(change);
    return result;
  }

  async #record(db: Transaction<Tables>, now: number, actor: Actor, change: ChangeRecord): Promise<Change> {
    const tenant_id = this.tenantId;
    const { change_sequence } = await db
      .updateTable('tenants')
      .set((expression) => ({ change_sequence: expression('change_sequence', '+', 1) }))
      .where('id', '=', tenant_id)
      .returning('change_sequence')
      .executeTakeFirstOrThrow();
    const sequence = Number(change_sequence);
    const { topic, id, action, before, after } = change;
    await db
      .insertInto('audit_entries')
      .values({
        tenant_id,
        sequence,
        at: now,
        actor_kind: actor.kind,
        actor_id: actor.id,
        actor_name: actor.name,
        action,
        target_type: topic,
        target_id: id,
        before: before === undefined ? null : JSON.stringify(before),
        after: after === undefined ? null : JSON.stringify(after),
      })
      .execute();
    await db.insertInto('outbox').values({ tenant_id, sequence, topic, target_id: id, created_at: now }).execute();
    return { topic, id, sequence };
  }
}
