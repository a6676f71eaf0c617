import { createHash } from 'node:crypto';
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
}

function sha256(sessionId: string): string {
  return createHash('sha256').update(sessionId, 'utf8').digest('hex');
}
