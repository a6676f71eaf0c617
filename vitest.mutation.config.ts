import { defineConfig } from 'vitest/config';

/**
 * The tests that `npm run mutation` repeats for each change of the source: those of the language, without the ones that
 * try random programs for seconds. What they alone would notice counts as not noticed.
 */
export default defineConfig({
  test: {
    include: ['packages/expression/src/**/*.test.ts'],
    exclude: ['**/*.property.test.ts', '**/*.oracle.test.ts', '**/edge-inputs.test.ts'],
    isolate: false,
  },
});
