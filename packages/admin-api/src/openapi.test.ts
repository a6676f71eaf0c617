import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROBLEMS } from './errors.ts';
import { ApiHarness } from './testing/api-harness.ts';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { schema: object }> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, { schema: object }> }
  >;
}

let api: ApiHarness;
let document: {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: object };
};
beforeAll(async () => {
  api = await ApiHarness.start();
  document = (await api.call('GET', '/api/openapi.json', { as: null })).body;
});
afterAll(() => api.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      method,
      operation,
    })),
  );

describe('the OpenAPI document', () => {
  test('is version 3.1 and has every route', () => {
    expect(document.openapi).toBe('3.1.0');
    const routes = api.routes
      .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/v1'))
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(routes.sort());
  });

  test('says everything about each operation', () => {
    const ids = new Set<string>();
    for (const { name, path, method, operation } of operations()) {
      const { operationId = '', summary, tags, responses, parameters = [], requestBody } = operation;
      expect([name, summary?.length ?? 0]).not.toEqual([name, 0]);
      expect([name, tags?.length]).toEqual([name, 1]);
      expect([name, operationId]).toEqual([name, expect.stringMatching(/^[a-z][A-Za-z]+$/)]);
      expect([name, ids.has(operationId)]).toEqual([name, false]);
      ids.add(operationId);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect([
        name,
        parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name),
      ]).toEqual([name, inPath]);
      if (['put', 'patch'].includes(method)) expect([name, requestBody]).not.toEqual([name, undefined]);
      const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
      expect([name, successes.length]).toEqual([name, 1]);
      for (const [status, response] of Object.entries(responses)) {
        expect([name, status, response.description.length > 0]).toEqual([name, status, true]);
        const media = Number(status) < 400 ? 'application/json' : 'application/problem+json';
        if (status !== '204')
          expect([name, status, Object.keys(response.content ?? {})]).toEqual([name, status, [media]]);
      }
      const signedIn = operation.security === undefined;
      expect([name, '403' in responses, '500' in responses]).toEqual([name, true, true]);
      expect([name, '401' in responses]).toEqual([name, signedIn || operationId === 'signIn']);
      expect([name, signedIn]).toEqual([name, !['signIn', 'getSetup', 'setUp'].includes(operationId)]);
    }
  });

  test('has no reference that leads nowhere, and names its schemas', () => {
    const references = new Set(
      [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference),
    );
    for (const reference of references) {
      const name = reference?.replace('#/components/schemas/', '') ?? '';
      expect(Object.keys(document.components.schemas)).toContain(name);
    }
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Problem', 'Application', 'Client', 'Journey', 'JourneyVersion', 'KeySet', 'AuditEntry']),
    );
    expect(document.components.schemas.Problem).toMatchObject({
      properties: { code: { enum: Object.keys(PROBLEMS) } },
    });
  });

  test('holds nothing of the machine', () => {
    const text = JSON.stringify(document);
    expect(text).not.toContain('127.0.0.1');
    expect(text).not.toContain('x-optional');
    expect(text).not.toContain('Default Response');
  });
});
