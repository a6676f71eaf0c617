import type { JourneyDiagnostic } from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { groupProblems } from './group-problems.ts';

const finding = (severity: 'error' | 'warning', message: string, step?: string): JourneyDiagnostic => ({
  severity,
  message,
  code: 'x',
  pointer: '',
  ...(step === undefined ? {} : { step }),
});

describe('problems', () => {
  it('stand by step, steps with errors first, errors first within a step', () => {
    const groups = groupProblems([
      finding('warning', '1', 'a'),
      finding('warning', '2', 'b'),
      finding('error', '3', 'b'),
      finding('error', '4'),
      finding('warning', '5', 'a'),
    ]);
    expect(groups.map(({ step, errors, problems }) => [step, errors, problems.map(({ message }) => message)])).toEqual([
      ['b', 1, ['3', '2']],
      [undefined, 1, ['4']],
      ['a', 0, ['1', '5']],
    ]);
  });
});
