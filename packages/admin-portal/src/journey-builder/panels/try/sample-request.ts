import { type FindSubJourney, type JourneyDocument, openApiOf } from '@waymark/journey';
import { sampleClaims, unsignedToken } from './sample-token.ts';
import { EMPTY_FORM, type TryForm } from './try-request.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
}

const OWN_HEADERS = new Set(['x-correlation-id']);
const MAX_DEPTH = 8;

/** A request with everything that a proven journey reads; tokens are sample tokens that are valid for an hour. */
export function sampleRequest(document: JourneyDocument, findSubJourney: FindSubJourney, nowMs: number): TryForm {
  if (document.kind === 'sub-journey') {
    const entries = (document.parameters ?? []).map(({ name, type }) => [
      name,
      sampleOf({ type: type ?? 'string' }, name, nowMs),
    ]);
    return { ...EMPTY_FORM, body: pretty(Object.fromEntries(entries)) };
  }
  const [path] = Object.values(openApiOf(document, { findSubJourney }).paths);
  const { requestBody, parameters = [] } = path?.post ?? {};
  const schema = bodySchema(requestBody);
  const pairs = (place: 'query' | 'header') =>
    parameters
      .filter((one) => one.in === place && one.name !== 'clientId' && !OWN_HEADERS.has(one.name.toLowerCase()))
      .map(({ name, schema: own }) => ({ name, value: textOf(sampleOf(own as Schema, name, nowMs)) }));
  return {
    ...EMPTY_FORM,
    body: pretty(schema === undefined ? {} : sampleOf(schema, '', nowMs)),
    params: pairs('query'),
    headers: pairs('header'),
  };
}

const pretty = (value: unknown) => JSON.stringify(value, null, 2);

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function bodySchema(requestBody: unknown): Schema | undefined {
  const body = requestBody as { content?: Record<string, { schema?: Schema }> } | undefined;
  return body?.content?.['application/json']?.schema;
}

const IS_TOKEN = /token|jwt|assertion/i;

/** A value that fits a schema. The name helps where the schema leaves it open. */
export function sampleOf(schema: Schema, name: string, nowMs: number, depth = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined && schema.enum.length > 0) return schema.enum[0];
  if (schema.properties !== undefined && depth < MAX_DEPTH) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, own]) => [key, sampleOf(own, key, nowMs, depth + 1)]),
    );
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.includes('number') || types.includes('integer')) return 1;
  if (types.includes('string') || types.length === 0) return sampleText(schema, name, nowMs);
  if (types.includes('boolean')) return true;
  if (types.includes('array'))
    return schema.items === undefined ? [] : [sampleOf(schema.items, name, nowMs, depth + 1)];
  return types.includes('object') ? {} : null;
}

function sampleText({ description = '' }: Schema, name: string, nowMs: number): string {
  if (!IS_TOKEN.test(name) && !IS_TOKEN.test(description)) return name === '' ? 'text' : `sample ${name}`;
  const now = Math.floor(nowMs / 1000);
  const kind = /access/i.test(name) ? 'access' : 'id';
  const options = { kind, subject: 'user-1', expiresAt: now + 3600, mfa: kind === 'id' } as const;
  return unsignedToken(sampleClaims(options, now), kind);
}
