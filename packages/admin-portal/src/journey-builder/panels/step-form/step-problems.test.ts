import { type JourneyDocument, newJourneyDocument, proveJourney } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { editorProblems, problemsAt, splitProblems } from './step-problems.ts';

const document: JourneyDocument = {
  ...newJourneyDocument({ id: 'j', name: 'J', affinity: 'b2c' }),
  start: 'ask',
  steps: {
    ask: { kind: 'condition', config: { condition: '1 = 1' }, branches: { yes: 'done' } },
    done: { kind: 'http-complete', config: { responseCode: 200 } },
  },
};
const { diagnostics, flow } = proveJourney(document);
const ofStep = diagnostics.filter(({ step }) => step === 'ask');

describe('the findings of a step', () => {
  it('belong to their fields', () => {
    expect(problemsAt(ofStep, 'config.condition').length).toBeGreaterThan(0);
    expect(problemsAt(ofStep, 'branches.no').map(({ code }) => code)).toEqual(['missing-branch']);
    expect(problemsAt(ofStep, 'branches.n')).toEqual([]);
  });

  it('are mended in the text where the fix changes nothing else', () => {
    const { inText, others } = splitProblems(problemsAt(ofStep, 'config.condition'), '1 = 1');
    const [fixed] = inText.flatMap(({ fix }) => fix?.edits ?? []);
    expect(fixed).toEqual({ start: 0, end: 5, text: '1 == 1' });
    expect(others).toEqual([]);
    expect(editorProblems(flow, 'ask', 'condition', inText)).toEqual({ source: '1 = 1', findings: inText });
  });

  it('stay findings of the journey where the fix changes more', () => {
    const finding = {
      severity: 'error',
      code: 'unset-variable',
      message: 'Not set.',
      pointer: '/steps/ask/config/condition',
      step: 'ask',
      field: 'config.condition',
      fix: { title: 'Set it', patch: [{ op: 'add', path: '/steps/new', value: {} }] },
    } as const;
    expect(splitProblems([finding], 'x')).toEqual({ inText: [], others: [finding] });
  });
});
