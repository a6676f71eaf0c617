import { type BranchCoverage, runJourneyTests, type TestReport } from '@waymark/journey';
import { EXIT } from '../command-error.ts';
import { print, printJson } from '../print.ts';
import { subJourneysFor } from '../sub-journey-files.ts';
import { readTestTargets, type TestTarget } from '../test-target.ts';

/** Options of `waymark test`. */
export interface TestOptions {
  /** Files and folders with sub-journeys. */
  readonly with?: readonly string[];
  readonly json?: boolean;
}

/** `waymark test`: runs the tests of journey files, without a server. */
export async function testJourneys(path: string, options: TestOptions): Promise<number> {
  const targets = readTestTargets(path, (file) => subJourneysFor(file, options.with));
  const reports: { target: TestTarget; report: TestReport }[] = [];
  for (const target of targets) reports.push({ target, report: await runTests(target) });
  const passed = reports.reduce((sum, { report }) => sum + report.passed, 0);
  const failed = reports.reduce((sum, { report }) => sum + report.failed, 0);
  if (options.json) {
    const journeys = reports.map(({ target, report }) => ({
      file: target.file,
      journey: target.document.id,
      ...report,
    }));
    printJson({ passed, failed, journeys });
  } else {
    for (const { target, report } of reports) printReport(target, report);
    print(`${passed} passed, ${failed} failed`);
  }
  const isCovered = reports.every(({ target, report }) => report.coverage.percent >= requiredCoverage(target));
  return failed === 0 && isCovered ? EXIT.done : EXIT.findings;
}

/** What a publish would ask for, in percent. */
const requiredCoverage = ({ document }: TestTarget): number => document.settings?.requiredCoverage ?? 0;

const runTests = ({ document, tokens, findSubJourney }: TestTarget): Promise<TestReport> =>
  runJourneyTests(document, document.tests, { tokens, findSubJourney });

function printReport(target: TestTarget, { results, coverage }: TestReport): void {
  const { file, document } = target;
  print(`${document.id}  (${file})`);
  for (const { name, differences, path } of results) {
    print(`${differences.length === 0 ? 'pass' : 'FAIL'}  ${name}  (${path.join(' → ')})`);
    for (const difference of differences) print(`      ${difference}`);
  }
  printCoverage(coverage);
  const required = requiredCoverage(target);
  if (coverage.percent < required) print(`FAIL  the settings require ${required} % of the branches`);
  print('');
}

function printCoverage({ subJourneys, ...own }: BranchCoverage): void {
  for (const { journeyId, percent, taken, branches, missing } of [own, ...subJourneys]) {
    const whose = journeyId === own.journeyId ? '' : ` of the sub-journey ${journeyId}`;
    print(`      branches taken${whose}: ${taken} of ${branches} (${percent} %)`);
    for (const { step, branch } of missing) print(`      not taken${whose}: ${step} → ${branch}`);
  }
}
