import type { JourneyDocument, Step } from '../document/journey-document.ts';
import type { FindSubJourney } from '../plan/sub-journeys.ts';
import { findStepKind } from '../steps/step-kinds.ts';

/** A step of a plan, and the journey that it stands in. */
export interface PlaceOfStep {
  readonly step: Step;
  /** Begins the names of the variables that it sees: `check-user/`. */
  readonly scope: string;
  /** The step that calls the sub-journey that it stands in, with the scope of that step. */
  readonly caller: { readonly step: Step; readonly scope: string } | undefined;
}

/** Finds the step of a document that a step of the plan was made of, by its id: `check-user/verify`. */
export function placeOfStep(document: JourneyDocument, findSubJourney: FindSubJourney, planId: string): PlaceOfStep {
  const ids = planId.split('/');
  let journey = document;
  let scope = '';
  let caller: PlaceOfStep['caller'];
  for (const [depth, id] of ids.entries()) {
    const step = journey.steps[id];
    if (step === undefined) break;
    if (depth === ids.length - 1) return { step, scope, caller };
    const callee = findStepKind(step.kind)?.callee?.((step.config ?? {}) as never);
    const found = callee === undefined ? undefined : findSubJourney(callee);
    if (found === undefined) break;
    caller = { step, scope };
    journey = found.document;
    scope = `${scope}${id}/`;
  }
  throw new Error(`The plan has the step ${planId}, and the document doesn't`);
}
