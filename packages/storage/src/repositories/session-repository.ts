import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../actor.ts';
import { type Administrator, toAdministrator } from './administrator-rows.ts';
import type { RepositoryContext } from './repository-context.ts';

/** A signed-in person. Times are epoch milliseconds. */
export interface AdministratorSession {
  readonly administrator: Administrator;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly idleExpiresAt: number;
}

/** A session in a list of its person's. Times are epoch milliseconds. */
export interface ListedSession {
  /** Names the session without letting anybody in: a part of the hash of its id. */
  readonly key: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly idleExpiresAt: number;
}

export interface NewSession {
  /** The session id itself; only its SHA-256 is stored. */
  readonly sessionId: string;
  readonly administratorId: string;
  readonly expiresAt: number;
  readonly idleExpiresAt: number;
}

/** Sessions of the portal. */
export class SessionRepository {
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  /** Starts a session and clears away the expired ones. */
  create({ sessionId, administratorId, expiresAt, idleExpiresAt }: NewSession, actor: Actor): Promise<void> {
    return this.#context.write(actor, async ({ db, now, record }) => {
      const tenant_id = this.#context.tenantId;
      await db
        .deleteFrom('sessions')
        .where('tenant_id', '=', tenant_id)
        .where((expression) =>
          expression.or([expression('expires_at', '<=', now), expression('idle_expires_at', '<=', now)]),
        )
        .execute();
      await db
        .insertInto('sessions')
        .values({
          tenant_id,
          id_sha256: sha256(sessionId),
          administrator_id: administratorId,
          created_at: now,
          expires_at: expiresAt,
          idle_expires_at: idleExpiresAt,
        })
        .execute();
      await record({ action: 'session.created', topic: 'session', id: administratorId });
    });
  }

  /** The session, unless it has expired. The role is the person's present one. */
  async find(sessionId: string): Promise<AdministratorSession | undefined> {
    const now = this.#context.clock();
    const row = await this.#context.db
      .selectFrom('sessions')
      .innerJoin('administrators', (join) =>
        join
          .onRef('administrators.tenant_id', '=', 'sessions.tenant_id')
          .onRef('administrators.id', '=', 'sessions.administrator_id'),
      )
      .selectAll('administrators')
      .select(['sessions.created_at as started_at', 'expires_at', 'idle_expires_at'])
      .where('sessions.tenant_id', '=', this.#context.tenantId)
      .where('id_sha256', '=', sha256(sessionId))
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const expiresAt = Number(row.expires_at);
    const idleExpiresAt = Number(row.idle_expires_at);
    if (now >= expiresAt || now >= idleExpiresAt) return undefined;
    return { administrator: toAdministrator(row), createdAt: Number(row.started_at), expiresAt, idleExpiresAt };
  }

  /** Puts the idle expiry off. Neither audited nor announced: it changes nothing for anybody. */
  async touch(sessionId: string, idleExpiresAt: number): Promise<void> {
    await this.#context.db
      .updateTable('sessions')
      .set({ idle_expires_at: idleExpiresAt })
      .where('tenant_id', '=', this.#context.tenantId)
      .where('id_sha256', '=', sha256(sessionId))
      .execute();
  }

  /** Ends the session; one that is not there needs no end. */
  delete(sessionId: string, actor: Actor): Promise<void> {
    return this.#context.write(actor, async ({ db, record }) => {
      const row = await db
        .deleteFrom('sessions')
        .where('tenant_id', '=', this.#context.tenantId)
        .where('id_sha256', '=', sha256(sessionId))
        .returning('administrator_id')
        .executeTakeFirst();
      if (row !== undefined) await record({ action: 'session.ended', topic: 'session', id: row.administrator_id });
    });
  }

  /** The sessions of a person that have not expired, newest first. */
  async list(administratorId: string): Promise<readonly ListedSession[]> {
    const now = this.#context.clock();
    const rows = await this.#context.db
      .selectFrom('sessions')
      .selectAll()
      .where('tenant_id', '=', this.#context.tenantId)
      .where('administrator_id', '=', administratorId)
      .where('expires_at', '>', now)
      .where('idle_expires_at', '>', now)
      .orderBy('created_at', 'desc')
      .orderBy('id_sha256')
      .execute();
    return rows.map((row) => ({
      key: row.id_sha256.slice(0, KEY_LENGTH),
      createdAt: Number(row.created_at),
      expiresAt: Number(row.expires_at),
      idleExpiresAt: Number(row.idle_expires_at),
    }));
  }

  /** Ends sessions of a person: the one of a key, or all but one. @returns how many */
  end(
    administratorId: string,
    which: { readonly key: string } | { readonly allBut: string },
    actor: Actor,
  ): Promise<number> {
    return this.#context.write(actor, async ({ db, record }) => {
      const query = db
        .deleteFrom('sessions')
        .where('tenant_id', '=', this.#context.tenantId)
        .where('administrator_id', '=', administratorId)
        .returning('id_sha256');
      const rows = await ('key' in which
        ? query.where(sql<boolean>`substr(id_sha256, 1, ${sql.lit(KEY_LENGTH)}) = ${which.key}`)
        : query.where('id_sha256', '!=', sha256(which.allBut))
      ).execute();
      for (const _ of rows) await record({ action: 'session.ended', topic: 'session', id: administratorId });
      return rows.length;
    });
  }
}

/** The key by which {@link SessionRepository.list} names a session. */
export function sessionKey(sessionId: string): string {
  return sha256(sessionId).slice(0, KEY_LENGTH);
}

const KEY_LENGTH = 16;

function sha256(sessionId: string): string {
  return createHash('sha256').update(sessionId, 'utf8').digest('hex');
}
