import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { type JourneyDocument, parseJourney } from '@waymark/journey';
import {
  type AdminSession,
  fetchClientToken,
  publish,
  signIn,
  startTestServer,
  type TestServer,
} from '@waymark/testing';
import { Errors } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// What the OpenAPI document of a published journey promises is what callers of the running server get.

const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));
const documents = readdirSync(EXAMPLES)
  .map((name) => parseJourney(readFileSync(join(EXAMPLES, name, 'journey.yaml'), 'utf8')).value as JourneyDocument)
  // Sub-journeys first: those who call them need them published.
  .sort((left, right) => right.kind.localeCompare(left.kind));
const endpoints = documents
  .filter(({ kind }) => kind === 'backend-api')
  .map((document) => [document.id, document] as const);

interface Response {
  readonly headers: Record<string, { readonly required: boolean; readonly schema: { readonly const?: string } }>;
  readonly content?: Record<string, { readonly schema: object }>;
}

interface OpenApi {
  readonly paths: Record<string, Record<string, { readonly responses: Record<string, Response> }>>;
  readonly components: { readonly schemas: Record<string, object> };
}

let server: TestServer;
let session: AdminSession;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  session = await signIn(server.demo);
  token = await fetchClientToken(server.demo);
  for (const name of readdirSync(EXAMPLES)) await importKeySets(join(EXAMPLES, name, 'key-sets'));
  for (const document of documents) await publish(session, document);
}, 60_000);
afterAll(() => server.stop());

async function importKeySets(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    const body = { name: basename(file, '.json'), jwks: JSON.parse(readFileSync(join(folder, file), 'utf8')) };
    const { status } = await session.call('POST', '/key-sets', body);
    expect([201, 409]).toContain(status);
  }
}

interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly clientId?: string | null;
}

/** The requests of the journey's own tests, requests that lack something, and requests that the server refuses. */
function callsOf({ tests = [] }: JourneyDocument): Call[] {
  const own = tests.map(({ request }) => request as Call);
  const fields = own.flatMap(({ body }) => (typeof body === 'object' && body !== null ? Object.entries(body) : []));
  return [
    ...own,
    ...fields
      .slice(0, 20)
      .flatMap(([name, value]): Call[] => [
        { body: { [name]: value } },
        { body: { ...Object.fromEntries(fields), [name]: null } },
        { body: { ...Object.fromEntries(fields), [name]: [1] } },
        { body: { ...Object.fromEntries(fields), [name]: 'text' } },
      ]),
    {},
    { body: {} },
    { body: 'text' },
    { method: 'GET' },
    { body: {}, headers: { authorization: 'Bearer wrong' } },
    { body: {}, headers: { authorization: 'Basic YTpi' } },
    { body: {}, headers: { 'content-type': 'text/plain' } },
    { body: {}, clientId: null },
    { body: {}, clientId: 'nobody' },
  ];
}

function send({ id }: JourneyDocument, { method = 'POST', body, params = {}, headers = {}, clientId }: Call) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) for (const one of [value].flat()) query.append(name, String(one));
  if (clientId !== null) query.set('clientId', clientId ?? server.demo.clientId);
  return fetch(`${server.baseUrl}/ido/api/v2/invoke-api-journey/${id}?${query}`, {
    method,
    redirect: 'manual',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    ...(method === 'GET' ? {} : { body: body === undefined ? '' : JSON.stringify(body) }),
  });
}

/** Puts the named schemas in the place of their names. */
function resolved(schema: unknown, { components }: OpenApi): unknown {
  if (Array.isArray(schema)) return schema.map((one) => resolved(one, { components } as OpenApi));
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('$ref' in schema) return components.schemas[String(schema.$ref).split('/').at(-1) ?? ''];
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, resolved(value, { components } as OpenApi)]),
  );
}

async function expectDescribed(answer: globalThis.Response, openApi: OpenApi, method: string): Promise<void> {
  const [item] = Object.values(openApi.paths);
  const operation = item?.[method.toLowerCase()] ?? item?.post;
  const described = operation?.responses[String(answer.status)];
  expect([answer.status, described !== undefined]).toEqual([answer.status, true]);
  for (const [name, { required, schema }] of Object.entries(described?.headers ?? {})) {
    const value = answer.headers.get(name);
    if (required || (value !== null && schema.const !== undefined)) {
      expect([name, value]).toEqual([name, schema.const ?? expect.any(String)]);
    }
  }
  const text = await answer.text();
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (text === '') return;
  const schema = described?.content?.[type]?.schema;
  expect([answer.status, type, schema !== undefined]).toEqual([answer.status, type, true]);
  const value = type === 'application/json' ? JSON.parse(text) : text;
  expect([text, [...Errors(resolved(schema, openApi) as never, value)]]).toEqual([text, []]);
}

describe.each(endpoints)('the OpenAPI document of %s', (id, document) => {
  it('is valid, and of the published version', async () => {
    const { status, body } = await session.call('GET', `/journeys/${id}/openapi.json`);
    expect(status).toBe(200);
    expect(body.info).toMatchObject({ title: document.name, version: expect.stringMatching(/^\d+$/) });
    expect(body.servers).toEqual([{ url: server.baseUrl }]);
    expect(await new Validator().validate(body)).toEqual({ valid: true });
  });

  it('describes every answer that callers get', async () => {
    const { body } = await session.call('GET', `/journeys/${id}/openapi.json`);
    const statuses = new Set<number>();
    for (const call of callsOf(document)) {
      const answer = await send(document, call);
      statuses.add(answer.status);
      await expectDescribed(answer, body, call.method ?? 'POST');
    }
    expect(statuses.size).toBeGreaterThan(2);
  });
});

it('the draft is described where it is asked for', async () => {
  const path = '/journeys/validate-transaction/openapi.json';
  const draft = await session.call('GET', `${path}?draft=true`);
  expect(draft.body.info.version).toBe('draft');
  const [operation] = Object.values(draft.body.paths) as { post: { requestBody: unknown } }[];
  expect(operation?.post.requestBody).toMatchObject({
    required: true,
    content: { 'application/json': { schema: { required: ['external_access_token', 'external_id_token'] } } },
  });
});
