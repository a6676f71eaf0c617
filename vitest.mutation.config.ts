import { defineConfig } from 'vitest/config';

/** Which tests: patterns inside the package's sources, with commas between them. */
const wanted = process.env.MUTATION_TESTS ?? '**/*.test.ts';

/**
 * The tests that `npm run mutation` repeats for each change of the source: those of the language, without the ones that
 * try random programs for seconds. What they alone would notice counts as not noticed.
 */
export default defineConfig({
  test: {
    include: wanted.split(',').map((pattern) => `packages/expression/src/${pattern}`),
    exclude: ['**/*.property.test.ts', '**/*.oracle.test.ts', '**/edge-inputs.test.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});
