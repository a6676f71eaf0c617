import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiHarness } from './testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
  await api.createJourney('known');
  await api.call('POST', '/journeys/known/publish', { body: { note: 'first' } });
});
afterAll(() => api.stop());

/** Words that the routes know, so that chance reaches beyond the first check. */
const word = fc.constantFrom(
  'name',
  'id',
  'kind',
  'affinity',
  'document',
  'note',
  'revision',
  'role',
  'jwks',
  'keys',
  'b2c',
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(word, fc.string({ unit: 'binary' }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.string()), tie('value'), { maxKeys: 5 }),
  ),
})).value;

test('whatever is sent, the answer is never an error of ours', async () => {
  const routes = api.routes.filter(({ method, url }) => method !== 'HEAD' && url !== '/api/v1/session');
  const segment = fc.oneof(
    fc.constantFrom('known', '1', '%00', '..', '%2e%2e%2f', '*'),
    fc.string().map(encodeURIComponent),
  );
  const query = fc.dictionary(
    fc.constantFrom('limit', 'cursor', 'search', 'targetId', '__proto__'),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...routes), segment, query, fc.option(json), async (route, part, fields, body) => {
      const path = route.url.replace(/:\w+/g, part || 'x');
      const answer = await api.call(String(route.method), `${path}?${new URLSearchParams(wellFormed(fields))}`, {
        ...(route.method === 'GET' || body === null ? {} : { body: JSON.stringify(body) }),
        headers: { 'if-match': '"1"' },
      });
      expect([route.method, path, answer.status]).toEqual([route.method, path, expect.any(Number)]);
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400) expect(answer.body.code).toEqual(expect.any(String));
    }),
    { numRuns: 400 },
  );
});

function wellFormed(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.toWellFormed()]));
}
