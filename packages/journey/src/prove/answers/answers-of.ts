import { nullType, unknownType } from '@waymark/expression';
import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { type FindSubJourney, noSubJourneys } from '../../plan/sub-journeys.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { CalleeTypes } from '../flow/callee-types.ts';
import { analyseFlow, type JourneyFlow } from '../flow/journey-flow.ts';
import { buildGraph } from '../journey-graph.ts';
import { jsonSchemaOf } from '../openapi/json-schema-of.ts';
import { PathCounter } from './count-paths.ts';
import { defaultAnswersOf } from './default-answers.ts';
import type { JourneyAnswers, StepResult, Way } from './journey-answers.ts';
import { refusalsOf } from './refusals.ts';
import { shortestWays } from './shortest-ways.ts';
import { answerOfStep } from './step-answer.ts';

/**
 * All answers that a journey can give, and how it comes to each of them. The document must be proven.
 *
 * @param flow - What the proof knows, if it is at hand.
 */
export function answersOf(
  document: JourneyDocument,
  findSubJourney: FindSubJourney = noSubJourneys,
  flow: JourneyFlow = analyseFlow(document, buildGraph(document), new CalleeTypes(findSubJourney)),
): JourneyAnswers {
  const ways = shortestWays(document, flow.isPossible);
  const counts = new PathCounter(findSubJourney).count(document, flow.isPossible);
  const reachable = Object.keys(document.steps).filter((id) => ways.has(id));
  const wayTo = (id: string): Way => ({ shortestPath: ways.get(id) ?? [], paths: counts.get(id) ?? 0n });
  const endsIn = (test: (step: Step) => boolean) => reachable.filter((id) => test(document.steps[id] as Step));
  return {
    journey: { id: document.id, name: document.name, kind: document.kind },
    answers: endsIn(({ kind }) => kind === 'http-complete')
      .map((id) => answerOfStep(id, document.steps[id] as Step, flow, wayTo(id)))
      .sort((left, right) => left.status - right.status),
    results: endsIn(({ kind }) => findStepKind(kind)?.returns === true).map((id) =>
      resultOfStep(id, document.steps[id] as Step, flow, wayTo(id)),
    ),
    defaults: defaultAnswersOf(document, flow, new Set(reachable), findSubJourney),
    refusals: refusalsOf(document),
  };
}

function resultOfStep(id: string, { name }: Step, flow: JourneyFlow, way: Way): StepResult {
  const formula = flow.formulaAt(id, 'result');
  const type = formula === undefined ? nullType : (formula.known?.check.exact ?? unknownType);
  const value = formula === undefined ? null : formula.known?.compiled.constant;
  return {
    step: id,
    ...(name === undefined ? {} : { name }),
    type,
    schema: jsonSchemaOf(type),
    ...(value === undefined ? {} : { value }),
    ...way,
  };
}
