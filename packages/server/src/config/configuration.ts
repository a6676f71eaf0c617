import { resolve } from 'node:path';

/** The process's environment, or what stands for it in a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The server's settings, read once at start. Secrets are apart, in `secrets.ts`. */
export interface Configuration {
  readonly host: string;
  /** 0 asks the system for a free port. */
  readonly port: number;
  /** Folder of the database, the master key and `demo.json`. */
  readonly dataDirectory: string;
  /** The address that callers use, without a slash at the end; undefined means host and port. */
  readonly publicUrl: string | undefined;
  readonly logLevel: LogLevel;
  readonly runs: RunSettings;
}

/** How much is kept of the runs. */
export interface RunSettings {
  /** Age of records, in milliseconds; 0 keeps none. */
  readonly maxAgeMs: number;
  /** Records and receipts together, in bytes. */
  readonly maxBytes: number;
  /** Age of receipts, in milliseconds; 0 keeps none. */
  readonly receiptMaxAgeMs: number;
  /** Share of the runs whose receipts are kept, 0 to 1. */
  readonly receiptShare: number;
}

const DAY_MS = 86_400_000;
const MIB = 1024 * 1024;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A variable that can't be used: the message names it, what is wrong and what is right. */
export class ConfigurationError extends Error {
  static {
    ConfigurationError.prototype.name = 'ConfigurationError';
  }
}

/** One row per variable: the reference page is generated from it. */
export const ENVIRONMENT = [
  { name: 'WAYMARK_HOST', default: '127.0.0.1', docs: 'Address to listen on.' },
  { name: 'WAYMARK_PORT', default: '8080', docs: 'Port to listen on; 0 takes a free one.' },
  { name: 'WAYMARK_DATA', default: './data', docs: 'Folder of the database, the master key and the demo file.' },
  {
    name: 'WAYMARK_PUBLIC_URL',
    default: 'http://host:port',
    docs: 'Address that callers use; the issuer of tokens begins with it.',
  },
  {
    name: 'WAYMARK_MASTER_KEY',
    default: 'a file in WAYMARK_DATA',
    docs: 'Key that seals secrets in the database: 32 bytes in base64.',
  },
  { name: 'WAYMARK_ADMIN_EMAIL', default: 'none', docs: 'First administrator, created while there is none.' },
  { name: 'WAYMARK_ADMIN_PASSWORD', default: 'none', docs: 'Password of the first administrator.' },
  { name: 'WAYMARK_LOG_LEVEL', default: 'info', docs: `One of ${LOG_LEVELS.join(', ')}.` },
  { name: 'WAYMARK_RUNS_DAYS', default: '30', docs: 'How long records of runs are kept; 0 keeps none.' },
  {
    name: 'WAYMARK_RUNS_MIB',
    default: '1024',
    docs: 'What records and receipts may take together, in MiB; the oldest go.',
  },
  {
    name: 'WAYMARK_RUNS_RECEIPT_DAYS',
    default: '7',
    docs: 'How long receipts are kept, which hold what a run saw; 0 keeps none.',
  },
  {
    name: 'WAYMARK_RUNS_RECEIPT_PERCENT',
    default: '1',
    docs: 'Share of the runs whose receipts are kept, 0 to 100, but at most five in a second; 100 keeps all. Fractions such as 0.1 are fine.',
  },
  {
    name: 'WAYMARK_ENV_<NAME>',
    default: 'none',
    docs: 'What `@env.get("<NAME>")` answers in expressions. Not for secrets.',
  },
] as const;

/** Reads the environment, strictly: a value that can't be meant is refused instead of replaced. */
export function readConfiguration(environment: Environment): Configuration {
  return {
    host: environment.WAYMARK_HOST || '127.0.0.1',
    port: readPort(environment.WAYMARK_PORT || '8080'),
    dataDirectory: resolve(environment.WAYMARK_DATA || './data'),
    publicUrl: readPublicUrl(environment.WAYMARK_PUBLIC_URL),
    logLevel: readLogLevel(environment.WAYMARK_LOG_LEVEL || 'info'),
    runs: readRunSettings(environment),
  };
}

function readRunSettings(environment: Environment): RunSettings {
  const read = (name: string, fallback: number, max: number) => {
    const value = environment[name] || String(fallback);
    if (/^\d{1,9}(\.\d{1,6})?$/.test(value) && Number(value) <= max) return Number(value);
    throw new ConfigurationError(`${name} is "${value}": give a number from 0 to ${max}.`);
  };
  return {
    maxAgeMs: read('WAYMARK_RUNS_DAYS', 30, 3650) * DAY_MS,
    maxBytes: read('WAYMARK_RUNS_MIB', 1024, 1_048_576) * MIB,
    receiptMaxAgeMs: read('WAYMARK_RUNS_RECEIPT_DAYS', 7, 3650) * DAY_MS,
    receiptShare: read('WAYMARK_RUNS_RECEIPT_PERCENT', 1, 100) / 100,
  };
}

function readPort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new ConfigurationError(`WAYMARK_PORT is "${value}": give a port from 0 to 65535.`);
}

function readPublicUrl(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.search === '' &&
    url.hash === ''
  ) {
    return value.replace(/\/+$/, '');
  }
  throw new ConfigurationError(
    `WAYMARK_PUBLIC_URL is "${value}": give an address such as https://journeys.example.com.`,
  );
}

function readLogLevel(value: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === value);
  if (level !== undefined) return level;
  throw new ConfigurationError(`WAYMARK_LOG_LEVEL is "${value}": use one of ${LOG_LEVELS.join(', ')}.`);
}
