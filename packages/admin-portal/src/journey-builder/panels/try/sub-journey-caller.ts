import type { ExplainedStep, Failure, JourneyDocument } from '@waymark/journey';

const CALL = 'call';
const INSIDE = `${CALL}/`;

/** A journey that does nothing but call a sub-journey, with the members of the body as its parameters. Tests run on the same. */
export function callerOf({ id, name, affinity, settings, parameters = [] }: JourneyDocument): JourneyDocument {
  return {
    format: 'journey/1',
    id: `test-of-${id}`,
    name,
    kind: 'backend-api',
    affinity,
    ...(settings === undefined ? {} : { settings }),
    start: CALL,
    steps: {
      [CALL]: {
        kind: 'sub-journey',
        config: {
          journey: id,
          parameters: parameters.map((parameter) => ({
            name: parameter.name,
            value: `@policy.request().body?["${parameter.name}"]`,
          })),
          result: 'result',
        },
        branches: { next: 'answer' },
      },
      answer: { kind: 'http-complete', config: { responseCode: 200, body: { expression: 'result' } } },
    },
  };
}

/** The steps of the sub-journey itself, under the ids of its own file. */
export function ownSteps(steps: readonly ExplainedStep[]): ExplainedStep[] {
  return steps.flatMap((step) =>
    step.step.startsWith(INSIDE) ? [{ ...step, step: step.step.slice(INSIDE.length), sets: ownNames(step.sets) }] : [],
  );
}

const ownNames = (sets: ExplainedStep['sets']): ExplainedStep['sets'] =>
  Object.fromEntries(
    Object.entries(sets).map(([name, value]) => [name.startsWith(INSIDE) ? name.slice(INSIDE.length) : name, value]),
  );

export const ownOutcome = (failure: Failure): Failure =>
  failure.step.startsWith(INSIDE) ? { ...failure, step: failure.step.slice(INSIDE.length) } : failure;
