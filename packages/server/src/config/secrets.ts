import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, type Environment } from './configuration.ts';

const KEY_BYTES = 32;

/**
 * The key that seals secrets in the database: from WAYMARK_MASTER_KEY, else from `master.key` in the data folder, which
 * is made (mode 600) on the first start.
 */
export function readMasterKey(
  environment: Readonly<Record<string, string | undefined>>,
  dataDirectory: string,
): Uint8Array {
  const given = environment.WAYMARK_MASTER_KEY;
  if (given !== undefined && given !== '') return decodeKey(given, 'WAYMARK_MASTER_KEY');
  const file = join(dataDirectory, 'master.key');
  try {
    return decodeKey(readFileSync(file, 'utf8').trim(), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const key = randomBytes(KEY_BYTES);
  const handle = openSync(file, 'wx', 0o600);
  writeSync(handle, `${key.toString('base64')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  return key;
}

function decodeKey(text: string, source: string): Uint8Array {
  const key = Buffer.from(text, 'base64');
  if (key.length === KEY_BYTES && key.toString('base64') === text) return key;
  throw new ConfigurationError(
    `${source} does not hold a key: give 32 bytes in base64, such as "openssl rand -base64 32" prints.`,
  );
}

/** The account that a plain start creates while there is no administrator, if the environment names one. */
export function readFirstAdministrator(environment: Environment): { email: string; password: string } | undefined {
  const { WAYMARK_ADMIN_EMAIL: email, WAYMARK_ADMIN_PASSWORD: password } = environment;
  if (email && password) return { email, password };
  if (!email && !password) return undefined;
  throw new ConfigurationError('Set both WAYMARK_ADMIN_EMAIL and WAYMARK_ADMIN_PASSWORD, or neither.');
}
