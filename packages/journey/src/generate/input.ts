import type { Value, ValueObject } from '@waymark/expression';

/** Stands in an input where a JSON Web Token is meant: it is written out as an unsigned one with these claims. */
export const CLAIMS = '$claims';

/** What a stubbed call answers. */
export type InputAnswer = { readonly answer: Value } | { readonly error: string };

/** Ports that answer in turn. */
export type AnsweringPort = 'verifyToken' | 'signToken' | 'hmacSha256' | 'encrypt' | 'decrypt' | 'certificateInfo';

/** Everything that a run can depend on. Plain data that is never changed, only copied. */
export interface Input {
  readonly request: {
    readonly method: string;
    readonly body: Value;
    readonly params: ValueObject;
    readonly headers: ValueObject;
    readonly ip: string;
  };
  readonly client: { readonly id: string; readonly appId: string } | null;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly stubs: Readonly<Partial<Record<AnsweringPort, readonly (InputAnswer | null)[]>>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Items of lists, while a lambda is solved for one of them. */
  readonly locals: ValueObject;
}

/** Where a value stands in an input. */
export type InputPath = readonly (string | number)[];

export const emptyInput = (now: number): Input => ({
  request: { method: 'POST', body: {}, params: {}, headers: {}, ip: '127.0.0.1' },
  client: null,
  now,
  stubs: {},
  environment: {},
  locals: {},
});

/** @returns The value at a path; undefined where there is none. */
export function readInput(input: Input, path: InputPath): unknown {
  let value: unknown = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = value[key as keyof typeof value];
  }
  return value;
}

/**
 * A copy with a value at a path; `undefined` removes what is there.
 *
 * @returns undefined where no call could look like that, such as a header that is a number.
 */
export function writeInput(input: Input, path: InputPath, value: Value | undefined): Input | undefined {
  const fitting = fit(path, value);
  if (fitting === REFUSED) return undefined;
  const written = writeAt(input, path, fitting) as Input;
  if (path[0] !== 'client' || path.length === 1) return written;
  return { ...written, client: { ...SOME_CLIENT, ...written.client } };
}

const SOME_CLIENT = { id: 'client-1', appId: 'app-1' };
const REFUSED = Symbol('refused');
const LATEST = Date.UTC(9999, 0);

/** What becomes of a value at a place that can't hold every value. */
function fit([root, part, ...rest]: InputPath, value: Value | undefined): Value | undefined | typeof REFUSED {
  switch (root) {
    case 'now':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < LATEST ? value : REFUSED;
    case 'client':
      return fitClient(part, rest, value);
    case 'environment':
      return part === undefined || rest.length > 0 ? REFUSED : fitText(value);
    case 'request':
      return fitRequest(part, rest, value);
    case 'stubs':
      return fitStub(part, rest, value);
    default:
      return value;
  }
}

/** Where only texts can stand, null means that there is nothing. */
function fitText(value: Value | undefined): string | undefined | typeof REFUSED {
  if (value === null || value === undefined) return undefined;
  return typeof value === 'object' ? REFUSED : String(value);
}

function fitClient(part: unknown, rest: InputPath, value: Value | undefined) {
  if (part === undefined) return value === null ? null : isRecord(value) ? SOME_CLIENT : REFUSED;
  return (part === 'id' || part === 'appId') && rest.length === 0 && typeof value === 'string' ? value : REFUSED;
}

function fitRequest(part: unknown, rest: InputPath, value: Value | undefined) {
  const [name] = rest;
  switch (part) {
    case 'body':
      return value;
    case 'method':
      return rest.length === 0 && (value === 'POST' || value === 'GET') ? value : REFUSED;
    case 'ip':
      return rest.length === 0 && typeof value === 'string' && value !== '' ? value : REFUSED;
    case 'headers':
      if (rest.length !== 1 || String(name).toLowerCase() !== name) return REFUSED;
      return fitText(value);
    case 'params':
      if (rest.length === 0) return REFUSED;
      if (rest.length > 1) return typeof value === 'string' ? value : REFUSED;
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : fitText(value);
    default:
      return REFUSED;
  }
}

function fitStub(port: unknown, [, , ...inside]: InputPath, value: Value | undefined) {
  if (port === 'verifyToken') return value;
  if (port === 'certificateInfo') return inside.length > 0 || isRecord(value) ? value : REFUSED;
  if (port === 'hmacSha256') return typeof value === 'string' && /^([0-9a-f]{2})*$/.test(value) ? value : REFUSED;
  return typeof value === 'string' ? value : REFUSED;
}

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Containers on the way are made where there are none. */
function writeAt(container: unknown, path: InputPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const existing = typeof container === 'object' && container !== null ? container : undefined;
  const inner = existing === undefined || !Object.hasOwn(existing, key) ? undefined : existing[key as never];
  const changed = writeAt(inner, rest, value);
  if (typeof key === 'number') {
    const list: unknown[] = Array.isArray(existing) ? [...existing] : [];
    while (list.length < key) list.push(null);
    if (changed === undefined) list.splice(key, 1);
    else list[key] = changed;
    return list;
  }
  const copy: Record<string, unknown> = Array.isArray(existing) ? {} : { ...existing };
  // A stub answers or fails: one takes the place of the other.
  if (key === 'answer' || key === 'error')
    for (const other of ['answer', 'error']) if (isStub(copy)) delete copy[other];
  // A value that gets claims becomes a token.
  if (key === CLAIMS) for (const other of Object.keys(copy)) if (other !== CLAIMS) delete copy[other];
  if (changed === undefined) delete copy[key];
  else Object.defineProperty(copy, key, { value: changed, enumerable: true, configurable: true, writable: true });
  return copy;
}

const isStub = (record: object) => Object.keys(record).every((key) => key === 'answer' || key === 'error');
