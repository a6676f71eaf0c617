import type { Client, KeySet, SigningKey } from '@waymark/authorization-server';
import type { JourneyVersion } from '@waymark/journey';
import { secretsByClient, selectClients, toClient } from './repositories/client-rows.ts';
import { toVersion } from './repositories/journey-rows.ts';
import { toKeySet } from './repositories/key-set-repository.ts';
import type { RepositoryContext } from './repositories/repository-context.ts';
import type { SigningKeyRepository } from './repositories/signing-key-repository.ts';

/** Everything that a server keeps in memory, as of one moment. */
export interface Snapshot {
  /** Number of the latest change that is in it. */
  readonly sequence: number;
  readonly clients: readonly Client[];
  readonly publishedVersions: readonly JourneyVersion[];
  readonly signingKeys: readonly SigningKey[];
  readonly keySets: readonly KeySet[];
}

/** Reads the snapshot in one read transaction. */
export function loadSnapshot(context: RepositoryContext, signingKeys: SigningKeyRepository): Promise<Snapshot> {
  const { tenantId } = context;
  const transaction = context.db.transaction().setAccessMode('read only');
  return transaction.execute(async (db) => {
    const tenant = await db
      .selectFrom('tenants')
      .select('change_sequence')
      .where('id', '=', tenantId)
      .executeTakeFirstOrThrow();
    const clients = await selectClients(db, tenantId).orderBy('clients.id').execute();
    const secrets = await secretsByClient(db, tenantId);
    const versions = await db
      .selectFrom('journey_versions')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('state', '=', 'published')
      .orderBy('journey_id')
      .execute();
    const keySets = await db
      .selectFrom('key_sets')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('name')
      .execute();
    return {
      sequence: Number(tenant.change_sequence),
      clients: clients.map((row) => toClient(row, secrets.get(row.id))),
      publishedVersions: versions.map(toVersion),
      signingKeys: await signingKeys.listWithin(db),
      keySets: keySets.map(toKeySet),
    };
  });
}
