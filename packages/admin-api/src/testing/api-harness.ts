import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newJourneyDocument, provePublication } from '@waymark/journey';
import { type AdministratorRole, openStorage, type Storage, systemActor } from '@waymark/storage';
import { createLogger } from '@waymark/telemetry';
import { type FastifyInstance, fastify, type RouteOptions } from 'fastify';
import { Errors } from 'typebox/value';
import { expect } from 'vitest';
import { adminApi } from '../admin-api.ts';
import type { AdminApiOptions } from '../options.ts';
import { NAMED_SCHEMAS } from '../resources/register-resources.ts';
import { csrfTokenOf, newSessionId } from '../session/session-token.ts';

export const BASE_URL = 'http://127.0.0.1:8080';
export const EMAIL = 'owner@example.com';

/** What a test sends. */
export interface Call {
  readonly as?: AdministratorRole | Person | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface Person {
  readonly id: string;
  readonly cookie: string;
  readonly csrfToken: string;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read the fields that they expect.
  readonly body: any;
  readonly text: string;
  readonly headers: Record<string, string | string[] | number | undefined>;
}

/** The admin API on a real database file, with one signed-in person per role. */
export class ApiHarness {
  readonly app: FastifyInstance;
  readonly storage: Storage;
  readonly routes: RouteOptions[] = [];
  readonly people: Record<AdministratorRole, Person>;
  /** Everything that the API logged. */
  readonly log: string[];
  readonly time: { now: number };
  readonly #directory: string;

  private constructor(fields: Pick<ApiHarness, 'app' | 'storage' | 'people' | 'log' | 'time'>, directory: string) {
    this.app = fields.app;
    this.storage = fields.storage;
    this.people = fields.people;
    this.log = fields.log;
    this.time = fields.time;
    this.#directory = directory;
  }

  /** @param people - false: a database without anybody; {@link people} then have no session. */
  static async start(options: Partial<AdminApiOptions> = {}, { people: withPeople = true } = {}): Promise<ApiHarness> {
    const directory = mkdtempSync(join(tmpdir(), 'waymark-api-'));
    const time = { now: Date.UTC(2026, 0, 5, 9) };
    const clock = () => time.now;
    const storage = await openStorage({ file: join(directory, 'waymark.db'), masterKey: new Uint8Array(32), clock });
    const log: string[] = [];
    const logger = createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) } });
    const app = fastify();
    const person = (email: string, role: AdministratorRole) =>
      withPeople ? createPerson(storage, email, role, time.now) : { id: '', cookie: '', csrfToken: '' };
    const people = {
      owner: await person(EMAIL, 'owner'),
      editor: await person('editor@example.com', 'editor'),
      viewer: await person('viewer@example.com', 'viewer'),
    };
    const harness = new ApiHarness({ app, storage, people, log, time }, directory);
    app.addHook('onRoute', (route) => void harness.routes.push(route));
    app.addHook('onSend', async (request, reply, payload) =>
      checkAnswer(request.routeOptions, reply.statusCode, payload),
    );
    const defaults = { storage, logger, provePublication, baseUrl: () => BASE_URL, secureCookies: false, clock };
    await app.register(adminApi, { ...defaults, ...options });
    await app.ready();
    return harness;
  }

  /** Calls `/api/v1` + path, as the owner unless said otherwise. */
  async call(method: string, path: string, { as = 'owner', body, headers = {} }: Call = {}): Promise<Answer> {
    const person = typeof as === 'string' ? this.people[as] : as;
    const response = await this.app.inject({
      method: method as 'GET',
      url: path.startsWith('/api') ? path : `/api/v1${path}`,
      headers: {
        ...(person === null ? {} : { cookie: person.cookie, 'x-csrf-token': person.csrfToken }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = response.body;
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    return { status: response.statusCode, body: isJson ? JSON.parse(text) : null, text, headers: response.headers };
  }

  /** Calls, and expects a problem. */
  async expectProblem(method: string, path: string, call: Call, status: number, code: string): Promise<Answer> {
    const answer = await this.call(method, path, call);
    expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ type: `urn:waymark:problem:${code}`, status, title: expect.any(String) });
    return answer;
  }

  async createJourney(id: string): Promise<void> {
    await this.storage.journeys.create(newJourneyDocument({ id, name: id, affinity: 'b2c' }), systemActor('test'));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.storage.close();
    rmSync(this.#directory, { recursive: true });
  }
}

/** A person with a session that did not have to wait for a password hash. */
export async function createPerson(
  storage: Storage,
  email: string,
  role: AdministratorRole,
  now: number,
): Promise<Person> {
  const outcome = await storage.administrators.create({ email, passwordHash: '-', role }, systemActor('test'));
  if (outcome.kind !== 'done') throw new Error(`The address ${email} is taken.`);
  return startSession(storage, outcome.value.id, email, now);
}

export async function startSession(storage: Storage, id: string, name: string, now: number): Promise<Person> {
  const sessionId = newSessionId();
  const times = { expiresAt: now + 12 * 3_600_000, idleExpiresAt: now + 3_600_000 };
  await storage.sessions.create({ sessionId, administratorId: id, ...times }, { kind: 'administrator', id, name });
  return { id, cookie: `waymark_session=${sessionId}`, csrfToken: csrfTokenOf(sessionId) };
}

/** Every answer of every test keeps to the schema that the OpenAPI document promises. */
function checkAnswer(route: { schema?: unknown; url?: string | undefined }, status: number, payload: unknown): unknown {
  const { response } = (route.schema ?? {}) as { response?: Record<string, object> };
  if (response === undefined) return payload;
  const declared = response[status] as { content?: Record<string, { schema: object }>; type?: string } | undefined;
  if (declared === undefined) throw new Error(`${route.url} answers ${status}, which its schema does not mention.`);
  if (declared.type === 'null') return payload;
  const schema = declared.content?.['application/problem+json']?.schema ?? declared;
  const errors = Errors(resolve(schema), JSON.parse(String(payload)));
  if (errors.length > 0) throw new Error(`${route.url} ${status}: ${JSON.stringify(errors.slice(0, 3))}`);
  return payload;
}

function resolve(schema: object): object {
  if (Array.isArray(schema)) return schema.map((item) => (isObject(item) ? resolve(item) : item));
  const { $ref } = schema as { $ref?: string };
  if ($ref !== undefined) {
    const named = NAMED_SCHEMAS.find((candidate) => '$id' in candidate && `${candidate.$id}#` === $ref);
    if (named === undefined) throw new Error(`There is no schema ${$ref}.`);
    return resolve(named);
  }
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, isObject(value) && key !== '~kind' ? resolve(value) : value]),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
