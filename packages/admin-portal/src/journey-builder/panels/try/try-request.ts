import type { JourneyStubs, JourneyTest } from '@waymark/journey';

/** A row of names and values as it is typed. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** A request to try, as its form holds it. */
export interface TryForm {
  readonly method: 'POST' | 'GET';
  readonly body: string;
  readonly params: readonly Pair[];
  readonly headers: readonly Pair[];
  readonly ip: string;
  readonly clientId: string;
  readonly appId: string;
  /** ISO 8601; empty: now. */
  readonly now: string;
  readonly stubs: string;
}

export const EMPTY_FORM: TryForm = {
  method: 'POST',
  body: '{}',
  params: [],
  headers: [],
  ip: '',
  clientId: '',
  appId: '',
  now: '',
  stubs: '',
};

/** A test of a journey without what it expects. */
export type TryCall = Omit<JourneyTest, 'name' | 'expect'>;

/** What is wrong with a field; the screen puts it into words. */
export type FieldFault =
  | { readonly kind: 'notJson'; readonly message: string }
  | { readonly kind: 'notObject' | 'pairName' | 'notATime' | 'client' }
  | { readonly kind: 'stubs'; readonly place: string; readonly message: string };

export type Faults = Readonly<Partial<Record<keyof TryForm, FieldFault>>>;

export type ReadForm = { readonly call: TryCall } | { readonly faults: Faults };

/** The call that a form describes, or what is wrong with it. */
export function readForm(form: TryForm): ReadForm {
  const faults: { -readonly [Key in keyof Faults]: Faults[Key] } = {};
  const body = form.method === 'GET' || form.body.trim() === '' ? { value: undefined } : parseJson(form.body);
  if ('fault' in body) faults.body = body.fault;
  const stubs = form.stubs.trim() === '' ? { value: undefined } : parseJson(form.stubs);
  if ('fault' in stubs) faults.stubs = stubs.fault;
  else if (stubs.value !== undefined) {
    const fault = stubsFault(stubs.value);
    if (fault !== undefined) faults.stubs = fault;
  }
  if (form.params.some(({ name }) => name.trim() === '')) faults.params = { kind: 'pairName' };
  if (form.headers.some(({ name }) => name.trim() === '')) faults.headers = { kind: 'pairName' };
  if (form.now.trim() !== '' && Number.isNaN(Date.parse(form.now))) faults.now = { kind: 'notATime' };
  if ((form.clientId.trim() === '') !== (form.appId.trim() === '')) faults.clientId = { kind: 'client' };
  if (Object.keys(faults).length > 0) return { faults };
  return { call: callOf(form, 'value' in body ? body.value : undefined, 'value' in stubs ? stubs.value : undefined) };
}

/** The form of a test, to try it. */
export function formOf({ request, client, stubs, now }: TryCall): TryForm {
  return {
    method: request.method ?? 'POST',
    body: request.body === undefined ? '' : JSON.stringify(request.body, null, 2),
    params: Object.entries(request.params ?? {}).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: String(one) })),
    ),
    headers: Object.entries(request.headers ?? {}).map(([name, value]) => ({ name, value })),
    ip: request.ip ?? '',
    clientId: client?.id ?? '',
    appId: client?.appId ?? '',
    now: now ?? '',
    stubs: stubs === undefined ? '' : JSON.stringify(stubs, null, 2),
  };
}

function callOf(form: TryForm, body: unknown, stubs: unknown): TryCall {
  const { method, params, headers } = form;
  return {
    ...(form.now.trim() === '' ? {} : { now: form.now.trim() }),
    request: {
      ...(method === 'POST' ? {} : { method }),
      ...(body === undefined ? {} : { body }),
      ...(params.length === 0 ? {} : { params: paramsOf(params) }),
      ...(headers.length === 0
        ? {}
        : { headers: Object.fromEntries(headers.map(({ name, value }) => [name.trim().toLowerCase(), value])) }),
      ...(form.ip.trim() === '' ? {} : { ip: form.ip.trim() }),
    },
    ...(form.clientId.trim() === '' ? {} : { client: { id: form.clientId.trim(), appId: form.appId.trim() } }),
    ...(stubs === undefined ? {} : { stubs: stubs as JourneyStubs }),
  };
}

/** A parameter that stands more than once is an array, as the server reads it. */
function paramsOf(pairs: readonly Pair[]): Record<string, string | string[]> {
  const params = new Map<string, string | string[]>();
  for (const { name, value } of pairs) {
    const known = params.get(name);
    params.set(name, known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value]);
  }
  return Object.fromEntries(params);
}

const LISTS = ['verifyToken', 'signToken', 'hmacSha256', 'encrypt', 'decrypt', 'certificateInfo'];

function stubsFault(stubs: unknown): FieldFault | undefined {
  if (!isObject(stubs)) return { kind: 'notObject' };
  for (const [name, answers] of Object.entries(stubs)) {
    const fault = name === 'environment' ? environmentFault(answers) : listFault(name, answers);
    if (fault !== undefined) return { kind: 'stubs', place: name, message: fault };
  }
  return undefined;
}

function environmentFault(settings: unknown): string | undefined {
  const fits = isObject(settings) && Object.values(settings).every((value) => typeof value === 'string');
  return fits ? undefined : 'give an object of names and texts.';
}

function listFault(name: string, answers: unknown): string | undefined {
  if (!LISTS.includes(name)) return `there is no such stub. There are ${LISTS.join(', ')} and environment.`;
  if (!Array.isArray(answers)) return 'give a list of answers.';
  const wrong = answers.findIndex(
    (one) =>
      !isObject(one) ||
      Object.keys(one).length !== 1 ||
      !('answer' in one || ('error' in one && typeof one.error === 'string')),
  );
  return wrong === -1 ? undefined : `answer ${wrong + 1} must be {"answer": …} or {"error": "…"}.`;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON, or what is wrong with it. */
export function parseJson(text: string): { readonly value: unknown } | { readonly fault: FieldFault } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: { kind: 'notJson', message: error instanceof Error ? error.message : String(error) } };
  }
}
