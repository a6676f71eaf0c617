import { readdirSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import type { JourneyDocument } from '../../document/journey-document.ts';
import { parseJourney } from '../../document/parse-journey.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { answer, journeyOf } from '../../test-fixtures.ts';
import { openApiOf } from './openapi-of.ts';

const EXAMPLES = new URL('../../../../../examples/', import.meta.url);
const examples = new Map(
  readdirSync(EXAMPLES).map((name) => {
    const { value } = parseJourney(readFileSync(new URL(`${name}/journey.yaml`, EXAMPLES), 'utf8'));
    const document = value as JourneyDocument;
    return [document.id, document];
  }),
);
const findSubJourney: FindSubJourney = (id) => {
  const document = examples.get(id);
  return document === undefined ? undefined : { version: 1, document };
};

async function expectValid(document: unknown): Promise<void> {
  const plain = JSON.parse(JSON.stringify(document)) as Parameters<Validator['validate']>[0];
  expect(await new Validator({ validateFormats: true }).validate(plain)).toEqual({ valid: true });
}

describe('OpenAPI documents', () => {
  test.each([...examples].filter(([, { kind }]) => kind === 'backend-api'))(
    'of the example %s are valid',
    async (_id, document) => {
      await expectValid(openApiOf(document, { findSubJourney, version: 1, serverUrl: 'https://journeys.example.com' }));
    },
  );

  test('say how to call: method, client, token, body, query and headers', async () => {
    const document = journeyOf({
      read: {
        kind: 'set-variables',
        config: {
          variables: [
            { name: 'a', value: '@strings.trim(@policy.request().params.a)' },
            { name: 'b', value: '@policy.request().headers["x-tenant"]' },
            { name: 'c', value: '@policy.request().headers.authorization' },
          ],
        },
        branches: { next: 'end' },
      },
      end: answer(200),
    });
    const openApi = openApiOf(document);
    await expectValid(openApi);
    const [[address, path] = []] = [...Object.entries(openApi.paths)];
    expect(address).toBe('/ido/api/v2/invoke-api-journey/sample');
    expect(Object.keys(path ?? {})).toEqual(['post', 'get']);
    expect(path?.get?.requestBody).toBeUndefined();
    expect(path?.get?.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['clientId', 'query', true],
      ['a', 'query', true],
      ['x-tenant', 'header', false],
      ['X-Correlation-Id', 'header', false],
    ]);
    expect(path?.get?.security).toEqual([{ accessToken: [] }, { clientCredentials: [] }]);
    expect(Object.keys(path?.get?.responses ?? {})).toEqual(['200', '400', '401', '403', '404', '500', '504']);
    expect(Object.keys(path?.post?.responses ?? {})).toContain('415');
    expect(openApi.info.version).toBe('draft');
  });

  test('ask for no token where the journey asks for none, and for POST where it reads the body', async () => {
    const document = journeyOf(
      { end: answer(200, { body: { expression: '@policy.request().body.a + 1' } }) },
      { settings: { enforceToken: false } },
    );
    const openApi = openApiOf(document, { version: 4 });
    await expectValid(openApi);
    expect(openApi.components).not.toHaveProperty('securitySchemes');
    const [item] = Object.values(openApi.paths);
    expect(Object.keys(item ?? {})).toEqual(['post']);
    expect(item?.post).not.toHaveProperty('security');
    expect(item?.post?.requestBody).toMatchObject({ required: true });
    expect(Object.keys(item?.post?.responses ?? {})).not.toContain('401');
  });

  test('put answers of one status together', async () => {
    const end = (body: string, headers: object[] = []) => answer(200, { body: { expression: body }, headers });
    const document = journeyOf({
      check: {
        kind: 'condition',
        config: { condition: '@policy.request().params.a == "1"' },
        branches: { yes: 'one', no: 'two' },
      },
      one: end('{"a": 1}', [{ name: 'X-A', value: 'a' }]),
      two: end('[@policy.request().method]'),
    });
    const openApi = openApiOf(document);
    await expectValid(openApi);
    const response = Object.values(openApi.paths)[0]?.post?.responses['200'];
    expect(response?.headers['X-A']).toEqual({ required: false, schema: { type: 'string' } });
    expect(response?.headers['Cache-Control']).toMatchObject({ required: true, schema: { const: 'no-store' } });
    expect(response?.content?.['application/json']?.schema).toMatchObject({
      anyOf: [{ properties: { a: { const: 1 } } }, { type: 'array', items: { type: 'string' } }],
    });
  });

  test('have the default answer of the settings in place of the server’s', () => {
    const document = journeyOf(
      { end: answer(204) },
      { settings: { defaultAnswer: { responseCode: 503, responseType: 'text', body: 'later' } } },
    );
    const responses = Object.values(openApiOf(document).paths)[0]?.post?.responses ?? {};
    expect(Object.keys(responses)).toEqual(['204', '400', '401', '403', '404', '413', '415', '503']);
    expect(responses['503']?.content).toEqual({ 'text/plain': { schema: { type: 'string', const: 'later' } } });
    expect(responses['204']).not.toHaveProperty('content');
  });

  test('are there for endpoints only', () => {
    const document = journeyOf({ end: { kind: 'complete' } }, { kind: 'sub-journey' });
    expect(() => openApiOf(document)).toThrow('no endpoint');
  });
});
