import type { Step } from '../../document/journey-document.ts';
import { type Facts, NO_FACTS } from './facts.ts';
import { allLabels, CLEAN, constantValue, type FlowValue, handedOn, leaf } from './flow-value.ts';
import type { FlowState, FollowedJourney } from './follow-journey.ts';
import type { FollowedRead, StepContext } from './follow-step.ts';
import { joinLabels, type Labels, NO_LABELS } from './label.ts';

/** Sub-journeys within sub-journeys; a proof refuses calls in a circle, but they may not be proven yet. */
const MAX_DEPTH = 20;

interface Call {
  readonly callee: FollowedJourney | undefined;
  readonly result: { readonly value: FlowValue; readonly facts: Facts };
}

/** Follows the values into the sub-journey that a step calls, and back. One that isn't known may give back all that it gets. */
export function followCallee(
  journeyId: string,
  id: string,
  step: Step,
  reads: readonly FollowedRead[],
  state: FlowState,
  context: StepContext,
): Call {
  const found = context.findSubJourney(journeyId);
  const { callers, budget } = context;
  if (found === undefined || callers.length >= MAX_DEPTH || budget.steps <= 0) return unknownCall(reads);
  const given = givenParameters(step, reads);
  const variables = new Map(
    (found.document.parameters ?? []).map(({ name }) => [name, handedOn(given.get(name) ?? constantValue(null), id)]),
  );
  const start = { variables, facts: state.facts };
  const callee = context.follow(found.document, { ...context, start, callers: [...callers, id] });
  return { callee, result: callee.result ?? { value: CLEAN, facts: NO_FACTS } };
}

function unknownCall(reads: readonly FollowedRead[]): Call {
  const labels = reads.reduce<Labels>((all, { value }) => joinLabels(all, allLabels(value)), NO_LABELS);
  return { callee: undefined, result: { value: leaf(labels), facts: NO_FACTS } };
}

function givenParameters({ config }: Step, reads: readonly FollowedRead[]): ReadonlyMap<string, FlowValue> {
  const rows = (config as { parameters?: readonly { name: string }[] } | undefined)?.parameters ?? [];
  return new Map(
    rows.map(({ name }, index) => [
      name,
      reads.find(({ field }) => field.path === `parameters.${index}.value`)?.value ?? CLEAN,
    ]),
  );
}
