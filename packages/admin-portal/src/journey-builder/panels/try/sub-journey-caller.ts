import { type ExplainedStep, type Failure, idInsideCall } from '@waymark/journey';

/** The steps of the sub-journey itself, under the ids of its own file. */
export function ownSteps(steps: readonly ExplainedStep[]): ExplainedStep[] {
  return steps.flatMap((record) => {
    const step = idInsideCall(record.step);
    return step === undefined ? [] : [{ ...record, step, sets: ownNames(record.sets) }];
  });
}

const ownNames = (sets: ExplainedStep['sets']): ExplainedStep['sets'] =>
  Object.fromEntries(Object.entries(sets).map(([name, value]) => [idInsideCall(name) ?? name, value]));

export const ownOutcome = (failure: Failure): Failure => ({
  ...failure,
  step: idInsideCall(failure.step) ?? failure.step,
});
