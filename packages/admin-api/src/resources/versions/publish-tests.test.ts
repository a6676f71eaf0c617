import { type JourneyDocument, newJourneyDocument } from '@waymark/journey';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

async function saveDraft(id: string, fields: Partial<JourneyDocument>): Promise<void> {
  const { headers } = await api.call('GET', `/journeys/${id}/draft`);
  const body = { ...newJourneyDocument({ id, name: id, affinity: 'b2c' }), ...fields };
  const { status } = await api.call('PUT', `/journeys/${id}/draft`, {
    body,
    headers: { 'if-match': String(headers.etag) },
  });
  expect(status).toBe(200);
}

test('a publish runs the tests that the journey requires, and says which fails and why', async () => {
  const id = 'tested';
  await api.createJourney(id);
  const settings = { requireTests: true, requiredCoverage: 100 };
  const [start] = Object.keys(newJourneyDocument({ id, name: id, affinity: 'b2c' }).steps);
  const wanted = (status: number) => [{ name: 'answers', request: {}, expect: { status, path: [start as string] } }];
  const call = { body: { note: 'try' } };

  await saveDraft(id, { settings });
  const without = await api.expectProblem('POST', `/journeys/${id}/publish`, call, 422, 'not-publishable');
  expect(without.body.diagnostics).toContainEqual(
    expect.objectContaining({ severity: 'error', code: 'missing-tests' }),
  );

  await saveDraft(id, { settings, tests: wanted(418) });
  const failing = await api.expectProblem('POST', `/journeys/${id}/publish`, call, 422, 'not-publishable');
  expect(failing.body.diagnostics).toMatchObject([
    {
      code: 'failing-test',
      pointer: '/tests/0',
      message: expect.stringMatching(/^The test "answers" fails: status: expected 418, got 200\.$/),
    },
  ]);
  expect((await api.call('GET', `/journeys/${id}`)).body.publishedVersion).toBeNull();

  await saveDraft(id, { settings, tests: wanted(200) });
  expect((await api.call('POST', `/journeys/${id}/publish`, call)).status).toBe(201);
});
