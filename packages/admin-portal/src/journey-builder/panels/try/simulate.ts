import type { ValueObject } from '@waymark/expression';
import { preloadLibraries } from '@waymark/expression';
import {
  answerOf,
  callerOfSubJourney,
  compileJourney,
  createStubPorts,
  type ExplainedStep,
  executePlan,
  type Failure,
  type FindSubJourney,
  type JourneyDiagnostic,
  type JourneyDocument,
  type JourneyEvent,
  proveJourney,
  RunExplainer,
  resultOf,
  shortenValue,
  testRequest,
} from '@waymark/journey';
import { ownOutcome, ownSteps } from './sub-journey-caller.ts';
import type { TryCall } from './try-request.ts';
import { unansweredPorts } from './unanswered-ports.ts';

/** A header of an answer. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** An answer as a client would see it. */
export interface TriedCall {
  readonly status: number;
  readonly headers: readonly Header[];
  /** Undefined where the server writes it, not the journey. */
  readonly body: string | undefined;
  readonly steps: readonly ExplainedStep[];
  readonly events: readonly JourneyEvent[];
  readonly failure?: Omit<Failure, 'kind'>;
  /** Calls that no stub answered. */
  readonly shortages: readonly string[];
  /** The time that the run saw, epoch milliseconds. */
  readonly now: number;
}

export type Simulated = TriedCall | { readonly problems: readonly JourneyDiagnostic[] };

/** Runs a draft in the page, as the server's simulation does: what is outside is answered by stubs. */
export async function simulate(
  document: JourneyDocument,
  call: TryCall,
  findSubJourney: FindSubJourney,
  nowMs: number,
): Promise<Simulated> {
  const proof = proveJourney(document, { findSubJourney });
  if (proof.document === undefined)
    return { problems: proof.diagnostics.filter(({ severity }) => severity === 'error') };
  await preloadLibraries();
  const isCalled = document.kind === 'sub-journey';
  const find: FindSubJourney = (id) => (isCalled && id === document.id ? { version: 0, document } : findSubJourney(id));
  const plan = compileJourney(isCalled ? callerOfSubJourney(document) : document, 0, find);
  const now = call.now === undefined ? nowMs : Date.parse(call.now);
  const { told, ...others } = unansweredPorts();
  const ports = createStubPorts(call.stubs, now, { monotonic: () => performance.now(), ...others });
  const explainer = new RunExplainer(plan);
  const run = executePlan(plan, testRequest(call), call.client ?? null, 'simulated', ports, { observer: explainer });
  const { outcome, events = [] } = await resultOf(run);
  const { status, headers = [], body } = answerOf(plan, outcome);
  const steps = explainer.steps.map((step) => ({
    ...step,
    values: shortenValue(step.values as ValueObject) as ExplainedStep['values'],
    sets: shortenValue(step.sets as ValueObject) as ExplainedStep['sets'],
  }));
  return {
    status,
    headers: headersOf(headers),
    body,
    steps: isCalled ? ownSteps(steps) : steps,
    events,
    ...(outcome.kind === 'failure' ? { failure: isCalled ? ownOutcome(outcome) : outcome } : {}),
    shortages: [...ports.shortages, ...told],
    now,
  };
}

function headersOf(list: readonly string[]): Header[] {
  return Array.from({ length: list.length / 2 }, (_none, index) => ({
    name: list[2 * index] ?? '',
    value: list[2 * index + 1] ?? '',
  }));
}
