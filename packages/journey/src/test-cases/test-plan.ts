import type { JourneyDocument } from '../document/journey-document.ts';
import { compileJourney } from '../plan/compile-journey.ts';
import type { Plan, PlanStep } from '../plan/plan.ts';
import { type FindSubJourney, noSubJourneys } from '../plan/sub-journeys.ts';

const CALL = 'call';
const ANSWER = 'answer';

/**
 * The plan that the tests of a journey run on. A sub-journey can't be called by itself, so its tests run on a journey that
 * does nothing but call it: the request's body holds its parameters by name, and its result is the body of a 200 answer.
 * A failure that it doesn't handle is 500, as for any journey.
 */
export function testPlan(document: JourneyDocument, findSubJourney: FindSubJourney = noSubJourneys): Plan {
  if (document.kind !== 'sub-journey') return compileJourney(document, 0, findSubJourney);
  const plan = compileJourney(callerOf(document), 0, (id) =>
    id === document.id ? { version: 0, document } : findSubJourney(id),
  );
  return { ...plan, steps: plan.steps.map(renamed) };
}

/** The steps of the sub-journey under their own ids; those around it get ids that no step can have. */
function renamed(step: PlanStep): PlanStep {
  const inner = step.id.startsWith(`${CALL}/`) ? step.id.slice(CALL.length + 1) : `${AROUND}${step.id}`;
  return { ...step, id: inner };
}

/** Begins the ids of steps that only a test has. */
const AROUND = '$';

/** Whether a step is one of the journey that is tested, not of what calls it in a test. */
export const isTestedStep = (id: string): boolean => !id.startsWith(AROUND);

function callerOf({ id, name, affinity, settings, parameters = [] }: JourneyDocument): JourneyDocument {
  return {
    format: 'journey/1',
    id: `test-of-${id}`,
    name,
    kind: 'backend-api',
    affinity,
    ...(settings === undefined ? {} : { settings }),
    start: CALL,
    steps: {
      [CALL]: {
        kind: 'sub-journey',
        config: {
          journey: id,
          parameters: parameters.map((parameter) => ({
            name: parameter.name,
            value: `@policy.request().body?.${parameter.name}`,
          })),
          result: 'result',
        },
        branches: { next: ANSWER },
      },
      [ANSWER]: { kind: 'http-complete', config: { responseCode: 200, body: { expression: 'result' } } },
    },
  };
}
