// How tests run: in a few processes, each of which takes one file after another, on one real PostgreSQL for the whole run.

import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = join(import.meta.dirname, 'test');

/** What lies in `test` itself is about the whole program and takes longest, much of it waiting for processes: it begins first. */
class WholeProgramFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWhole = ({ moduleId }: TestSpecification): boolean => dirname(moduleId) === root;
    return [...sorted.filter(isWhole), ...sorted.filter((file) => !isWhole(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    // Processes, not threads: a test may start children and end them.
    pool: 'forks',
    // A process of its own for each file would spend more on reading modules and opening stores than on the tests.
    // What a test leaves behind in its process (a listener, a variable of the environment) the next file meets.
    isolate: false,
    sequence: { sequencer: WholeProgramFirst },
    // Most of a test is waiting for a store or a process: more of them than processors.
    maxWorkers: Math.max(3, availableParallelism()),
    testTimeout: 20_000,
    // A program that begins on a store of its own, beside everything else.
    hookTimeout: 90_000,
  },
});
