import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runJourneyTests } from '../test-cases/run-journey-tests.ts';
import { answer, journeyOf } from '../test-fixtures.ts';
import { arbitraryComparison, arbitraryJourney } from './arbitrary-journey.ts';
import { generateTests } from './generate-tests.ts';

const settings = { seed: 20_261_124, numRuns: 30 } as const;

it('every generated test passes, takes a path of its own, and fails when another answer is expected', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryJourney, async (document) => {
      const { tests, reached, paths, unreached } = await generateTests(document, { runsPerPath: 150 });
      expect(reached + unreached.length).toBe(paths);
      const { results } = await runJourneyTests(document, tests);
      expect(results.flatMap(({ differences }) => differences)).toEqual([]);
      const ways = results.map(({ steps }) => steps.map(({ step, branch }) => `${step}:${branch}`).join(' '));
      expect(new Set(ways).size).toBe(tests.length);
      expect(new Set(tests.map(({ name }) => name)).size).toBe(tests.length);
      const wrong = tests.map((test) => ({ ...test, expect: { ...test.expect, status: test.expect.status + 1 } }));
      expect((await runJourneyTests(document, wrong)).failed).toBe(tests.length);
    }),
    settings,
  );
});

it('both ways out of a comparison are found, and the one for a failure where there is one', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryComparison, async (condition) => {
      const branches = { yes: 'yes', no: 'no' };
      const document = journeyOf({
        ask: { kind: 'condition', config: { condition }, branches },
        yes: answer(200),
        no: answer(403),
      });
      expect((await generateTests(document)).unreached).toEqual([]);
    }),
    { ...settings, numRuns: 100 },
  );
});

it('the same seed gives the same tests', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryJourney, fc.nat(), async (document, seed) => {
      const options = { seed, runsPerPath: 60 };
      expect(await generateTests(document, options)).toEqual(await generateTests(document, options));
    }),
    { ...settings, numRuns: 6 },
  );
});
