import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Tables of the first version, and the default tenant. */
export const initial: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

/** The subset of SQL that SQLite and PostgreSQL share: text, bigint, composite keys. */
const STATEMENTS = [
  `create table tenants (
    id text not null primary key,
    name text not null,
    change_sequence bigint not null,
    created_at bigint not null
  )`,
  `insert into tenants (id, name, change_sequence, created_at) values ('default', 'Default', 0, 0)`,
  `create table applications (
    tenant_id text not null references tenants (id),
    id text not null,
    name text not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (tenant_id, id)
  )`,
  `create table clients (
    tenant_id text not null,
    id text not null,
    application_id text not null,
    name text not null,
    type text not null,
    redirect_uris text not null,
    authentication_method text not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, application_id) references applications (tenant_id, id)
  )`,
  'create index clients_by_application on clients (tenant_id, application_id, id)',
  `create table client_secrets (
    tenant_id text not null,
    id text not null,
    client_id text not null,
    sha256 text not null,
    hint text not null,
    created_at bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, client_id) references clients (tenant_id, id) on delete cascade
  )`,
  'create index client_secrets_by_client on client_secrets (tenant_id, client_id, created_at)',
  `create table journeys (
    tenant_id text not null references tenants (id),
    id text not null,
    name text not null,
    search_text text not null,
    kind text not null,
    affinity text not null,
    draft text not null,
    draft_revision bigint not null,
    published_version bigint,
    latest_version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (tenant_id, id)
  )`,
  `create table journey_versions (
    tenant_id text not null,
    journey_id text not null,
    version bigint not null,
    state text not null,
    document text not null,
    note text not null,
    created_by text not null,
    created_at bigint not null,
    primary key (tenant_id, journey_id, version),
    foreign key (tenant_id, journey_id) references journeys (tenant_id, id) on delete cascade
  )`,
  `create unique index one_published_version on journey_versions (tenant_id, journey_id) where state = 'published'`,
  `create table signing_keys (
    tenant_id text not null references tenants (id),
    kid text not null,
    algorithm text not null,
    status text not null,
    public_jwk text not null,
    sealed_private_jwk text not null,
    created_at bigint not null,
    primary key (tenant_id, kid)
  )`,
  `create unique index one_signing_key on signing_keys (tenant_id) where status = 'signing'`,
  `create table key_sets (
    tenant_id text not null references tenants (id),
    name text not null,
    description text not null,
    jwks text not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (tenant_id, name)
  )`,
  `create table administrators (
    tenant_id text not null references tenants (id),
    id text not null,
    email text not null,
    email_key text not null,
    password_hash text not null,
    role text not null,
    created_at bigint not null,
    updated_at bigint not null,
    primary key (tenant_id, id)
  )`,
  'create unique index administrators_by_email on administrators (tenant_id, email_key)',
  `create table sessions (
    tenant_id text not null,
    id_sha256 text not null,
    administrator_id text not null,
    created_at bigint not null,
    expires_at bigint not null,
    idle_expires_at bigint not null,
    primary key (tenant_id, id_sha256),
    foreign key (tenant_id, administrator_id) references administrators (tenant_id, id) on delete cascade
  )`,
  'create index sessions_by_administrator on sessions (tenant_id, administrator_id)',
  `create table audit_entries (
    tenant_id text not null references tenants (id),
    sequence bigint not null,
    at bigint not null,
    actor_kind text not null,
    actor_id text not null,
    actor_name text not null,
    action text not null,
    target_type text not null,
    target_id text not null,
    before text,
    after text,
    primary key (tenant_id, sequence)
  )`,
  'create index audit_entries_by_target on audit_entries (tenant_id, target_type, target_id, sequence)',
  `create table outbox (
    tenant_id text not null references tenants (id),
    sequence bigint not null,
    topic text not null,
    target_id text not null,
    created_at bigint not null,
    primary key (tenant_id, sequence)
  )`,
];
