import type { Client, ClientAuthenticationMethod, ClientSecret, ClientType } from '@waymark/authorization-server';
import type { Kysely } from 'kysely';
import type { ClientSecretTable, ClientTable, Tables } from '../dialect/tables.ts';

/** A row of `clients` with the name of its application. */
export type ClientRow = ClientTable & { readonly application_name: string };

/** Clients with the name of their application; add the conditions. */
export function selectClients(db: Kysely<Tables>, tenantId: string) {
  return db
    .selectFrom('clients')
    .innerJoin('applications', (join) =>
      join
        .onRef('applications.tenant_id', '=', 'clients.tenant_id')
        .onRef('applications.id', '=', 'clients.application_id'),
    )
    .selectAll('clients')
    .select('applications.name as application_name')
    .where('clients.tenant_id', '=', tenantId);
}

/** Live secrets of the clients, oldest first; all clients of the tenant when no ids are given. */
export async function secretsByClient(
  db: Kysely<Tables>,
  tenantId: string,
  clientIds?: readonly string[],
): Promise<ReadonlyMap<string, readonly ClientSecret[]>> {
  let query = db.selectFrom('client_secrets').selectAll().where('tenant_id', '=', tenantId);
  if (clientIds !== undefined) query = query.where('client_id', 'in', clientIds);
  const rows = await query.orderBy('created_at').orderBy('id').execute();
  const byClient = new Map<string, ClientSecret[]>();
  for (const row of rows) {
    const list = byClient.get(row.client_id) ?? [];
    list.push(toClientSecret(row));
    byClient.set(row.client_id, list);
  }
  return byClient;
}

/** One client with its secrets. */
export async function readClient(db: Kysely<Tables>, tenantId: string, id: string): Promise<Client | undefined> {
  const row = await selectClients(db, tenantId).where('clients.id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  return toClient(row, (await secretsByClient(db, tenantId, [id])).get(id));
}

export function toClient(row: ClientRow, secrets: readonly ClientSecret[] = []): Client {
  return {
    id: row.id,
    applicationId: row.application_id,
    applicationName: row.application_name,
    name: row.name,
    type: row.type as ClientType,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    authenticationMethod: row.authentication_method as ClientAuthenticationMethod,
    secrets,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}

function toClientSecret({ id, sha256, hint, created_at }: ClientSecretTable): ClientSecret {
  return { id, sha256, hint, createdAt: Number(created_at) };
}
