import { preloadLibraries } from '@waymark/expression';
import type { JourneyDocument } from '../document/journey-document.ts';
import type { JourneyTest } from '../test-cases/journey-test.ts';
import { DEFAULT_NOW, runJourneyTest } from '../test-cases/run-journey-test.ts';
import type { JourneyTestOptions } from '../test-cases/run-journey-tests.ts';
import { type TestPlan, testedSteps, testPlan } from '../test-cases/test-plan.ts';
import { PathEnumerator } from './enumerate-paths.ts';
import { Evaluator } from './evaluator.ts';
import { emptyInput } from './input.ts';
import { InputSearch } from './input-search.ts';
import { Inverter } from './inverter.ts';
import { stepKey, type WantedPath } from './path-step.ts';
import { seededRandom } from './random.ts';
import { simplifyInput } from './simplify-input.ts';
import { writeTest } from './write-test.ts';

export interface GenerateOptions extends JourneyTestOptions {
  /** Paths that are looked at, at most. Default: 2000. */
  readonly maxPaths?: number;
  /** Runs of the journey that the search for one path may take without coming further. Default: 400. */
  readonly runsPerPath?: number;
  /** The same seed generates the same tests. Default: 1. */
  readonly seed?: number;
  /** True: only tests for paths that no test of the document takes. */
  readonly missing?: boolean;
  /** True: only tests that take a branch that no other test takes. */
  readonly branches?: boolean;
}

/** A path that no input was found for. */
export interface UnreachedPath {
  readonly path: string;
  readonly step: string;
  /** What could not be brought about there. */
  readonly condition: string;
}

export interface GeneratedTests {
  /** Each was run: it passes, and takes its path. */
  readonly tests: readonly JourneyTest[];
  /** How many paths there are; with `isComplete` false, how many of them were looked at. */
  readonly paths: number;
  readonly isComplete: boolean;
  /** Of these, how many the document's own tests take already. */
  readonly existing: number;
  /** Paths that were not looked at, because `missing` or `branches` say so. */
  readonly leftOut: number;
  readonly reached: number;
  readonly unreached: readonly UnreachedPath[];
}

const SIMPLIFYING_RUNS = 60;

/** Finds an input for each path of a proven journey, and writes a test of it with the answer that the run gave. */
export async function generateTests(document: JourneyDocument, options: GenerateOptions = {}): Promise<GeneratedTests> {
  const { maxPaths = 2000, runsPerPath = 400, seed = 1, missing = false } = options;
  // Parts of formulas are computed without waiting.
  await preloadLibraries();
  const ready = testPlan(document, options.findSubJourney);
  const { journeyId, name, version } = ready.plan;
  const inverter = new Inverter(new Evaluator({ id: journeyId, name, version, executionId: 'test' }));
  const random = seededRandom(seed);
  const { paths, isComplete } = listPaths(new PathEnumerator(ready, inverter), maxPaths, random);
  const search = new InputSearch(ready, inverter, random);
  const taken = await takenPaths(ready, document, options);
  const start = emptyInput(Date.parse(DEFAULT_NOW));
  const tests: JourneyTest[] = [];
  const unreached: UnreachedPath[] = [];
  const branches = new Set([...taken].flatMap((key) => key.split(' ')));
  let existing = 0;
  let leftOut = 0;
  for (const wanted of paths) {
    const key = shownKey(ready, wanted);
    if (taken.has(key)) existing++;
    const isKnown = options.branches ? key.split(' ').every((one) => branches.has(one)) : missing && taken.has(key);
    if (isKnown) {
      leftOut++;
      continue;
    }
    const found = await search.find(wanted, start, runsPerPath);
    if (!('key' in found)) {
      unreached.push({ path: describePath(ready, wanted), ...found });
      continue;
    }
    const simple = await simplifyInput(found, search, SIMPLIFYING_RUNS);
    const test = writeTest(ready, wanted, simple);
    const { differences } = await runJourneyTest(ready, test, options);
    if (differences.length > 0) throw new Error(`The generated test "${test.name}" fails: ${differences.join('; ')}`);
    for (const one of key.split(' ')) branches.add(one);
    tests.push(test);
  }
  return {
    tests: withUniqueNames(tests),
    paths: paths.length,
    isComplete,
    existing,
    leftOut,
    reached: tests.length,
    unreached,
  };
}

/** Where there are too many paths, the last tenth are some at random that take branches which the others don't. */
function listPaths(enumerator: PathEnumerator, maxPaths: number, random: () => number) {
  const listed = enumerator.list(maxPaths);
  if (listed.isComplete) return listed;
  const paths = listed.paths.slice(0, Math.ceil(0.9 * maxPaths));
  const branches = new Set(paths.flatMap(({ steps }) => steps.map(stepKey)));
  for (let tries = 0; tries < maxPaths && paths.length < maxPaths; tries++) {
    const path = enumerator.sample(random);
    if (path === undefined || path.steps.every((step) => branches.has(stepKey(step)))) continue;
    for (const step of path.steps) branches.add(stepKey(step));
    paths.push(path);
  }
  return { paths, isComplete: false };
}

/** The paths that the document's own tests take, whatever they expect. */
async function takenPaths(
  ready: TestPlan,
  { tests = [] }: JourneyDocument,
  options: GenerateOptions,
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const test of tests) {
    const { steps } = await runJourneyTest(ready, test, options);
    taken.add(steps.map(stepKey).join(' '));
  }
  return taken;
}

const shown = (ready: TestPlan, { steps }: WantedPath) =>
  testedSteps(
    ready,
    steps.map(({ step, branch }) => ({ step, branch, at: 0 })),
  );

const shownKey = (ready: TestPlan, wanted: WantedPath): string => shown(ready, wanted).map(stepKey).join(' ');

/** The decisions of a path, and where it ends. */
function describePath(ready: TestPlan, wanted: WantedPath): string {
  const told = wanted.steps.filter(({ isDecision, branch }) => branch === null || (isDecision && branch !== 'next'));
  return shown(ready, { ...wanted, steps: told })
    .map(({ step, branch }) => (branch === null ? step : `${step}:${branch}`))
    .join(' → ');
}

function withUniqueNames(tests: readonly JourneyTest[]): JourneyTest[] {
  const counts = new Map<string, number>();
  return tests.map((test) => {
    const count = (counts.get(test.name) ?? 0) + 1;
    counts.set(test.name, count);
    return count === 1 ? test : { ...test, name: `${test.name} (${count})` };
  });
}
