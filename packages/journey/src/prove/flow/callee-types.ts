import { ConstantTrials, neverType, nullType, type Type, unionType, unknownType, widen } from '@waymark/expression';
import type { JourneyDocument } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { buildGraph } from '../journey-graph.ts';
import { analyseFlow, type CalleeResults, type JourneyFlow } from './journey-flow.ts';

/** Types of what sub-journeys yield. Each is found out once in a proof. */
export class CalleeTypes implements CalleeResults {
  /** Shared by all journeys that a proof looks at. */
  readonly trials = new ConstantTrials();
  readonly #findSubJourney: FindSubJourney;
  readonly #results = new Map<string, Type>();
  readonly #flows = new Map<string, JourneyFlow>();

  constructor(findSubJourney: FindSubJourney) {
    this.#findSubJourney = findSubJourney;
  }

  resultOf(journeyId: string): Type {
    const known = this.#results.get(journeyId);
    if (known !== undefined) return known;
    // Meanwhile unknown, so that journeys that call each other come to an end.
    this.#results.set(journeyId, unknownType);
    const found = this.#findSubJourney(journeyId);
    const type = found === undefined ? unknownType : this.#resultOfDocument(journeyId, found.document);
    this.#results.set(journeyId, type);
    return type;
  }

  /** The flow of a sub-journey; undefined for one that doesn't exist. */
  flowOf(journeyId: string): JourneyFlow | undefined {
    this.resultOf(journeyId);
    return this.#flows.get(journeyId);
  }

  #resultOfDocument(journeyId: string, document: JourneyDocument): Type {
    const flow = analyseFlow(document, buildGraph(document), this);
    this.#flows.set(journeyId, flow);
    const results = flow.graph.order.flatMap((id): Type[] => {
      const step = document.steps[id];
      if (step === undefined || findStepKind(step.kind)?.returns !== true) return [];
      const [result] = flow.formulasOf(id);
      return [result === undefined ? nullType : (result.known?.check.exact ?? unknownType)];
    });
    const type = unionType(neverType, ...results);
    // One that never completes yields nothing that anybody could read.
    return type.kind === 'never' ? unknownType : type.kind === 'union' ? type : widen(type);
  }
}
