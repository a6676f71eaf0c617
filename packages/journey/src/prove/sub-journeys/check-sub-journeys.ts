import type { JourneyDocument } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { documentFinding, stepFinding } from '../diagnostic-codes.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';
import { callsOf } from './calls-of.ts';
import { checkArguments } from './check-arguments.ts';
import { type BrokenCall, followCalls } from './follow-calls.ts';

/** Checks the calls of sub-journeys, and of a sub-journey that it ever completes. */
export function checkSubJourneys(
  document: JourneyDocument,
  flow: JourneyFlow,
  findSubJourney: FindSubJourney,
): JourneyDiagnostic[] {
  return [
    ...checkCompletion(document, flow),
    ...callsOf(document).flatMap(({ step, journey }): JourneyDiagnostic[] => {
      const broken = followCalls(document, journey, findSubJourney);
      if (broken !== undefined) return [brokenCall(step, journey, broken)];
      const callee = findSubJourney(journey)?.document;
      return callee === undefined ? [] : checkArguments(document, step, callee, flow);
    }),
  ];
}

function brokenCall(step: string, journey: string, { path, fault }: BrokenCall): JourneyDiagnostic {
  const field = 'config.journey';
  const last = path.at(-1) ?? journey;
  const by = path.length > 1 ? ` by "${path.at(-2) ?? ''}", which is called from here,` : '';
  if (fault === 'recursive') {
    const way = path.map((id) => `"${id}"`).join(' calls ');
    const message = `A sub-journey can't call itself, and from here ${way === `"${last}"` ? `it calls ${way}` : way} again: take one of the calls out, or repeat with a while-loop step.`;
    return stepFinding(step, field, 'recursive-sub-journey', message);
  }
  if (fault === 'unknown') {
    const message = `No sub-journey "${last}" is published, and it is called${by || ' here'}: correct the id, or publish it first.`;
    return stepFinding(step, field, 'unknown-sub-journey', message);
  }
  const message = `"${last}" is called${by || ' here'} as a sub-journey, and it is a backend API journey: call a journey of the kind sub-journey.`;
  return stepFinding(step, field, 'not-a-sub-journey', message);
}

function checkCompletion(document: JourneyDocument, { graph }: JourneyFlow): JourneyDiagnostic[] {
  if (document.kind !== 'sub-journey' || graph.order.length === 0) return [];
  const completes = graph.order.some((id) => findStepKind(document.steps[id]?.kind ?? '')?.returns === true);
  if (completes) return [];
  const message =
    'No path of the sub-journey ends in a complete step, so no journey that calls it would go on: end a path with a step of the kind "complete".';
  return [documentFinding('/steps', 'never-completes', message)];
}
