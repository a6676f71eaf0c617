import type { JourneyDocument } from '../document/journey-document.ts';
import { compileJourney } from '../plan/compile-journey.ts';
import type { Plan } from '../plan/plan.ts';
import { type FindSubJourney, noSubJourneys } from '../plan/sub-journeys.ts';
import type { Outcome, StepRecord } from '../run/outcome.ts';
import { callerOfSubJourney, idInsideCall } from './sub-journey-caller.ts';

/** What the tests of a journey run on. */
export interface TestPlan {
  readonly plan: Plan;
  /** The document that the plan was made of: the journey itself, or one that calls it. */
  readonly document: JourneyDocument;
  readonly findSubJourney: FindSubJourney;
  /** Whether the journey that is tested is a sub-journey. */
  readonly isCalled: boolean;
}

/**
 * The plan that the tests of a journey run on. A sub-journey can't be called by itself, so its tests run on a journey that
 * does nothing but call it: the request's body holds its parameters by name, and its result is the body of a 200 answer.
 * A failure that it doesn't handle is 500, as for any journey.
 */
export function testPlan(document: JourneyDocument, findSubJourney: FindSubJourney = noSubJourneys): TestPlan {
  const isCalled = document.kind === 'sub-journey';
  const run = isCalled ? callerOfSubJourney(document) : document;
  const find: FindSubJourney = (id) => (isCalled && id === document.id ? { version: 0, document } : findSubJourney(id));
  return { plan: compileJourney(run, 0, find), document: run, findSubJourney: find, isCalled };
}

/** The steps of the journey that is tested, under the ids that they have in its file. */
export function testedSteps({ isCalled }: TestPlan, steps: readonly StepRecord[]): StepRecord[] {
  if (!isCalled) return [...steps];
  return steps.flatMap((record) => {
    const step = idInsideCall(record.step);
    return step === undefined ? [] : [{ ...record, step }];
  });
}

/** The outcome of a run, with the step that failed under the id that it has in its file. */
export function testedOutcome({ isCalled }: TestPlan, outcome: Outcome): Outcome {
  if (!isCalled || outcome.kind === 'answer') return outcome;
  return { ...outcome, step: idInsideCall(outcome.step) ?? outcome.step };
}
