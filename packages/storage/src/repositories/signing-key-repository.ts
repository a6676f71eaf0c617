import type { SigningAlgorithm, SigningKey, SigningKeyStatus } from '@waymark/authorization-server';
import type { Kysely } from 'kysely';
import type { Actor } from '../actor.ts';
import type { SigningKeyTable, Tables } from '../dialect/tables.ts';
import { type Done, done, IN_USE, type InUse, NOT_FOUND, type NotFound, TAKEN, type Taken } from '../outcomes.ts';
import type { Envelope, SealedPlace } from '../secrets/envelope.ts';
import type { RepositoryContext, Write } from './repository-context.ts';

/** The token service's key pairs; private keys are sealed. At most one key has the status `signing`. */
export class SigningKeyRepository {
  readonly #context: RepositoryContext;
  readonly #envelope: Envelope;

  constructor(context: RepositoryContext, envelope: Envelope) {
    this.#context = context;
    this.#envelope = envelope;
  }

  /**
   * All keys, oldest first, private parts included.
   *
   * @throws StorageError `unknown-master-key`, `sealed-value-damaged`
   */
  list(): Promise<readonly SigningKey[]> {
    return this.listWithin(this.#context.db);
  }

  /** {@link list} as a part of somebody else's transaction. */
  async listWithin(db: Kysely<Tables>): Promise<readonly SigningKey[]> {
    const rows = await db
      .selectFrom('signing_keys')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .orderBy('created_at')
      .orderBy('kid')
      .execute();
    return rows.map((row) => this.#toSigningKey(row));
  }

  /** Adds the key if there is none yet: of two servers that start at once, one wins (`taken` for the other). */
  addFirst(key: SigningKey, actor: Actor): Promise<Done<SigningKey> | Taken> {
    return this.#context.write(actor, async (write) => {
      const existing = await write.db
        .selectFrom('signing_keys')
        .select('kid')
        .where('tenant_id', '=', this.#context.tenantId)
        .limit(1)
        .executeTakeFirst();
      if (existing !== undefined) return TAKEN;
      await this.#insert(write, key);
      return done(key);
    });
  }

  /** Signs with the key from now on; what signed before goes on validating. `taken`: the kid. */
  rotate(key: SigningKey, actor: Actor): Promise<Done<SigningKey> | Taken> {
    return this.#context.write(actor, async (write) => {
      const { db } = write;
      const { tenantId } = this.#context;
      const existing = await this.#status(write, key.kid);
      if (existing !== undefined) return TAKEN;
      await db
        .updateTable('signing_keys')
        .set({ status: 'validating' })
        .where('tenant_id', '=', tenantId)
        .where('status', '=', 'signing')
        .execute();
      const signing: SigningKey = { ...key, status: 'signing' };
      await this.#insert(write, signing);
      return done(signing);
    });
  }

  /** Takes a key that no longer signs out of use, or back into it. The key that signs stays: `in-use`. */
  setStatus(
    kid: string,
    status: Exclude<SigningKeyStatus, 'signing'>,
    actor: Actor,
  ): Promise<Done<SigningKeyStatus> | NotFound | InUse> {
    return this.#context.write(actor, async (write) => {
      const before = await this.#status(write, kid);
      if (before === undefined) return NOT_FOUND;
      if (before === 'signing') return IN_USE;
      await write.db
        .updateTable('signing_keys')
        .set({ status })
        .where('tenant_id', '=', this.#context.tenantId)
        .where('kid', '=', kid)
        .execute();
      await write.record({
        action: 'signing-key.status-changed',
        topic: 'signing-key',
        id: kid,
        before: { status: before },
        after: { status },
      });
      return done(status);
    });
  }

  async #status({ db }: Write, kid: string): Promise<string | undefined> {
    const row = await db
      .selectFrom('signing_keys')
      .select('status')
      .where('tenant_id', '=', this.#context.tenantId)
      .where('kid', '=', kid)
      .executeTakeFirst();
    return row?.status;
  }

  async #insert({ db, record }: Write, key: SigningKey): Promise<void> {
    const { kid, algorithm, status, publicJwk, privateJwk, createdAt } = key;
    await db
      .insertInto('signing_keys')
      .values({
        tenant_id: this.#context.tenantId,
        kid,
        algorithm,
        status,
        public_jwk: JSON.stringify(publicJwk),
        sealed_private_jwk: this.#envelope.seal(JSON.stringify(privateJwk), this.#place(kid)),
        created_at: createdAt,
      })
      .execute();
    await record({ action: 'signing-key.created', topic: 'signing-key', id: kid, after: { algorithm, status } });
  }

  #place(kid: string): SealedPlace {
    return { table: 'signing_keys', column: 'sealed_private_jwk', tenantId: this.#context.tenantId, rowId: kid };
  }

  #toSigningKey(row: SigningKeyTable): SigningKey {
    return {
      kid: row.kid,
      algorithm: row.algorithm as SigningAlgorithm,
      status: row.status as SigningKeyStatus,
      publicJwk: JSON.parse(row.public_jwk) as SigningKey['publicJwk'],
      privateJwk: JSON.parse(
        this.#envelope.open(row.sealed_private_jwk, this.#place(row.kid)),
      ) as SigningKey['privateJwk'],
      createdAt: Number(row.created_at),
    };
  }
}
