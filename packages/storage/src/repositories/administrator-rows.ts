import type { Kysely } from 'kysely';
import type { AdministratorTable, Tables } from '../dialect/tables.ts';

/** `viewer` reads, `editor` also changes journeys and applications, `owner` also manages people. */
export type AdministratorRole = 'owner' | 'editor' | 'viewer';

/** A person who may sign in to the portal. */
export interface Administrator {
  readonly id: string;
  readonly email: string;
  readonly role: AdministratorRole;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function toAdministrator(row: Omit<AdministratorTable, 'password_hash'>): Administrator {
  return {
    id: row.id,
    email: row.email,
    role: row.role as AdministratorRole,
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}

/** Two addresses with the same key are the same address. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/** How many owners there are besides this one. */
export async function countOtherOwners(db: Kysely<Tables>, tenantId: string, id: string): Promise<number> {
  const row = await db
    .selectFrom('administrators')
    .select((expression) => expression.fn.countAll().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'owner')
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
