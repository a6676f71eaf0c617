import type { JourneyDocument } from '../document/journey-document.ts';
import { DEFAULT_DEADLINE_MS, DEFAULT_MAX_STEPS } from '../document/journey-schema.ts';
import { constantAnswer } from '../steps/http-complete/constant-answer.ts';
import type { Plan } from './plan.ts';
import { PlanBuilder } from './plan-builder.ts';
import { type FindSubJourney, noSubJourneys } from './sub-journeys.ts';

/**
 * Compiles a proven document to closures. Throws when the document was not proven: that is a bug of the caller.
 *
 * @param version - The number that runs and answers are recorded under; 0 for a draft.
 * @param findSubJourney - The published versions that its steps call; they become part of the plan.
 */
export function compileJourney(
  document: JourneyDocument,
  version: number,
  findSubJourney: FindSubJourney = noSubJourneys,
): Plan {
  const builder = new PlanBuilder(findSubJourney);
  const start = builder.addJourney(document);
  const {
    enforceToken = true,
    allowedClients,
    deadlineMs = DEFAULT_DEADLINE_MS,
    maxSteps = DEFAULT_MAX_STEPS,
    defaultAnswer,
    receipts = 'sample',
    receiptClients = [],
  } = document.settings ?? {};
  return {
    journeyId: document.id,
    name: document.name,
    version,
    kind: document.kind,
    subJourneys: builder.subJourneys,
    enforceToken,
    allowedClients: allowedClients === undefined ? null : new Set(allowedClients),
    deadlineMs,
    maxSteps,
    defaultAnswer: defaultAnswer === undefined ? null : constantAnswer(defaultAnswer),
    receipts,
    receiptClients: new Set(receiptClients),
    start,
    steps: builder.steps,
    variableCount: builder.slotNames.length,
    variableNames: builder.slotNames,
  };
}
