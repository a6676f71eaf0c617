import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { MIN_PASSWORD_LENGTH } from '@waymark/admin-api';
import { StartError } from '../start-error.ts';
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
  if (existsSync(join(dataDirectory, 'waymark.db'))) {
    throw new StartError(`${file} is missing, and the database is sealed with it: bring it back from the backup.`);
  }
  writeWhole(file, `${key.toString('base64')}\n`);
  // Of two servers that start at once, the first one's key stays.
  return decodeKey(readFileSync(file, 'utf8').trim(), file);
}

/** Writes the file all at once or not at all, and never over another one. */
function writeWhole(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
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
  if (email && password) {
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new ConfigurationError('WAYMARK_ADMIN_EMAIL is not an e-mail address.');
    if (password.length < MIN_PASSWORD_LENGTH) {
      throw new ConfigurationError(`WAYMARK_ADMIN_PASSWORD needs at least ${MIN_PASSWORD_LENGTH} characters.`);
    }
    return { email, password };
  }
  if (!email && !password) return undefined;
  throw new ConfigurationError('Set both WAYMARK_ADMIN_EMAIL and WAYMARK_ADMIN_PASSWORD, or neither.');
}
