import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Where others share the machine, a browser may miss its time once; a fault fails every time.
    retry: process.env.CI === undefined ? 0 : 2,
  },
});
