import { expect, it } from 'vitest';
import { clampStep, overlayOf, ownStepOf, stepsOf } from './run-overlay.ts';

const record = {
  steps: [
    { step: 'ask', branch: 'yes', at: 10 },
    { step: 'allow', branch: null, at: 15 },
  ],
};

it('joins values to the steps of the record and keeps the times of the call', () => {
  const explained = { step: 'ask', kind: 'condition', branch: 'yes', at: 99, values: { condition: true }, sets: {} };
  expect(stepsOf(record, { steps: [explained] })).toEqual([
    { ...explained, at: 10 },
    { step: 'allow', branch: null, at: 15, kind: '', values: {}, sets: {} },
  ]);
  expect(stepsOf(record, undefined)[0]?.values).toEqual({});
});

it('lights the branches that were taken and stays within the run', () => {
  const overlay = overlayOf(stepsOf(record, undefined), 7);
  expect([...overlay.taken]).toEqual(['ask:yes']);
  expect(overlay.current).toBe(1);
  expect(overlayOf([], 0).current).toBeUndefined();
  expect(clampStep(-1, 2)).toBe(0);
});

it('finds the step of the journey that called a sub-journey', () => {
  expect(ownStepOf('check-user/verify/deep')).toBe('check-user');
  expect(ownStepOf('ask')).toBe('ask');
});
