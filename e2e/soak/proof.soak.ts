import { describe, expect, it } from 'vitest';
import { runProofs } from './proof/run-proofs.ts';

/** `WAYMARK_SOAK_PROOFS=300000 npm run test:soak -- proof`; each document that is proven runs on several requests. */
const DOCUMENTS = Number(process.env.WAYMARK_SOAK_PROOFS ?? 20_000);
const SEED = Number(process.env.WAYMARK_SOAK_SEED ?? 20_261_124);

describe(`${DOCUMENTS} documents that are like clean ones`, () => {
  it('are proven without an exception, and run as the proof says', async () => {
    const report = await runProofs(DOCUMENTS, SEED);
    console.log({ ...report, violations: report.violations.length });
    expect(report.violations).toEqual([]);
    expect(report.proven).toBeGreaterThan(DOCUMENTS / 20);
  });
});
