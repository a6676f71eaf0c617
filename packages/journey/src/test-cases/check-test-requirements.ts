import type { JourneyDocument } from '../document/journey-document.ts';
import type { JourneyDiagnostic } from '../prove/diagnostic.ts';
import type { DiagnosticCode } from '../prove/diagnostic-codes.ts';
import type { BranchCoverage } from './branch-coverage.ts';
import type { TestResult } from './run-journey-test.ts';
import { type JourneyTestOptions, runJourneyTests } from './run-journey-tests.ts';

/** A publish that fails for missing branches names so many of them. */
const MAX_NAMED = 10;

/**
 * Checks what a journey's settings ask of its tests before a publish: that all pass (`requireTests`), and that they take
 * enough branches (`requiredCoverage`). The document must be proven: the proof finds it when there are no tests at all.
 *
 * @returns Errors; none where the settings ask for nothing or the tests give it.
 */
export async function checkTestRequirements(
  document: JourneyDocument,
  options: JourneyTestOptions = {},
): Promise<JourneyDiagnostic[]> {
  const { requireTests = false, requiredCoverage = 0 } = document.settings ?? {};
  if (!requireTests && requiredCoverage === 0) return [];
  const { results, coverage } = await runJourneyTests(document, document.tests, options);
  return [
    ...(requireTests ? results.flatMap(failedTest) : []),
    ...(coverage.percent < requiredCoverage ? [lowCoverage(coverage, requiredCoverage)] : []),
  ];
}

function failedTest({ name, differences }: TestResult, index: number): JourneyDiagnostic[] {
  if (differences.length === 0) return [];
  const message = `The test "${name}" fails: ${differences.join('; ')}.`;
  return [finding('failing-test', message, `/tests/${index}`)];
}

function lowCoverage({ percent, taken, branches, missing }: BranchCoverage, required: number): JourneyDiagnostic {
  const names = missing.slice(0, MAX_NAMED).map(({ step, branch }) => `${step}:${branch}`);
  const more = missing.length > names.length ? ` and ${missing.length - names.length} more` : '';
  const message = `The tests take ${taken} of ${branches} branches (${percent} %), and the journey requires ${required} %: add tests for ${names.join(', ')}${more}.`;
  return finding('low-coverage', message, '/settings/requiredCoverage');
}

const finding = (code: DiagnosticCode, message: string, pointer: string): JourneyDiagnostic => ({
  severity: 'error',
  code,
  message,
  pointer,
});
