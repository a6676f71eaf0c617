import { answerOf, bodyValue, headersOf } from '../test-cases/answer-of.ts';
import type { JourneyTest } from '../test-cases/journey-test.ts';
import { type TestPlan, testedSteps } from '../test-cases/test-plan.ts';
import type { KnownInput } from './input-search.ts';
import type { WantedPath } from './path-step.ts';
import { renderRequest, renderStubs } from './render-input.ts';

/** Headers that every answer has. */
const USUAL = new Set(['content-type', 'cache-control', 'x-content-type-options', 'content-security-policy']);
const MAX_NAME = 180;

/** A test as a person would write it: the request, the answers of stubs, and what the run answered. */
export function writeTest(testPlan: TestPlan, wanted: WantedPath, { input, run }: KnownInput): JourneyTest {
  const { status, headers, body } = answerOf(testPlan.plan, run.outcome);
  const stubs = renderStubs(input, run.calls);
  const { now, ...request } = renderRequest(input);
  const told = [...headersOf(headers ?? [])].filter(([name]) => !USUAL.has(name));
  const test: JourneyTest = {
    name: nameOf(testPlan, wanted, status),
    ...(now === undefined ? {} : { now }),
    ...request,
    ...(Object.keys(stubs).length === 0 ? {} : { stubs }),
    expect: {
      status,
      ...(told.length === 0 ? {} : { headers: Object.fromEntries(told) }),
      ...(body === undefined || body === '' ? {} : { body: expectedBody(body) }),
      path: testedSteps(testPlan, run.steps).map(({ step }) => step),
    },
  };
  // A copy without shared parts: files of journeys have no aliases.
  return JSON.parse(JSON.stringify(test)) as JourneyTest;
}

/** Text that is compared as text, unless it is JSON of another kind. */
function expectedBody(text: string): unknown {
  const value = bodyValue(text);
  return typeof value === 'string' ? text : value;
}

/** `200 via check-expiry:yes, check-mfa:yes`: the decisions of the path. `next` is none: it says that nothing special happened. */
function nameOf(testPlan: TestPlan, { steps }: WantedPath, status: number): string {
  const decisions = testedSteps(
    testPlan,
    steps
      .filter(({ isDecision, branch }) => isDecision && branch !== 'next')
      .map(({ step, branch }) => ({ step, branch, at: 0 })),
  );
  const parts: { text: string; times: number }[] = [];
  for (const { step, branch } of decisions) {
    const text = `${step}:${branch}`;
    const last = parts.at(-1);
    if (last?.text === text) last.times++;
    else parts.push({ text, times: 1 });
  }
  const told = parts.map(({ text, times }) => (times === 1 ? text : `${text} ×${times}`)).join(', ');
  const name = told === '' ? String(status) : `${status} via ${told}`;
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
