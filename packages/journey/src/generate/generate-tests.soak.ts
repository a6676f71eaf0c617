import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runJourneyTests } from '../test-cases/run-journey-tests.ts';
import { arbitraryJourney } from './arbitrary-journey.ts';
import { generateTests } from './generate-tests.ts';

it('tests of any journey pass, take ways of their own, and none are left that random requests find', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryJourney,
      fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.jsonValue()), { minLength: 40, maxLength: 40 }),
      async (document, bodies) => {
        const { tests } = await generateTests(document);
        const { results } = await runJourneyTests(document, tests);
        expect(results.flatMap(({ differences }) => differences)).toEqual([]);
        const way = (steps: readonly { step: string; branch: string | null }[]) =>
          steps.map(({ step, branch }) => `${step}:${branch}`).join(' ');
        const found = new Set(results.map(({ steps }) => way(steps)));
        const random = bodies.map((body, index) => ({ name: `r${index}`, request: { body }, expect: { status: 0 } }));
        for (const { steps } of (await runJourneyTests(document, random)).results) {
          // Failed runs end in a step that is no answer: they are no paths.
          if (steps.at(-1)?.step.startsWith('e')) expect([...found]).toContain(way(steps));
        }
      },
    ),
    { numRuns: 200, endOnFailure: true },
  );
});
