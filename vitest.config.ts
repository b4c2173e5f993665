// How tests run: in processes of their own, on one real PostgreSQL for the whole run.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    // Processes, not threads: a test may start children, end them, and change the environment.
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
