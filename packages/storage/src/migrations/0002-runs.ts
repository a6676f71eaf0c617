import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Records of runs: a small row that tells what is in a batch, its lines apart from it, and receipts one by one. */
export const runs: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

/** The subset of SQL that SQLite and PostgreSQL share. */
const STATEMENTS = [
  `create table run_batches (
    tenant_id text not null references tenants (id),
    id text not null,
    first_at bigint not null,
    last_at bigint not null,
    first_run text not null,
    last_run text not null,
    run_count bigint not null,
    bytes bigint not null,
    merged bigint not null,
    facets text not null,
    summary text not null,
    primary key (tenant_id, id)
  )`,
  'create index run_batches_by_time on run_batches (tenant_id, last_at, first_at, bytes)',
  'create index run_batches_by_run on run_batches (tenant_id, last_run, first_run)',
  'create index run_batches_to_merge on run_batches (tenant_id, first_run) where merged = 0',
  `create table run_lines (
    tenant_id text not null,
    batch_id text not null,
    lines text not null,
    primary key (tenant_id, batch_id),
    foreign key (tenant_id, batch_id) references run_batches (tenant_id, id) on delete cascade
  )`,
  `create table run_receipts (
    tenant_id text not null references tenants (id),
    run_id text not null,
    at bigint not null,
    bytes bigint not null,
    sealed text not null,
    primary key (tenant_id, run_id)
  )`,
  'create index run_receipts_by_time on run_receipts (tenant_id, at, bytes)',
];
