import {
  type Client,
  type ClientAuthenticationMethod,
  type ClientSecret,
  type ClientType,
  MAX_LIVE_SECRETS,
} from '@waymark/authorization-server';
import type { Actor } from '../actor.ts';
import { type Done, done, NOT_FOUND, type NotFound, TAKEN, type Taken } from '../outcomes.ts';
import { type Page, type PageRequest, rowsToRead, toPage } from '../page.ts';
import { readClient, secretsByClient, selectClients, toClient } from './client-rows.ts';
import type { RepositoryContext, Write } from './repository-context.ts';

/** What people choose about a client. */
export interface ClientFields {
  readonly name: string;
  readonly type: ClientType;
  readonly redirectUris: readonly string[];
  readonly authenticationMethod: ClientAuthenticationMethod;
}

export interface NewClient extends ClientFields {
  readonly id: string;
  readonly applicationId: string;
  /** The first secret. */
  readonly secret: ClientSecret;
}

/** Clients and their live secrets. */
export class ClientRepository {
  readonly #context: RepositoryContext;

  constructor(context: RepositoryContext) {
    this.#context = context;
  }

  /** `not-found`: the application. `taken`: the client id. */
  create(client: NewClient, actor: Actor): Promise<Done<Client> | NotFound | Taken> {
    return this.#context.write(actor, async (write) => {
      const { db, now, record } = write;
      const { tenantId } = this.#context;
      const application = await db
        .selectFrom('applications')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', client.applicationId)
        .executeTakeFirst();
      if (application === undefined) return NOT_FOUND;
      if ((await readClient(db, tenantId, client.id)) !== undefined) return TAKEN;
      await db
        .insertInto('clients')
        .values({
          tenant_id: tenantId,
          id: client.id,
          application_id: client.applicationId,
          ...toColumns(client),
          created_at: now,
          updated_at: now,
        })
        .execute();
      await this.#insertSecret(write, client.id, client.secret);
      const after = { ...auditFields(client), applicationId: client.applicationId, secretId: client.secret.id };
      await record({ action: 'client.created', topic: 'client', id: client.id, after });
      return done(await this.#readExisting(write, client.id));
    });
  }

  /** Clients of one application, or all, by id. */
  async list(page: PageRequest & { readonly applicationId?: string } = {}): Promise<Page<Client>> {
    const { db, tenantId } = this.#context;
    let query = selectClients(db, tenantId).where('clients.id', '>', page.after ?? '');
    if (page.applicationId !== undefined) query = query.where('clients.application_id', '=', page.applicationId);
    const rows = await query.orderBy('clients.id').limit(rowsToRead(page)).execute();
    const secrets = await secretsByClient(
      db,
      tenantId,
      rows.map(({ id }) => id),
    );
    return toPage(
      rows,
      page,
      (row) => toClient(row, secrets.get(row.id)),
      ({ id }) => id,
    );
  }

  get(id: string): Promise<Client | undefined> {
    return readClient(this.#context.db, this.#context.tenantId, id);
  }

  update(id: string, fields: ClientFields, actor: Actor): Promise<Done<Client> | NotFound> {
    return this.#context.write(actor, async (write) => {
      const { db, now, record } = write;
      const before = await readClient(db, this.#context.tenantId, id);
      if (before === undefined) return NOT_FOUND;
      await db
        .updateTable('clients')
        .set({ ...toColumns(fields), updated_at: now })
        .where('tenant_id', '=', this.#context.tenantId)
        .where('id', '=', id)
        .execute();
      await record({
        action: 'client.updated',
        topic: 'client',
        id,
        before: auditFields(before),
        after: auditFields(fields),
      });
      return done(await this.#readExisting(write, id));
    });
  }

  /** Deletes the client and its secrets. */
  delete(id: string, actor: Actor): Promise<Done<Client> | NotFound> {
    return this.#context.write(actor, async ({ db, record }) => {
      const { tenantId } = this.#context;
      const client = await readClient(db, tenantId, id);
      if (client === undefined) return NOT_FOUND;
      await db.deleteFrom('clients').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
      await record({ action: 'client.deleted', topic: 'client', id, before: auditFields(client) });
      return done(client);
    });
  }

  /** At most {@link MAX_LIVE_SECRETS} live at a time, counted inside the transaction. */
  addSecret(
    clientId: string,
    secret: ClientSecret,
    actor: Actor,
  ): Promise<Done<Client> | NotFound | { readonly kind: 'too-many-secrets' }> {
    return this.#context.write(actor, async (write) => {
      const client = await readClient(write.db, this.#context.tenantId, clientId);
      if (client === undefined) return NOT_FOUND;
      if (client.secrets.length >= MAX_LIVE_SECRETS) return { kind: 'too-many-secrets' };
      await this.#insertSecret(write, clientId, secret);
      const after = { secretId: secret.id, hint: secret.hint };
      await write.record({ action: 'client-secret.created', topic: 'client', id: clientId, after });
      return done(await this.#readExisting(write, clientId));
    });
  }

  /** The last live secret stays: `last-secret`. */
  revokeSecret(
    clientId: string,
    secretId: string,
    actor: Actor,
  ): Promise<Done<Client> | NotFound | { readonly kind: 'last-secret' }> {
    return this.#context.write(actor, async (write) => {
      const { tenantId } = this.#context;
      const client = await readClient(write.db, tenantId, clientId);
      const secret = client?.secrets.find(({ id }) => id === secretId);
      if (client === undefined || secret === undefined) return NOT_FOUND;
      if (client.secrets.length === 1) return { kind: 'last-secret' };
      await write.db
        .deleteFrom('client_secrets')
        .where('tenant_id', '=', tenantId)
        .where('client_id', '=', clientId)
        .where('id', '=', secretId)
        .execute();
      const before = { secretId, hint: secret.hint };
      await write.record({ action: 'client-secret.revoked', topic: 'client', id: clientId, before });
      return done(await this.#readExisting(write, clientId));
    });
  }

  async #insertSecret({ db }: Write, clientId: string, { id, sha256, hint, createdAt }: ClientSecret): Promise<void> {
    await db
      .insertInto('client_secrets')
      .values({ tenant_id: this.#context.tenantId, id, client_id: clientId, sha256, hint, created_at: createdAt })
      .execute();
  }

  async #readExisting({ db }: Write, id: string): Promise<Client> {
    const client = await readClient(db, this.#context.tenantId, id);
    if (client === undefined) throw new Error('The client vanished inside its own transaction.');
    return client;
  }
}

function toColumns({ name, type, redirectUris, authenticationMethod }: ClientFields) {
  return {
    name,
    type,
    redirect_uris: JSON.stringify(redirectUris),
    authentication_method: authenticationMethod,
  };
}

function auditFields({ name, type, redirectUris, authenticationMethod }: ClientFields) {
  return { name, type, redirectUris, authenticationMethod };
}
