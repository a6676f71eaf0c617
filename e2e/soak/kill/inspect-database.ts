import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { WriteKey } from './ledger.ts';

/** What a data folder holds while no server runs on it. */
export interface DatabaseState {
  readonly integrity: string;
  readonly foreignKeyFaults: number;
  /** Writes of people, as the audit tells of them; sign-ins are left out. */
  readonly audited: readonly WriteKey[];
  /** The same writes, as the rows themselves tell of them, where they still can. */
  readonly disagreements: readonly string[];
}

interface Entry {
  readonly sequence: number;
  readonly actor_kind: string;
  readonly action: string;
  readonly target_id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Opens the database as the next start will, which finishes or undoes what was interrupted. */
export function inspectDatabase(dataDirectory: string): DatabaseState {
  const database = new Database(join(dataDirectory, 'waymark.db'));
  try {
    const entries = database.prepare('select * from audit_entries order by sequence').all() as Entry[];
    return {
      integrity: database.pragma('integrity_check', { simple: true }) as string,
      foreignKeyFaults: (database.pragma('foreign_key_check') as unknown[]).length,
      audited: entries.filter(isWrite).map(keyOf),
      disagreements: [...sequenceFaults(database, entries), ...rowFaults(database, entries)],
    };
  } finally {
    database.close();
  }
}

const isWrite = ({ actor_kind, action }: Entry) => actor_kind === 'administrator' && !action.startsWith('session.');

function keyOf({ action, target_id, before, after }: Entry): WriteKey {
  const details = JSON.parse(after ?? before ?? '{}') as Record<string, unknown>;
  const number = { 'journey.draft-saved': details.revision, 'journey.published': details.publishedVersion }[action];
  const detail = number ?? details.secretId;
  return [action, target_id, ...(detail === undefined ? [] : [detail])].join(' ');
}

/** Audit and outbox are written with each change: they have the same numbers, from 1 without gaps. */
function sequenceFaults(database: Database.Database, entries: readonly Entry[]): string[] {
  const faults: string[] = [];
  entries.forEach(({ sequence }, index) => {
    if (sequence !== index + 1) faults.push(`audit entry ${index + 1} has the number ${sequence}`);
  });
  const outbox = database.prepare('select sequence from outbox order by sequence').pluck().all() as number[];
  const known = new Set(entries.map(({ sequence }) => sequence));
  faults.push(
    ...outbox.filter((sequence) => !known.has(sequence)).map((sequence) => `outbox ${sequence} has no entry`),
  );
  const latest = database.prepare('select max(change_sequence) from tenants').pluck().get();
  if (latest !== entries.length) faults.push(`the tenant counts ${latest} changes, the audit ${entries.length}`);
  return faults;
}

/** Rows that the audit does not tell of, or that are missing. */
function rowFaults(database: Database.Database, entries: readonly Entry[]): string[] {
  const faults: string[] = [];
  const targets = (action: string) => entries.filter((entry) => entry.action === action);
  const compare = (what: string, audited: readonly string[], rows: readonly string[]) => {
    if (JSON.stringify([...audited].sort()) !== JSON.stringify([...rows].sort()))
      faults.push(`${what}: audit and rows differ`);
  };
  const column = (sql: string) => database.prepare(sql).pluck().all() as string[];

  compare(
    'applications',
    targets('application.created').map(({ target_id }) => target_id),
    column('select id from applications'),
  );
  const versions = targets('journey.published').map(
    ({ target_id, after }) => `${target_id} ${JSON.parse(after ?? '').publishedVersion}`,
  );
  compare('versions', versions, column("select journey_id || ' ' || version from journey_versions"));
  const byJourney = database.prepare(
    "select journey_id, max(version) as latest, count(*) as count, sum(state = 'published') as live from journey_versions group by journey_id",
  );
  for (const row of byJourney.all() as { journey_id: string; latest: number; count: number; live: number }[]) {
    if (row.latest !== row.count) faults.push(`${row.journey_id}: ${row.count} versions, the latest is ${row.latest}`);
    if (row.live !== 1) faults.push(`${row.journey_id}: ${row.live} versions are published`);
  }
  const revisions = new Map<string, number>();
  for (const { target_id, after } of [...targets('journey.created'), ...targets('journey.draft-saved')])
    revisions.set(target_id, Math.max(revisions.get(target_id) ?? 0, JSON.parse(after ?? '').revision));
  compare(
    'drafts',
    [...revisions].map(([id, revision]) => `${id} ${revision}`),
    column("select id || ' ' || draft_revision from journeys"),
  );
  const secretOf = ({ before, after }: Entry) => JSON.parse(after ?? before ?? '').secretId as string;
  const revoked = new Set(targets('client-secret.revoked').map(secretOf));
  const live = new Set(column('select id from client_secrets'));
  for (const id of targets('client-secret.created').map(secretOf))
    if (live.has(id) === revoked.has(id)) faults.push(`secret ${id}: audit and rows differ`);
  return faults;
}
