// How tests run: in a few processes, each of which takes one file after another, on one real PostgreSQL for the whole run.

import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const tests = join(import.meta.dirname, 'test');

/**
 * Where most of the time is waiting for processes and limits: the whole program, channels that stop, the schedule. Begun first, they
 * wait while others work. How long each file takes is known only from former runs.
 */
const waiting = new Set([tests, join(tests, 'bots'), join(tests, 'jobs')]);

class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification): boolean => waiting.has(dirname(moduleId));
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
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
    sequence: { sequencer: WaitingFirst },
    // Most of a test is waiting for a store or a process: more of them than processors.
    maxWorkers: Math.max(3, availableParallelism()),
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
