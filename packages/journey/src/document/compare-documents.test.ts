import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, journeyOf } from '../test-fixtures.ts';
import { compareDocuments } from './compare-documents.ts';
import type { JourneyDocument, Step } from './journey-document.ts';

const ask: Step = {
  kind: 'condition',
  name: 'Ask',
  config: { condition: 'a > 1' },
  branches: { yes: 'ok', no: 'bad' },
};
const document = journeyOf({ ask, ok: answer(200), bad: answer(403) }, { settings: { enforceToken: true } });
const withStep = (id: string, step: Step): JourneyDocument => ({
  ...document,
  steps: { ...document.steps, [id]: step },
});

describe('what differs between two documents', () => {
  it('is nothing for the same logic, wherever its boxes stand and in whichever order its keys are', () => {
    const moved = {
      ...document,
      layout: { ok: { x: 9, y: 9 } },
      steps: Object.fromEntries(Object.entries(document.steps).reverse()),
    };
    expect(compareDocuments(document, moved)).toEqual([]);
  });

  it('are steps that came and went, and the branches that lead to them', () => {
    const fresh = withStep('ask', { ...ask, branches: { yes: 'log', no: 'bad' } });
    const added = {
      ...fresh,
      steps: { ...fresh.steps, log: { kind: 'log-event', name: 'Log', branches: { next: 'ok' } } },
    };
    expect(compareDocuments(document, added)).toEqual([
      {
        kind: 'branch-moved',
        step: 'ask',
        name: 'Ask',
        stepKind: 'condition',
        branch: 'yes',
        before: 'ok',
        after: 'log',
      },
      { kind: 'step-added', step: 'log', name: 'Log', stepKind: 'log-event' },
    ]);
    expect(compareDocuments(added, document)).toEqual([
      {
        kind: 'branch-moved',
        step: 'ask',
        name: 'Ask',
        stepKind: 'condition',
        branch: 'yes',
        before: 'log',
        after: 'ok',
      },
      { kind: 'step-removed', step: 'log', name: 'Log', stepKind: 'log-event' },
    ]);
  });

  it('are fields, from old to new', () => {
    const changed = withStep('ask', { ...ask, name: 'Ask again', config: { condition: 'a > 2' } });
    const of = { step: 'ask', name: 'Ask again', stepKind: 'condition' };
    expect(compareDocuments(document, changed)).toEqual([
      { kind: 'step-changed', ...of, field: 'name', before: 'Ask', after: 'Ask again' },
      { kind: 'step-changed', ...of, field: 'config.condition', before: 'a > 1', after: 'a > 2' },
    ]);
  });

  it('are entries of lists by their names', () => {
    const set = (variables: object[]): Step => ({ kind: 'set-variables', config: { variables } });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ name, value: '1' }));
    const before = journeyOf({ set: set([a as object, b as object]) });
    const after = journeyOf({ set: set([{ ...a, value: '2' }, c as object]) });
    expect(compareDocuments(before, after)).toMatchObject([
      { field: 'config.variables[a].value', before: '1', after: '2' },
      { field: 'config.variables[c]', before: undefined, after: c },
      { field: 'config.variables[b]', before: b, after: undefined },
    ]);
    expect(
      compareDocuments(
        journeyOf({ set: set([a as object, b as object]) }),
        journeyOf({ set: set([b as object, a as object]) }),
      ),
    ).toMatchObject([{ field: 'config.variables', before: ['a', 'b'], after: ['b', 'a'] }]);
    const twice = journeyOf({ set: set([a as object, a as object]) });
    expect(compareDocuments(before, twice)).toMatchObject([{ field: 'config.variables' }]);
  });

  it('are settings, names and where the journey starts', () => {
    const after = { ...document, name: 'Other', start: 'ok', settings: { enforceToken: false, deadlineMs: 5 } };
    expect(compareDocuments(document, after)).toEqual([
      { kind: 'journey-changed', field: 'name', before: 'Sample', after: 'Other' },
      { kind: 'journey-changed', field: 'settings.enforceToken', before: true, after: false },
      { kind: 'journey-changed', field: 'settings.deadlineMs', before: undefined, after: 5 },
      { kind: 'journey-changed', field: 'start', before: 'ask', after: 'ok' },
    ]);
  });

  it('is one difference for a step with another id, not one for every branch to it', () => {
    const { bad, ...others } = document.steps;
    const renamed = {
      ...document,
      steps: { ...others, ask: { ...ask, branches: { yes: 'ok', no: 'refuse' } }, refuse: bad as Step },
    };
    expect(compareDocuments(document, renamed)).toEqual([
      { kind: 'step-renamed', step: 'refuse', stepKind: 'http-complete', before: 'bad' },
    ]);
    const { ask: _, ...answers } = document.steps;
    const restarted = { ...document, start: 'question', steps: { question: ask, ...answers } };
    expect(compareDocuments(document, restarted)).toMatchObject([
      { kind: 'step-renamed', before: 'ask', step: 'question' },
    ]);
  });

  it('is a step that came and one that went where several are alike', () => {
    const before = journeyOf({ a: answer(200), b: answer(200) });
    const after = journeyOf({ c: answer(200), d: answer(200) }, { start: 'a' });
    expect(compareDocuments(before, after).map(({ kind }) => kind)).toEqual([
      'step-added',
      'step-added',
      'step-removed',
      'step-removed',
    ]);
  });

  it('are tests by their names', () => {
    const test = (name: string, status: number) => ({ name, request: {}, expect: { status } });
    const before = journeyOf({ a: answer(200) }, { tests: [test('one', 200), test('two', 200), test('two', 201)] });
    const after = journeyOf({ a: answer(200) }, { tests: [test('two', 200), test('two', 202), test('three', 200)] });
    expect(compareDocuments(before, after)).toEqual([
      { kind: 'test-changed', test: 'two (2)' },
      { kind: 'test-added', test: 'three' },
      { kind: 'test-removed', test: 'one' },
    ]);
  });

  it('can be asked of drafts that are no journeys yet', () => {
    expect(compareDocuments(null, [])).toEqual([]);
    expect(compareDocuments({ steps: 3 }, document).filter(({ kind }) => kind === 'step-added')).toHaveLength(3);
    expect(compareDocuments({ steps: { ask: null, ok: 'x', bad: [] } }, document)).not.toEqual([]);
  });

  it('is nothing between any document and itself, and something as soon as a value is another one', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const at = (condition: unknown) => ({ ...document, steps: { ask: { ...ask, config: { condition } } } });
        expect(compareDocuments(at(one), structuredClone(at(one)))).toEqual([]);
        expect(compareDocuments(at(one), at(other)).length === 0).toBe(isDeepStrictEqual(one, other));
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
