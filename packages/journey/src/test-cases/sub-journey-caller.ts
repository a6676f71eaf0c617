import type { JourneyDocument } from '../document/journey-document.ts';

const CALL = 'call';
const ANSWER = 'answer';
const INSIDE = `${CALL}/`;

/**
 * A journey that does nothing but call a sub-journey: the request's body holds its parameters by name, and its result is
 * the body of a 200 answer. Tests of sub-journeys run on it, and so does the portal where it tries one.
 */
export function callerOfSubJourney({
  id,
  name,
  affinity,
  settings,
  parameters = [],
}: JourneyDocument): JourneyDocument {
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
        branches: { next: ANSWER },
      },
      [ANSWER]: { kind: 'http-complete', config: { responseCode: 200, body: { expression: 'result' } } },
    },
  };
}

/** The id that a step or variable of a run of such a journey has in the sub-journey's own file; undefined for others. */
export const idInsideCall = (id: string): string | undefined =>
  id.startsWith(INSIDE) ? id.slice(INSIDE.length) : undefined;
