import { newJourneyDocument } from '@waymark/journey';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

const documentOf = (status: number, fields: object = {}) => ({
  ...newJourneyDocument({ id: 'tested', name: 'Tested', affinity: 'b2c' }),
  tests: [{ name: 'answers', request: {}, expect: { status } }],
  ...fields,
});

test('the tests of a document run, with what they cover', async () => {
  await api.createJourney('tested');
  const call = (document: object) => api.call('POST', '/journeys/tested/test', { as: 'viewer', body: { document } });
  expect((await call(documentOf(200))).body).toEqual({
    results: [{ name: 'answers', differences: [], path: ['complete'] }],
    passed: 1,
    failed: 0,
    coverage: { branches: 0, taken: 0, percent: 100, missing: [] },
  });
  const { body } = await call(documentOf(418));
  expect(body).toMatchObject({ passed: 0, failed: 1, results: [{ differences: ['status: expected 418, got 200'] }] });
  const steps = {
    ask: { kind: 'condition', config: { condition: 'true' }, branches: { yes: 'a', no: 'b' } },
    a: { kind: 'http-complete', config: { responseCode: 200 } },
    b: { kind: 'http-complete', config: { responseCode: 403 } },
  };
  expect((await call(documentOf(200, { start: 'ask', steps, layout: {} }))).body.coverage).toEqual({
    branches: 2,
    taken: 1,
    percent: 50,
    missing: [{ step: 'ask', branch: 'no' }],
  });
});

test('without a document the draft is tested; one with errors is not', async () => {
  await api.createJourney('drafted');
  expect((await api.call('POST', '/journeys/drafted/test')).body).toMatchObject({ results: [], passed: 0 });
  const body = { document: documentOf(200, { start: 'nowhere' }) };
  const refused = await api.expectProblem('POST', '/journeys/drafted/test', { body }, 422, 'not-publishable');
  expect(refused.body.diagnostics[0].severity).toBe('error');
  await api.expectProblem('POST', '/journeys/none/test', {}, 404, 'not-found');
});
