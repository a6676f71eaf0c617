import { uuidV7 } from '@waymark/authorization-server';
import type { Actor } from '../actor.ts';
import type { AdministratorTable } from '../dialect/tables.ts';
import { type Done, done, NOT_FOUND, type NotFound, TAKEN, type Taken } from '../outcomes.ts';
import { type Page, type PageRequest, rowsToRead, toPage } from '../page.ts';
import {
  type Administrator,
  type AdministratorRole,
  countOtherOwners,
  emailKey,
  toAdministrator,
} from './administrator-rows.ts';
import type { RepositoryContext, Write } from './repository-context.ts';

export interface NewAdministrator {
  readonly email: string;
  /** argon2id in the PHC string format. */
  readonly passwordHash: string;
  readonly role: AdministratorRole;
}

/** Without an owner nobody could manage people any more. */
export interface LastOwner {
  readonly kind: 'last-owner';
}
const LAST_OWNER: LastOwner = { kind: 'last-owner' };

/** People who may sign in. E-mail addresses are unique in any case. */
export class AdministratorRepository {
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  create(administrator: NewAdministrator, actor: Actor): Promise<Done<Administrator> | Taken> {
    return this.#context.write(actor, (write) => this.#insert(write, administrator));
  }

  /** Creates the owner if there is nobody yet: of two servers that start at once, one wins (`taken` for the other). */
  createFirst(administrator: Omit<NewAdministrator, 'role'>, actor: Actor): Promise<Done<Administrator> | Taken> {
    return this.#context.write(actor, async (write) => {
      const existing = await write.db
        .selectFrom('administrators')
        .select('id')
        .where('tenant_id', '=', this.#context.tenantId)
        .limit(1)
        .executeTakeFirst();
      return existing === undefined ? this.#insert(write, { ...administrator, role: 'owner' }) : TAKEN;
    });
  }

  /** People by the time they were added. */
  async list(page: PageRequest = {}): Promise<Page<Administrator>> {
    const rows = await this.#context.db
      .selectFrom('administrators')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('id', '>', page.after ?? '')
      .orderBy('id')
      .limit(rowsToRead(page))
      .execute();
    return toPage(rows, page, toAdministrator, ({ id }) => id);
  }

  async get(id: string): Promise<Administrator | undefined> {
    const row = await this.#read(this.#context, id);
    return row === undefined ? undefined : toAdministrator(row);
  }

  /** The person with this address and their password hash, for sign-in only. */
  async findByEmail(email: string): Promise<{ administrator: Administrator; passwordHash: string } | undefined> {
    const row = await this.#context.db
      .selectFrom('administrators')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('email_key', '=', emailKey(email))
      .executeTakeFirst();
    return row === undefined ? undefined : { administrator: toAdministrator(row), passwordHash: row.password_hash };
  }

  /** Changes role or password. A new password ends every session of the person. */
  update(
    id: string,
    fields: { readonly role?: AdministratorRole; readonly passwordHash?: string },
    actor: Actor,
  ): Promise<Done<Administrator> | NotFound | LastOwner> {
    return this.#context.write(actor, async (write) => {
      const { db, now, record } = write;
      const { tenantId } = this.#context;
      const row = await this.#read(write, id);
      if (row === undefined) return NOT_FOUND;
      const role = fields.role ?? row.role;
      if (row.role === 'owner' && role !== 'owner' && (await countOtherOwners(db, tenantId, id)) === 0) {
        return LAST_OWNER;
      }
      await db
        .updateTable('administrators')
        .set({ role, password_hash: fields.passwordHash ?? row.password_hash, updated_at: now })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .execute();
      const passwordChanged = fields.passwordHash !== undefined;
      if (passwordChanged) {
        await db.deleteFrom('sessions').where('tenant_id', '=', tenantId).where('administrator_id', '=', id).execute();
      }
      await record({
        action: 'administrator.updated',
        topic: 'administrator',
        id,
        before: { role: row.role },
        after: { role, passwordChanged },
      });
      return done(toAdministrator({ ...row, role, updated_at: now }));
    });
  }

  /** Deletes the person and their sessions. */
  delete(id: string, actor: Actor): Promise<Done<Administrator> | NotFound | LastOwner> {
    return this.#context.write(actor, async (write) => {
      const { tenantId } = this.#context;
      const row = await this.#read(write, id);
      if (row === undefined) return NOT_FOUND;
      if (row.role === 'owner' && (await countOtherOwners(write.db, tenantId, id)) === 0) return LAST_OWNER;
      await write.db.deleteFrom('administrators').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
      const before = { email: row.email, role: row.role };
      await write.record({ action: 'administrator.deleted', topic: 'administrator', id, before });
      return done(toAdministrator(row));
    });
  }

  async #insert(write: Write, { email, passwordHash, role }: NewAdministrator): Promise<Done<Administrator> | Taken> {
    const address = email.trim();
    const row = await write.db
      .insertInto('administrators')
      .values({
        tenant_id: this.#context.tenantId,
        id: uuidV7(write.now),
        email: address,
        email_key: emailKey(email),
        password_hash: passwordHash,
        role,
        created_at: write.now,
        updated_at: write.now,
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'email_key']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return TAKEN;
    const after = { email: address, role };
    await write.record({ action: 'administrator.created', topic: 'administrator', id: row.id, after });
    return done(toAdministrator(row));
  }

  #read({ db }: Pick<Write, 'db'> | RepositoryContext, id: string): Promise<AdministratorTable | undefined> {
    return db
      .selectFrom('administrators')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('id', '=', id)
      .executeTakeFirst();
  }
}
