import { newJourneyDocument } from '@waymark/journey';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

describe('the OpenAPI document of a journey', () => {
  const path = '/journeys/greet/openapi.json';

  test('is of the version that answers calls, and of the draft where it is asked for', async () => {
    const document = newJourneyDocument({ id: 'greet', name: 'Greet', affinity: 'b2c' });
    await api.call('POST', '/journeys', { body: { document } });
    await api.expectProblem('GET', path, {}, 409, 'not-published');
    const draft = await api.call('GET', `${path}?draft=true`, { as: 'viewer' });
    expect(draft.body).toMatchObject({ openapi: '3.1.0', info: { title: 'Greet', version: 'draft' } });
    await api.call('POST', '/journeys/greet/publish', { body: { note: 'first' } });
    const published = await api.call('GET', path, { as: 'viewer' });
    expect(published.status).toBe(200);
    expect(published.body.info.version).toBe('1');
    expect(Object.keys(published.body.paths)).toEqual(['/ido/api/v2/invoke-api-journey/greet']);
    expect((await api.call('GET', `${path}?draft=false`)).body.info.version).toBe('1');
  });

  test('of a draft with errors is refused with what is wrong', async () => {
    const document = { ...newJourneyDocument({ id: 'broken', name: 'Broken', affinity: 'b2c' }), start: 'nowhere' };
    await api.call('POST', '/journeys', { body: { document } });
    const answer = await api.expectProblem(
      'GET',
      '/journeys/broken/openapi.json?draft=true',
      {},
      422,
      'not-publishable',
    );
    expect(answer.body.diagnostics.length).toBeGreaterThan(0);
  });

  test('is there for endpoints only', async () => {
    await api.expectProblem('GET', '/journeys/nothing/openapi.json', {}, 404, 'not-found');
    const fields = { id: 'part', name: 'Part', affinity: 'b2c', kind: 'sub-journey' };
    await api.call('POST', '/journeys', { body: fields });
    const { body } = await api.expectProblem('GET', '/journeys/part/openapi.json', {}, 404, 'not-found');
    expect(body.detail).toContain('sub-journey');
  });

  test('has no other options', async () => {
    await api.expectProblem('GET', `${path}?draft=maybe`, {}, 400, 'invalid-request');
    await api.expectProblem('GET', `${path}?version=1`, {}, 400, 'invalid-request');
  });
});
