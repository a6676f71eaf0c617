import type { JourneyDocument } from '@waymark/journey';
import { publish, saveDraft } from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InvokeFixture, JSON_TYPE, startInvokeFixture } from './invoke-fixture.ts';

const grade = (limit: number, parameters: JourneyDocument['parameters'] = [{ name: 'score', type: 'number' }]) =>
  ({
    format: 'journey/1',
    id: 'grade',
    name: 'Grade',
    kind: 'sub-journey',
    affinity: 'b2c',
    parameters,
    start: 'ask',
    steps: {
      ask: { kind: 'condition', config: { condition: `score > ${limit}` }, branches: { yes: 'good', no: 'bad' } },
      good: { kind: 'complete', config: { result: '{"grade": "good"}' } },
      bad: { kind: 'complete', config: { result: '{"grade": "bad"}' } },
    },
  }) as JourneyDocument;

const caller: JourneyDocument = {
  format: 'journey/1',
  id: 'caller',
  name: 'Caller',
  kind: 'backend-api',
  affinity: 'b2c',
  settings: { enforceToken: false, defaultAnswer: { responseCode: 403, body: { decision: 'deny' } } },
  start: 'call',
  steps: {
    call: {
      kind: 'sub-journey',
      config: {
        journey: 'grade',
        parameters: [{ name: 'score', value: '@std.strToInt(@policy.request().body.score)' }],
        result: 'result',
      },
      branches: { next: 'answer' },
    },
    answer: { kind: 'http-complete', config: { responseCode: 200, body: { expression: 'result' } } },
  },
};

let fixture: InvokeFixture;
beforeAll(async () => {
  fixture = await startInvokeFixture();
});
afterAll(() => fixture.server.stop());

const call = async (score: unknown) => {
  const answer = await fixture.call('caller', { headers: JSON_TYPE, body: JSON.stringify({ score }) });
  return [answer.status, await answer.json()];
};

describe('a sub-journey', () => {
  it('has to be published before a journey that calls it', async () => {
    await saveDraft(fixture.session, caller);
    const { status, body } = await fixture.session.call('POST', '/journeys/caller/publish', { note: 'Too early' });
    expect(status).toBe(422);
    expect(body.diagnostics).toContainEqual(expect.objectContaining({ severity: 'error', step: 'call' }));
  });

  it('answers through its caller, and is no endpoint itself', async () => {
    await publish(fixture.session, grade(50));
    await publish(fixture.session, caller);
    expect(await call(60)).toEqual([200, { grade: 'good' }]);
    expect(await call('40')).toEqual([200, { grade: 'bad' }]);
    expect((await fixture.call('grade')).status).toBe(404);
  });

  it('changes for its callers when it is published again, and when it is rolled back', async () => {
    await publish(fixture.session, grade(70));
    expect(await call(60)).toEqual([200, { grade: 'bad' }]);
    const back = await fixture.session.call('POST', '/journeys/grade/versions/1/roll-back', { note: 'Too strict' });
    expect(back.status).toBe(200);
    expect(await call(60)).toEqual([200, { grade: 'good' }]);
  });

  it('can’t be published in a way that its callers don’t fit', async () => {
    await saveDraft(fixture.session, grade(50, [{ name: 'score' }, { name: 'reason', type: 'string' }]));
    const { status, body } = await fixture.session.call('POST', '/journeys/grade/publish', { note: 'A new parameter' });
    expect(status).toBe(422);
    expect(body.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'breaks-caller', message: expect.stringContaining('"caller"') }),
    );
    expect(await call(60)).toEqual([200, { grade: 'good' }]);
  });

  it('can’t be disabled while a published journey calls it', async () => {
    const refused = await fixture.session.call('POST', '/journeys/grade/disable');
    expect([refused.status, refused.body.code]).toEqual([409, 'journey-in-use']);
    expect(refused.body.detail).toContain('caller');
  });

  it('makes its caller fail into the default answer', async () => {
    expect(await call('high')).toEqual([403, { decision: 'deny' }]);
  });
});
