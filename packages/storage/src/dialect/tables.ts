/** The tables as of the latest migration. Times are epoch milliseconds; JSON is text; `tenant_id` is in every key. */
export interface Tables {
  tenants: TenantTable;
  applications: ApplicationTable;
  clients: ClientTable;
  client_secrets: ClientSecretTable;
  journeys: JourneyTable;
  journey_versions: JourneyVersionTable;
  signing_keys: SigningKeyTable;
  key_sets: KeySetTable;
  administrators: AdministratorTable;
  sessions: SessionTable;
  audit_entries: AuditEntryTable;
  outbox: OutboxTable;
  run_batches: RunBatchTable;
  run_lines: RunLinesTable;
  run_receipts: RunReceiptTable;
}

interface TenantTable {
  id: string;
  name: string;
  /** Number of the latest change; counted up inside the transaction of each change. */
  change_sequence: number;
  created_at: number;
}

export interface ApplicationTable {
  tenant_id: string;
  id: string;
  name: string;
  created_at: number;
  updated_at: number;
}

export interface ClientTable {
  tenant_id: string;
  id: string;
  application_id: string;
  name: string;
  type: string;
  redirect_uris: string;
  authentication_method: string;
  created_at: number;
  updated_at: number;
}

export interface ClientSecretTable {
  tenant_id: string;
  id: string;
  client_id: string;
  sha256: string;
  hint: string;
  created_at: number;
}

export interface JourneyTable {
  tenant_id: string;
  id: string;
  name: string;
  /** Name and id in lower case, for the search. */
  search_text: string;
  kind: string;
  affinity: string;
  draft: string;
  draft_revision: number;
  published_version: number | null;
  latest_version: number;
  created_at: number;
  updated_at: number;
}

export interface JourneyVersionTable {
  tenant_id: string;
  journey_id: string;
  version: number;
  state: string;
  document: string;
  note: string;
  created_by: string;
  created_at: number;
  /** JSON. */
  warnings: string;
}

export interface SigningKeyTable {
  tenant_id: string;
  kid: string;
  algorithm: string;
  status: string;
  public_jwk: string;
  sealed_private_jwk: string;
  created_at: number;
}

export interface KeySetTable {
  tenant_id: string;
  name: string;
  description: string;
  jwks: string;
  created_at: number;
  updated_at: number;
}

export interface AdministratorTable {
  tenant_id: string;
  id: string;
  email: string;
  /** The address in the form that decides whether two are the same. */
  email_key: string;
  password_hash: string;
  role: string;
  created_at: number;
  updated_at: number;
}

export interface SessionTable {
  tenant_id: string;
  /** SHA-256 of the session id, lower-case hex: the table does not let anybody in. */
  id_sha256: string;
  administrator_id: string;
  created_at: number;
  expires_at: number;
  idle_expires_at: number;
}

export interface AuditEntryTable {
  tenant_id: string;
  sequence: number;
  at: number;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  target_type: string;
  target_id: string;
  before: string | null;
  after: string | null;
}

export interface OutboxTable {
  tenant_id: string;
  sequence: number;
  topic: string;
  target_id: string;
  created_at: number;
}

export interface RunBatchTable {
  tenant_id: string;
  /** Id of its first run. */
  id: string;
  first_at: number;
  last_at: number;
  first_run: string;
  last_run: string;
  run_count: number;
  /** What the batch takes, roughly: for the bound on all of them. */
  bytes: number;
  /** 1 when it stays as it is, 0 while it may be joined with its neighbours. */
  merged: number;
  facets: string;
  summary: string;
}

export interface RunLinesTable {
  tenant_id: string;
  batch_id: string;
  lines: string;
}

export interface RunReceiptTable {
  tenant_id: string;
  run_id: string;
  at: number;
  bytes: number;
  sealed: string;
}
