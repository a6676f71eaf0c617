import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a proof warned of is kept with the version that was published all the same. */
export const versionWarnings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(`alter table journey_versions add column warnings text not null default '[]'`).execute(db);
  },
};
