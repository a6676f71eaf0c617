import type { ExplainedStep } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { runValues } from './run-values.ts';

const step = (id: string, values: ExplainedStep['values'], sets: ExplainedStep['sets'] = {}): ExplainedStep => ({
  step: id,
  branch: 'next',
  at: 1,
  kind: 'set-variables',
  values,
  sets,
});
const steps = [
  step('a', { x: 1 }, { n: 1 }),
  step('call/inner', {}, { n: 9 }),
  step('b', { y: 2 }),
  step('a', { x: 3 }, { n: 3 }),
];
const overlay = { steps, taken: new Set<string>() };

describe('the values of a run', () => {
  it('are those of the pass that is looked at, else of the last one', () => {
    expect(runValues(overlay, 'a').values).toEqual({ x: 3 });
    expect(runValues({ ...overlay, current: 0 }, 'a').values).toEqual({ x: 1 });
  });

  it('come with what variables held before, those of a sub-journey left out', () => {
    expect(runValues(overlay, 'b')).toEqual({ values: { y: 2 }, samples: { n: 1 } });
  });

  it('are none without a run, or where it did not come', () => {
    expect(runValues(undefined, 'a')).toEqual({ values: {}, samples: {} });
    expect(runValues(overlay, 'z')).toEqual({ values: {}, samples: {} });
  });
});
