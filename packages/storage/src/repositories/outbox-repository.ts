import type { Change, Topic } from '../change-feed.ts';
import type { RepositoryContext } from './repository-context.ts';

/** The changes of all processes on the database, for whoever has to hear of each one. */
export class OutboxRepository {
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  /** Number of the latest change of any process; one cheap read, made for polling. */
  async latestSequence(): Promise<number> {
    const row = await this.#context.db
      .selectFrom('tenants')
      .select('change_sequence')
      .where('id', '=', this.#context.tenantId)
      .executeTakeFirstOrThrow();
    return Number(row.change_sequence);
  }

  /** Changes after the sequence, oldest first. */
  async readAfter(sequence: number, limit = 500): Promise<readonly Change[]> {
    const rows = await this.#context.db
      .selectFrom('outbox')
      .select(['topic', 'target_id', 'sequence'])
      .where('tenant_id', '=', this.#context.tenantId)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ topic: row.topic as Topic, id: row.target_id, sequence: Number(row.sequence) }));
  }

  /** Forgets the changes up to the sequence: everybody has heard of them. The audit keeps its entries. */
  async prune(upTo: number): Promise<void> {
    await this.#context.db
      .deleteFrom('outbox')
      .where('tenant_id', '=', this.#context.tenantId)
      .where('sequence', '<=', upTo)
      .execute();
  }
}
