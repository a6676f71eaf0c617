import { type JourneyDocument, type JourneyTest, proveJourney } from '@waymark/journey';

/** A test that was edited as text, or what is wrong with it. */
export type ReadTest = { readonly test: JourneyTest } | { readonly fault: string; readonly place?: string };

/** Any journey does: only the test in it is looked at. */
const AROUND: JourneyDocument = {
  format: 'journey/1',
  id: 'any',
  name: 'Any',
  kind: 'backend-api',
  affinity: 'b2c',
  start: 'answer',
  steps: { answer: { kind: 'http-complete', config: { responseCode: 200 } } },
};
const PLACE = '/tests/0';

/** Reads a test as JSON and checks its shape as a publish does. */
export function readTest(text: string): ReadTest {
  let test: unknown;
  try {
    test = JSON.parse(text);
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
  const { diagnostics } = proveJourney({ ...AROUND, tests: [test] });
  const found = diagnostics.find(({ pointer, severity }) => severity === 'error' && pointer.startsWith(PLACE));
  if (found === undefined) return { test: test as JourneyTest };
  const place = found.pointer.slice(PLACE.length + 1).replaceAll('/', '.');
  return { fault: found.message, place: place === '' ? 'test' : place };
}
