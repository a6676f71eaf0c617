import type { Actor } from '../actor.ts';
import type { Topic } from '../change-feed.ts';
import type { AuditEntryTable } from '../dialect/tables.ts';
import { type Page, type PageRequest, rowsToRead, toPage } from '../page.ts';
import type { RepositoryContext } from './repository-context.ts';

/** Who changed what, when. */
export interface AuditEntry {
  /** Number of the change, from 1 without gaps. */
  readonly sequence: number;
  readonly at: number;
  readonly actor: Actor;
  /** What was done, such as `client.created`. */
  readonly action: string;
  readonly targetType: Topic;
  readonly targetId: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Which entries to list. */
export interface AuditFilter extends PageRequest {
  readonly targetType?: Topic;
  readonly targetId?: string;
  readonly actorId?: string;
  /** Such as `client.created`. */
  readonly action?: string;
  /** Epoch milliseconds, inclusive. */
  readonly from?: number;
  /** Epoch milliseconds, exclusive. */
  readonly until?: number;
}

/** The audit: written with every change, read here, never edited. */
export class AuditRepository {
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  /** Entries, newest first. */
  async list(filter: AuditFilter = {}): Promise<Page<AuditEntry>> {
    let query = this.#context.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId);
    if (filter.targetType !== undefined) query = query.where('target_type', '=', filter.targetType);
    if (filter.targetId !== undefined) query = query.where('target_id', '=', filter.targetId);
    if (filter.actorId !== undefined) query = query.where('actor_id', '=', filter.actorId);
    if (filter.action !== undefined) query = query.where('action', '=', filter.action);
    if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
    if (filter.until !== undefined) query = query.where('at', '<', filter.until);
    if (filter.after !== undefined) query = query.where('sequence', '<', Number(filter.after));
    const rows = await query.orderBy('sequence', 'desc').limit(rowsToRead(filter)).execute();
    return toPage(rows, filter, toEntry, ({ sequence }) => String(sequence));
  }

  async find(sequence: number): Promise<AuditEntry | undefined> {
    const row = await this.#context.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('sequence', '=', sequence)
      .executeTakeFirst();
    return row === undefined ? undefined : toEntry(row);
  }
}

function toEntry(row: AuditEntryTable): AuditEntry {
  return {
    sequence: Number(row.sequence),
    at: Number(row.at),
    actor: { kind: row.actor_kind as Actor['kind'], id: row.actor_id, name: row.actor_name },
    action: row.action,
    targetType: row.target_type as Topic,
    targetId: row.target_id,
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  };
}
