import {
  type BranchCoverage,
  branchCoverage,
  type FindSubJourney,
  type JourneyDocument,
  type JourneyTest,
  runJourneyTests,
  type TestResult,
} from '@waymark/journey';

/** So many tests run before the page has its turn. */
const CHUNK = 20;

interface RunTestsOptions {
  readonly findSubJourney: FindSubJourney;
  /** Hears how many are done. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

/** Runs tests in the page, a few at a time, so that it stays quick. */
export async function runTests(
  document: JourneyDocument,
  tests: readonly JourneyTest[],
  { findSubJourney, onProgress, signal }: RunTestsOptions,
): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  for (let start = 0; start < tests.length; start += CHUNK) {
    signal?.throwIfAborted();
    const report = await runJourneyTests(document, tests.slice(start, start + CHUNK), { findSubJourney });
    results.push(...report.results);
    onProgress?.(results.length);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return results;
}

/** Which branches the tests took, and for the canvas each of the journey's own. */
export function coverageOf(
  document: JourneyDocument,
  results: readonly TestResult[],
  findSubJourney: FindSubJourney,
): { readonly report: BranchCoverage; readonly byBranch: ReadonlyMap<string, boolean> } {
  const runs = results.map(({ steps }) => steps);
  const report = branchCoverage(document, runs, findSubJourney);
  const missing = new Set(report.missing.map(({ step, branch }) => `${step}:${branch}`));
  const all = Object.entries(document.steps).flatMap(([step, { branches = {} }]) =>
    Object.keys(branches).map((branch) => `${step}:${branch}`),
  );
  return { report, byBranch: new Map(all.map((key) => [key, !missing.has(key)])) };
}
