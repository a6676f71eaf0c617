import type { JourneyDocument } from '@waymark/journey';
import { expect, it } from 'vitest';
import { hasSameBoxes } from './use-drawn-document.ts';

const journey: JourneyDocument = {
  format: 'journey/1',
  id: 'pay',
  name: 'Pay',
  kind: 'backend-api',
  affinity: 'b2c',
  start: 'ask',
  steps: {
    ask: { kind: 'condition', config: { condition: 'true' }, branches: { yes: 'done', no: 'done' } },
    done: { kind: 'http-complete', config: { responseCode: 200 } },
  },
  layout: { ask: { x: 0, y: 0 } },
};
const withAsk = (change: object): JourneyDocument => ({
  ...journey,
  steps: { ...journey.steps, ask: { ...journey.steps.ask, ...change } as (typeof journey.steps)['ask'] },
});

it('a change of words leaves the boxes as they are', () => {
  expect(hasSameBoxes(journey, withAsk({ config: { condition: 'false' } }))).toBe(true);
  expect(hasSameBoxes(journey, withAsk({ name: 'Is it much?' }))).toBe(true);
  expect(hasSameBoxes(journey, { ...journey, name: 'Payments' })).toBe(true);
});

it('a change of steps, places or wires does not', () => {
  const { done: _, ...steps } = journey.steps;
  for (const other of [
    withAsk({ branches: { yes: 'done' } }),
    withAsk({ kind: 'block' }),
    withAsk({ inside: 'loop' }),
    { ...journey, steps },
    { ...journey, layout: {} },
    { ...journey, start: 'done' },
    { ...journey, id: 'other' },
  ])
    expect(hasSameBoxes(journey, other)).toBe(false);
});
