import type { Plan } from '../plan/plan.ts';
import type { Ports, TokenVerifier } from '../ports.ts';
import { executePlan, type RunResult, resultOf } from '../run/execute-plan.ts';
import { pathOf } from '../run/path-of.ts';
import type { TestCase, TestSuite } from './test-suite.ts';

/** What became of one case. `differences` is empty when it passed. */
export interface TestResult {
  readonly name: string;
  readonly differences: readonly string[];
  /** Ids of the steps that the run took. */
  readonly path: readonly string[];
}

/** Runs every case on the plan, without a server: a fixed clock, repeatable randomness, the given key sets. */
export async function runTestSuite(plan: Plan, suite: TestSuite, tokens: TokenVerifier): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of suite.cases) {
    const ports = testPorts(Date.parse(test.now ?? suite.now), tokens);
    const run = await resultOf(executePlan(plan, requestOf(test), null, 'test', ports));
    const path = pathOf(plan, run.path).map(({ step }) => step);
    results.push({ name: test.name, differences: compare(test.expect, run, path), path });
  }
  return results;
}

function testPorts(now: number, tokens: TokenVerifier): Ports {
  let next = 0;
  return {
    clock: { now: () => now, monotonic: () => 0 },
    random: { bytes: (length) => Uint8Array.from({ length }, () => next++ % 256) },
    tokens,
  };
}

const requestOf = ({ request }: TestCase) => ({
  body: (request.body ?? null) as never,
  params: (request.params ?? {}) as never,
  headers: Object.fromEntries(
    Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  ),
  method: request.method ?? 'POST',
  ip: request.ip ?? '127.0.0.1',
});

function compare(expect: TestCase['expect'], { outcome }: RunResult, path: readonly string[]): string[] {
  const differences: string[] = [];
  const check = (what: string, wanted: unknown, got: unknown) => {
    if (stable(wanted) !== stable(got)) differences.push(`${what}: expected ${stable(wanted)}, got ${stable(got)}`);
  };
  if (expect.path !== undefined) check('path', expect.path, path);
  if (outcome.kind === 'failure') {
    const status = outcome.code === 'deadline-exceeded' ? 504 : 500;
    if (status !== expect.status) {
      const at = outcome.field === undefined ? outcome.step : `${outcome.step}, ${outcome.field}`;
      differences.push(`status: expected ${expect.status}, got ${status}: ${outcome.message} (at ${at})`);
    }
    return differences;
  }
  check('status', expect.status, outcome.status);
  const headers = new Map<string, string>();
  outcome.headers.forEach((text, index) => {
    if (index % 2 === 0) headers.set(text.toLowerCase(), outcome.headers[index + 1] ?? '');
  });
  for (const [name, value] of Object.entries(expect.headers ?? {})) {
    check(`header ${name}`, value, headers.get(name.toLowerCase()) ?? null);
  }
  if ('body' in expect)
    check('body', expect.body, typeof expect.body === 'string' ? outcome.body : fromJson(outcome.body));
  return differences;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** JSON with sorted keys, so that equal values give equal text. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([left], [right]) => (left < right ? -1 : 1)))
      : item,
  );
}
