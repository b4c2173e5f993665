// How the channel is: the problems that stand now, in words for the people who run it.

import { say } from '../../../texts/say.ts';
import type { Health } from '../../channel.ts';

/** Each has its words: `wechat-<problem>`. */
export type Problem =
  | 'stopped'
  | 'starting'
  | 'scan'
  | 'scanned'
  | 'logged-out'
  | 'unreachable'
  | 'silent'
  | 'no-login'
  | 'token-refused'
  | 'token-shape'
  | 'variable-missing'
  | 'occupied'
  | 'endpoint-shape'
  | 'not-installed'
  | 'no-module'
  | 'puppet-failed'
  | 'directory-held'
  | 'directory-unusable'
  | 'not-stored';

/** What a problem's words name: a package, a variable, a directory, a code. */
export interface About {
  what?: string;
}

export interface Condition {
  /** The one thing that keeps the account from being at work; null: it is, or another process has it. */
  is: (problem: Problem | null, about?: About) => void;
  /** Beside that: what arrived cannot be stored. */
  stores: (well: boolean) => void;
  problem: () => Problem | null;
  health: () => Health;
}

/** Starts as stopped. */
export function createCondition(): Condition {
  let standing: { problem: Problem; about: About } | null = { problem: 'stopped', about: {} };
  let isStoring = true;
  return {
    is(problem, about = {}) {
      standing = problem === null ? null : { problem, about };
    },
    stores(well) {
      isStoring = well;
    },
    problem: () => standing?.problem ?? null,
    health() {
      const told = [
        ...(standing === null ? [] : [wordsOf(standing.problem, standing.about)]),
        ...(isStoring || standing?.problem === 'stopped' ? [] : [say('wechat-not-stored')]),
      ];
      return told.length === 0 ? { up: true } : { up: false, detail: told.join('；') };
    },
  };
}

/** What is so, and what to do about it. */
export function wordsOf(problem: Problem, { what = '' }: About = {}): string {
  return say(`wechat-${problem}`, { what });
}
