import type { KeySet } from '@waymark/authorization-server';
import type { Actor } from '../actor.ts';
import type { KeySetTable } from '../dialect/tables.ts';
import { type Done, done, NOT_FOUND, type NotFound, TAKEN, type Taken } from '../outcomes.ts';
import { type Page, type PageRequest, rowsToRead, toPage } from '../page.ts';
import type { RepositoryContext, Write } from './repository-context.ts';

/** What people choose about a key set; its name is fixed. */
export type KeySetFields = Pick<KeySet, 'description' | 'jwks'>;

/** Named sets of other issuers' public keys. */
export class KeySetRepository {
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  create(
    { name, description, jwks }: KeySetFields & Pick<KeySet, 'name'>,
    actor: Actor,
  ): Promise<Done<KeySet> | Taken> {
    return this.#context.write(actor, async ({ db, now, record }) => {
      const row = await db
        .insertInto('key_sets')
        .values({
          tenant_id: this.#context.tenantId,
          name,
          description,
          jwks: JSON.stringify(jwks),
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doNothing())
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return TAKEN;
      const keySet = toKeySet(row);
      await record({ action: 'key-set.created', topic: 'key-set', id: name, after: auditFields(keySet) });
      return done(keySet);
    });
  }

  /** Key sets by name. */
  async list(page: PageRequest = {}): Promise<Page<KeySet>> {
    const rows = await this.#context.db
      .selectFrom('key_sets')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('name', '>', page.after ?? '')
      .orderBy('name')
      .limit(rowsToRead(page))
      .execute();
    return toPage(rows, page, toKeySet, ({ name }) => name);
  }

  get(name: string): Promise<KeySet | undefined> {
    return this.#read(this.#context, name);
  }

  update(name: string, fields: KeySetFields, actor: Actor): Promise<Done<KeySet> | NotFound> {
    return this.#context.write(actor, async (write) => {
      const before = await this.#read(write, name);
      if (before === undefined) return NOT_FOUND;
      const row = await write.db
        .updateTable('key_sets')
        .set({ description: fields.description, jwks: JSON.stringify(fields.jwks), updated_at: write.now })
        .where('tenant_id', '=', this.#context.tenantId)
        .where('name', '=', name)
        .returningAll()
        .executeTakeFirstOrThrow();
      const after = toKeySet(row);
      await write.record({
        action: 'key-set.updated',
        topic: 'key-set',
        id: name,
        before: auditFields(before),
        after: auditFields(after),
      });
      return done(after);
    });
  }

  delete(name: string, actor: Actor): Promise<Done<KeySet> | NotFound> {
    return this.#context.write(actor, async (write) => {
      const keySet = await this.#read(write, name);
      if (keySet === undefined) return NOT_FOUND;
      await write.db
        .deleteFrom('key_sets')
        .where('tenant_id', '=', this.#context.tenantId)
        .where('name', '=', name)
        .execute();
      await write.record({ action: 'key-set.deleted', topic: 'key-set', id: name, before: auditFields(keySet) });
      return done(keySet);
    });
  }

  async #read({ db }: Pick<Write, 'db'> | RepositoryContext, name: string): Promise<KeySet | undefined> {
    const row = await db
      .selectFrom('key_sets')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('name', '=', name)
      .executeTakeFirst();
    return row === undefined ? undefined : toKeySet(row);
  }
}

export function toKeySet(row: KeySetTable): KeySet {
  return {
    name: row.name,
    description: row.description,
    jwks: JSON.parse(row.jwks) as KeySet['jwks'],
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}

/** The audit names the keys; the key set itself has their members. */
function auditFields({ description, jwks }: KeySet) {
  return { description, keys: jwks.keys.map(({ kid, kty, alg }) => ({ kid, kty, alg })) };
}
