import type { Plan } from '../plan/plan.ts';
import { executePlan, type RunResult, resultOf } from '../run/execute-plan.ts';
import type { StepRecord } from '../run/outcome.ts';
import { pathOf } from '../run/path-of.ts';
import type { JourneyRequest } from '../run/run-host.ts';
import { compareAnswer } from './compare-answer.ts';
import type { JourneyTest } from './journey-test.ts';
import { createStubPorts, type StubPorts, type StubPortsOptions } from './stub-ports.ts';
import { type TestPlan, testedOutcome, testedSteps } from './test-plan.ts';

/** The time of a test that names none. */
export const DEFAULT_NOW = '2026-01-01T00:00:00Z';

/** What became of one test. `differences` is empty when it passed. */
export interface TestResult {
  readonly name: string;
  readonly differences: readonly string[];
  /** Ids of the steps that the run took, in order; those of sub-journeys behind the step that called them. */
  readonly path: readonly string[];
  /** The same with the branches. */
  readonly steps: readonly StepRecord[];
}

/** A test on the plan of its journey, without a server. */
export async function runJourneyTest(
  testPlan: TestPlan,
  test: JourneyTest,
  options?: StubPortsOptions,
): Promise<TestResult> {
  const now = testTime(test);
  if (now === undefined) {
    const difference = `now: "${test.now}" is not a time in ISO 8601, such as 2026-01-01T00:00:00Z`;
    return { name: test.name, differences: [difference], path: [], steps: [] };
  }
  const { plan } = testPlan;
  const ports = createStubPorts(test.stubs, now, options);
  const run = await runTestRequest(plan, test, ports);
  const steps = testedSteps(testPlan, pathOf(plan, run.path));
  const path = steps.map(({ step }) => step);
  const differences = [
    ...ports.shortages,
    ...compareAnswer(test.expect, plan, testedOutcome(testPlan, run.outcome), path),
  ];
  return { name: test.name, differences, path, steps };
}

/** Runs a plan with the request of a test. */
export const runTestRequest = (
  plan: Plan,
  test: Pick<JourneyTest, 'request' | 'client'>,
  ports: StubPorts,
): RunResult | Promise<RunResult> => resultOf(executePlan(plan, testRequest(test), test.client ?? null, 'test', ports));

/** The time that the run of a test sees, epoch milliseconds; undefined if it says none. */
export function testTime({ now = DEFAULT_NOW }: Pick<JourneyTest, 'now'>): number | undefined {
  const time = Date.parse(now);
  return Number.isNaN(time) ? undefined : time;
}

/** The request of a test as the journey sees it, with what it leaves out. */
export const testRequest = ({ request }: Pick<JourneyTest, 'request'>): JourneyRequest => ({
  body: (request.body ?? null) as never,
  params: (request.params ?? {}) as never,
  headers: Object.fromEntries(
    Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  ),
  method: request.method ?? 'POST',
  ip: request.ip ?? '127.0.0.1',
});
