import { answersOf, type JourneyDocument, newJourneyDocument } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { wayOverlay } from './way-overlay.ts';

describe('the way to an answer', () => {
  it('is lit from the first step to the last', () => {
    const document: JourneyDocument = {
      ...newJourneyDocument({ id: 'j', name: 'J', affinity: 'b2c' }),
      start: 'ask',
      steps: {
        ask: {
          kind: 'condition',
          config: { condition: '@policy.request().method == "GET"' },
          branches: { yes: 'ok', no: 'bad' },
        },
        ok: { kind: 'http-complete', config: { responseCode: 200 } },
        bad: { kind: 'http-complete', config: { responseCode: 400 } },
      },
    };
    const bad = answersOf(document).answers.find(({ status }) => status === 400);
    expect(bad).toBeDefined();
    if (bad === undefined) return;
    const overlay = wayOverlay(document, bad, bad.step);
    expect([...overlay.taken]).toEqual(['ask:no']);
    expect(overlay.steps.map(({ step, branch, kind }) => [step, branch, kind])).toEqual([
      ['ask', 'no', 'condition'],
      ['bad', null, 'http-complete'],
    ]);
  });
});
