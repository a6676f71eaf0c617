import type { Application } from '@waymark/authorization-server';
import { uuidV7 } from '@waymark/authorization-server';
import type { Actor } from '../actor.ts';
import type { ApplicationTable } from '../dialect/tables.ts';
import { type Done, done, IN_USE, type InUse, NOT_FOUND, type NotFound } from '../outcomes.ts';
import { type Page, type PageRequest, rowsToRead, toPage } from '../page.ts';
import type { RepositoryContext } from './repository-context.ts';

export interface ApplicationFields {
  readonly name: string;
}

/** Applications, listed in the order of their creation. */
export class ApplicationRepository {
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  create({ name }: ApplicationFields, actor: Actor): Promise<Application> {
    return this.#context.write(actor, async ({ db, now, record }) => {
      const application: Application = { id: uuidV7(now), name, createdAt: now, updatedAt: now };
      await db
        .insertInto('applications')
        .values({ tenant_id: this.#context.tenantId, id: application.id, name, created_at: now, updated_at: now })
        .execute();
      await record({ action: 'application.created', topic: 'application', id: application.id, after: { name } });
      return application;
    });
  }

  async list(page: PageRequest = {}): Promise<Page<Application>> {
    const { db, tenantId } = this.#context;
    const rows = await db
      .selectFrom('applications')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', '>', page.after ?? '')
      .orderBy('id')
      .limit(rowsToRead(page))
      .execute();
    return toPage(rows, page, toApplication, ({ id }) => id);
  }

  async get(id: string): Promise<Application | undefined> {
    const row = await this.#context.db
      .selectFrom('applications')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? undefined : toApplication(row);
  }

  update(id: string, { name }: ApplicationFields, actor: Actor): Promise<Done<Application> | NotFound> {
    return this.#context.write(actor, async ({ db, now, record }) => {
      const { tenantId } = this.#context;
      const before = await db
        .selectFrom('applications')
        .select('name')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (before === undefined) return NOT_FOUND;
      const row = await db
        .updateTable('applications')
        .set({ name, updated_at: now })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
      await record({ action: 'application.updated', topic: 'application', id, before, after: { name } });
      return done(toApplication(row));
    });
  }

  /** An application that has clients stays: `in-use`. */
  delete(id: string, actor: Actor): Promise<Done<Application> | NotFound | InUse> {
    return this.#context.write(actor, async ({ db, record }) => {
      const { tenantId } = this.#context;
      const client = await db
        .selectFrom('clients')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('application_id', '=', id)
        .limit(1)
        .executeTakeFirst();
      if (client !== undefined) return IN_USE;
      const row = await db
        .deleteFrom('applications')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return NOT_FOUND;
      await record({ action: 'application.deleted', topic: 'application', id, before: { name: row.name } });
      return done(toApplication(row));
    });
  }
}

function toApplication(row: ApplicationTable): Application {
  return { id: row.id, name: row.name, createdAt: Number(row.created_at), updatedAt: Number(row.updated_at) };
}
