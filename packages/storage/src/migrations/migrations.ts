import type { Migration } from 'kysely/migration';
import { initial } from './0001-initial.ts';
import { runs } from './0002-runs.ts';
import { versionWarnings } from './0003-version-warnings.ts';

/** Every migration by name, in order. A released one is never edited: a change is a new one with the next number. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-runs': runs,
  '0003-version-warnings': versionWarnings,
};
