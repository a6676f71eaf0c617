/** Stands for what was left out. */
export const REDACTED = '[redacted]';

const MAX_DEPTH = 8;

/** Ends of key names whose values never reach the log, without regard to case, hyphens and underscores. */
const HIDDEN_ENDINGS = [
  'authorization',
  'cookie',
  'cookies',
  'password',
  'passwordhash',
  'secret',
  'secrets',
  'token',
  'tokens',
  'credentials',
  'assertion',
  'sessionid',
  'apikey',
  'privatekey',
  'masterkey',
  'privatejwk',
  'sha256',
  'body',
  'headers',
  'rawheaders',
  'querystring',
  'query',
];

/** Texts that are secrets wherever they stand: credentials with their scheme, and anything with the shape of a JWT. */
const SECRET_TEXT = /\b(?:Bearer|Basic|DPoP)\s+[\w.~+/-]{8,}=*|\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*){0,3}/gi;

/** A copy of what is to be logged, fit for a log: no secrets, no bodies, no header values, bounded depth. */
export function redact(value: unknown): unknown {
  return copy(value, 0);
}

/** {@link redact} for the fields of a log line. */
export function redactFields(fields: object): Record<string, unknown> {
  return copyFields(fields, 0);
}

/** Removes what has the form of a secret from a finished text. */
export function redactText(text: string): string {
  return text.replace(SECRET_TEXT, REDACTED);
}

function copy(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value;
  if (depth >= MAX_DEPTH) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
  if (value instanceof Error) return copyError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? null : value.toISOString();
  if (value instanceof URL) return `${value.origin}${value.pathname}`;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Requests, responses, sockets, key objects: nobody knows all that hangs on them.
  if (prototype !== Object.prototype && prototype !== null) return `[${value.constructor?.name ?? 'object'}]`;
  return copyFields(value, depth);
}

function copyFields(fields: object, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (isHidden(key)) result[key] = value === undefined ? undefined : REDACTED;
    else if (key === 'req') result[key] = describeRequest(value);
    else if (key === 'res') result[key] = describeResponse(value);
    else result[key] = copy(value, depth + 1);
  }
  return result;
}

/** Own fields of an error may be anything, such as the request that failed: only these are known to be safe. */
function copyError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause instanceof Error ? { cause: copy(error.cause, depth + 1) } : {}),
  };
}

function describeRequest(value: unknown) {
  const { id, method, url } = (value ?? {}) as { id?: unknown; method?: unknown; url?: unknown };
  return {
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
    ...(typeof method === 'string' ? { method } : {}),
    // A query may carry anything; the path is ours.
    ...(typeof url === 'string' ? { url: url.split(/[?#]/, 1)[0] } : {}),
  };
}

function describeResponse(value: unknown) {
  const { statusCode } = (value ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? { statusCode } : {};
}

function isHidden(key: string): boolean {
  const name = key.toLowerCase().replace(/[-_\s]/g, '');
  return HIDDEN_ENDINGS.some((ending) => name.endsWith(ending));
}
