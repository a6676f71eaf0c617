import { DIAGNOSTIC_CODES } from '@waymark/journey';
import { expect, it } from 'vitest';
import { runProofs } from './soak/proof/run-proofs.ts';

it('documents that are like clean ones are proven without an exception, and run as the proof says', async () => {
  const report = await runProofs(400, 1);
  expect(report.violations).toEqual([]);
  expect(report.proven).toBeGreaterThan(20);
  expect(report.answers).toBeGreaterThan(20);
  expect(Object.keys(report.codes).length).toBeGreaterThan(15);
  expect(Object.keys(report.codes).filter((code) => !Object.hasOwn(DIAGNOSTIC_CODES, code))).toEqual([]);
});
