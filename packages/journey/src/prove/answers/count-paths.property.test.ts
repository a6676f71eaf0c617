import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { Step } from '../../document/journey-document.ts';
import { noSubJourneys } from '../../plan/sub-journeys.ts';
import { answer, journeyOf } from '../../test-fixtures.ts';
import { PathCounter } from './count-paths.ts';

const RUNS = { numRuns: 100, seed: 20 };

/** Conditions that lead to any two later steps. */
const graphs = fc.integer({ min: 1, max: 10 }).chain((size) =>
  fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: size, maxLength: size }).map((jumps) => {
    const steps: Record<string, Step> = {};
    jumps.forEach(([yes, no], index) => {
      const later = (jump: number) => `s${index + 1 + (jump % (size - index))}`;
      steps[`s${index}`] = {
        kind: 'condition',
        config: { condition: 'true' },
        branches: { yes: later(yes), no: later(no) },
      };
    });
    steps[`s${size}`] = answer(200);
    return journeyOf(steps);
  }),
);

test.prop([graphs], RUNS)('the count is that of walking every path', (document) => {
  const walked = new Map<string, bigint>();
  const open = [document.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    walked.set(id, (walked.get(id) ?? 0n) + 1n);
    open.push(...Object.values(document.steps[id]?.branches ?? {}));
  }
  expect(new PathCounter(noSubJourneys).count(document)).toEqual(walked);
});
