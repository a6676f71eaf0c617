import type { JourneyDocument } from '../document/journey-document.ts';
import type { FindSubJourney } from '../plan/sub-journeys.ts';
import { type BranchCoverage, branchCoverage } from './branch-coverage.ts';
import type { JourneyTest } from './journey-test.ts';
import { runJourneyTest, type TestResult } from './run-journey-test.ts';
import type { StubPortsOptions } from './stub-ports.ts';
import { testPlan } from './test-plan.ts';

/** What the tests of one journey showed. */
export interface TestReport {
  readonly results: readonly TestResult[];
  readonly passed: number;
  readonly failed: number;
  readonly coverage: BranchCoverage;
}

export interface JourneyTestOptions extends StubPortsOptions {
  readonly findSubJourney?: FindSubJourney;
}

/**
 * Runs tests of a proven document, without a server: a clock that stands still, repeatable randomness, stubs, and the
 * given key sets and keys for calls without one.
 *
 * @param tests - Default: those in the document.
 */
export async function runJourneyTests(
  document: JourneyDocument,
  tests: readonly JourneyTest[] = document.tests ?? [],
  options: JourneyTestOptions = {},
): Promise<TestReport> {
  const plan = testPlan(document, options.findSubJourney);
  const results: TestResult[] = [];
  const turn = takingTurns(options.monotonic);
  for (const test of tests) {
    results.push(await runJourneyTest(plan, test, options));
    await turn();
  }
  const failed = results.filter(({ differences }) => differences.length > 0).length;
  const coverage = branchCoverage(
    document,
    results.map(({ steps }) => steps),
    options.findSubJourney,
  );
  return { results, passed: results.length - failed, failed, coverage };
}

/** How long tests may keep the processor, in milliseconds, where others wait for it: on a server. */
const SLICE_MS = 20;

function takingTurns(monotonic: (() => number) | undefined): () => Promise<void> {
  let sliceEnd = (monotonic?.() ?? 0) + SLICE_MS;
  return async () => {
    if (monotonic === undefined || monotonic() < sliceEnd) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    sliceEnd = monotonic() + SLICE_MS;
  };
}
