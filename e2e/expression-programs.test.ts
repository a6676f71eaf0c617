import { describe, expect, it } from 'vitest';
import { runPrograms } from './soak/expressions/run-programs.ts';

describe('3,000 generated programs', () => {
  it('give data or an error of the language, and leave everything as it was', async () => {
    const report = await runPrograms(3_000, 11);
    expect(report.faults).toEqual([]);
    expect(report.values).toBeGreaterThan(300);
    expect(Object.keys(report.errors).sort()).toEqual(
      expect.arrayContaining(['E_FUNCTION', 'E_LIMIT', 'E_NOT_OBJECT', 'E_TYPE', 'E_UNDEFINED']),
    );
  });
});
