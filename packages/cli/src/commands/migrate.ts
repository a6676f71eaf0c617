import { migrateDatabase, readConfiguration } from '@waymark/server';
import { EXIT } from '../command-error.ts';
import { print, printJson } from '../print.ts';

/** `waymark migrate`: brings the database to this version's format. */
export async function migrate(options: { json?: boolean; data?: string }): Promise<number> {
  const environment = { ...process.env, ...(options.data === undefined ? {} : { WAYMARK_DATA: options.data }) };
  const applied = await migrateDatabase(readConfiguration(environment), environment);
  if (options.json) printJson({ applied });
  else print(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
  return EXIT.done;
}
