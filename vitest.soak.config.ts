import { defineConfig } from 'vitest/config';

/** Long tests: `npm run test:soak`. */
export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.soak.ts', 'e2e/soak/**/*.soak.ts', 'e2e/portal/**/*.soak.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    env: { WAYMARK_TEST_SCREENSHOTS: 'yes' },
  },
});
