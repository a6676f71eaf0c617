import type { Configuration, Environment } from './config/configuration.ts';
import { openDatabase } from './context.ts';

/** Brings the database to this version's format without starting a server. @returns The names of what was applied. */
export async function migrateDatabase(
  configuration: Configuration,
  environment: Environment,
): Promise<readonly string[]> {
  const storage = await openDatabase(configuration, environment, false);
  try {
    return await storage.migrate();
  } finally {
    await storage.close();
  }
}
