import type { JourneyDocument } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import type { FlowFormula } from '../flow/flow-formula.ts';
import type { JourneyFlow } from '../flow/journey-flow.ts';
import { areaOf, stepOf } from '../journey-graph.ts';
import { callsOf } from '../sub-journeys/calls-of.ts';
import { COST } from './cost-model.ts';
import { formulaCost } from './formula-cost.ts';
import { type LongestPath, longestPath, type StepWeight } from './longest-path.ts';

/** The slowest path of a journey and the one with the most steps, each with its figure. */
export interface WorstCase {
  /** `total` in milliseconds, by the model of {@link COST}. */
  readonly time: LongestPath;
  /** `total` in steps. */
  readonly steps: LongestPath;
}

/** Journeys that a worst case is found for, with those that they call. */
export class WorstCases {
  readonly #flowOf: (journeyId: string) => JourneyFlow | undefined;
  readonly #findSubJourney: FindSubJourney;
  readonly #callees = new Map<string, WorstCase>();

  /** @param flowOf - The flow of a sub-journey that exists and calls itself nowhere. */
  constructor(findSubJourney: FindSubJourney, flowOf: (journeyId: string) => JourneyFlow | undefined) {
    this.#findSubJourney = findSubJourney;
    this.#flowOf = flowOf;
  }

  /** @param document - A document without faults in its graph. */
  of(document: JourneyDocument, flow: JourneyFlow): WorstCase {
    const calls = new Map(callsOf(document).map(({ step, journey }) => [step, this.#ofCallee(journey)]));
    return {
      time: longestPath(document, flow.graph, (id) => this.#timeOf(document, flow, id, calls.get(id))),
      steps: longestPath(document, flow.graph, (id) => stepsOf(document, id, calls.get(id))),
    };
  }

  #ofCallee(journeyId: string): WorstCase | undefined {
    const known = this.#callees.get(journeyId);
    if (known !== undefined) return known;
    const found = this.#findSubJourney(journeyId);
    const flow = this.#flowOf(journeyId);
    if (found === undefined || flow === undefined) return undefined;
    const worst = this.of(found.document, flow);
    this.#callees.set(journeyId, worst);
    return worst;
  }

  #timeOf(document: JourneyDocument, flow: JourneyFlow, id: string, callee: WorstCase | undefined): StepWeight {
    const formulas = flow.formulasOf(id);
    const isLoop = areaOf(stepOf(document, id)) === 'repeated';
    const isTest = ({ purpose }: FlowFormula) => isLoop && purpose === 'decision';
    const cost = (some: readonly FlowFormula[]) => some.reduce((sum, formula) => sum + costOf(formula), 0);
    return {
      once:
        (isLoop ? 0 : COST.step) +
        cost(formulas.filter((one) => !isTest(one))) +
        waitOf(document, id) +
        (callee?.time.total ?? 0),
      perTest: isLoop ? COST.step + cost(formulas.filter(isTest)) : 0,
    };
  }
}

const costOf = ({ known }: FlowFormula) => (known === undefined ? 0 : formulaCost(known.compiled.tree));

/** How long the step itself may wait, beside its formulas. */
function waitOf(document: JourneyDocument, id: string): number {
  const step = stepOf(document, id);
  const effects = findStepKind(step?.kind ?? '')?.effects;
  if (effects === 'reads') return COST.keyCall;
  if (effects !== 'network') return 0;
  const limit = (step?.config as { readonly timeoutMs?: unknown } | undefined)?.timeoutMs;
  return typeof limit === 'number' ? limit : COST.networkStep;
}

/** A call counts twice: on the way in, and when the run comes back. */
function stepsOf(document: JourneyDocument, id: string, callee: WorstCase | undefined): StepWeight {
  if (areaOf(stepOf(document, id)) === 'repeated') return { once: 0, perTest: 1 };
  return { once: callee === undefined ? 1 : 2 + callee.steps.total, perTest: 0 };
}
