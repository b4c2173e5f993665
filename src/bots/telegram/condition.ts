// How the channel is: the problems that stand now, in words for the people who run it.

import { say } from '../../texts/say.ts';
import type { Health } from '../channel.ts';
import type { ApiFailure } from './failure.ts';
import { isTokenRefused } from './failure.ts';

/** Each has its words: `telegram-<problem>`. */
type Problem = 'stopped' | 'token' | 'unreachable' | 'conflict' | 'not-registered' | 'not-stored';

export interface Condition {
  has(problem: Problem): void;
  hasNot(...problems: Problem[]): void;
  /** A call that belongs to taking updates failed. */
  failed(failure: ApiFailure): void;
  health: () => Health;
}

/** Starts as stopped. */
export function createCondition(): Condition {
  const problems = new Set<Problem>(['stopped']);
  return {
    has: (problem) => void problems.add(problem),
    hasNot: (...gone) => {
      for (const problem of gone) problems.delete(problem);
    },
    failed(failure) {
      if (failure.status === null || failure.status === 429 || failure.status >= 500) {
        problems.add('unreachable');
        return;
      }
      // Any other refusal is an answer.
      problems.delete('unreachable');
      if (isTokenRefused(failure)) problems.add('token');
      else if (failure.status === 409) problems.add('conflict');
    },
    health() {
      if (problems.size === 0) return { up: true };
      const named = problems.has('stopped') ? (['stopped'] as const) : [...problems];
      return { up: false, detail: named.map((problem) => say(`telegram-${problem}`)).join('；') };
    },
  };
}
