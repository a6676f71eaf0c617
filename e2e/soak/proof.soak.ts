import { describe, expect, it } from 'vitest';
import { runProofs } from './proof/run-proofs.ts';

const DOCUMENTS = Number(process.env.WAYMARK_SOAK_PROOFS ?? 20_000);

describe(`${DOCUMENTS} documents that are like clean ones`, () => {
  it('are proven without an exception, and run as the proof says', async () => {
    const report = await runProofs(DOCUMENTS, 20_261_124);
    console.log({ ...report, violations: report.violations.length });
    expect(report.violations).toEqual([]);
    expect(report.proven).toBeGreaterThan(DOCUMENTS / 20);
  });
});
