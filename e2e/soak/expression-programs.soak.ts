import { describe, expect, it } from 'vitest';
import { runPrograms } from './expressions/run-programs.ts';

/** `WAYMARK_SOAK_PROGRAMS=10000000 npm run test:soak -- expression-programs`; the seed counts up from slice to slice. */
const TOTAL = Number(process.env.WAYMARK_SOAK_PROGRAMS ?? 200_000);
const SEED = Number(process.env.WAYMARK_SOAK_SEED ?? 20_261_124);
const SLICE = 100_000;

describe(`${TOTAL} generated programs`, () => {
  it('give data or an error of the language, and leave everything as it was', { timeout: 0 }, async () => {
    for (let done = 0, slice = 0; done < TOTAL; slice++) {
      const report = await runPrograms(Math.min(SLICE, TOTAL - done), SEED + slice);
      done += report.programs;
      console.log(`${done} programs`, JSON.stringify({ ...report, slowest: report.slowest.milliseconds.toFixed(0) }));
      expect(report.faults).toEqual([]);
      expect(report.values).toBeGreaterThan(report.programs / 20);
    }
  });
});
