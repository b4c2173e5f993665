// How tests run: in processes of their own, on one real PostgreSQL for the whole run.

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    // Processes, not threads: a test may start children, end them, and change the environment.
    pool: 'forks',
    // Most of a test is waiting for a store or a process: more of them than processors.
    maxWorkers: Math.max(3, availableParallelism()),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
