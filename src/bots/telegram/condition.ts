// How the channel is: the problems that stand now, in words for the people who run it.

import type { Health } from '../channel.ts';
import type { ApiFailure } from './failure.ts';
import { isTokenRefused } from './failure.ts';

type Problem = 'stopped' | 'token' | 'unreachable' | 'conflict' | 'not-registered' | 'not-stored';

const WORDS: Record<Problem, string> = {
  stopped: 'not started',
  token: 'Telegram refuses the bot token: check TELEGRAM_BOT_TOKEN (ask @BotFather for a new one if it was revoked)',
  unreachable: 'Telegram does not answer: check the network and TELEGRAM_API_ROOT; tried again every few seconds',
  conflict: 'another program takes this bot\'s updates: stop it, or give it a bot of its own',
  'not-registered': 'the webhook is not registered with Telegram: check PUBLIC_URL and TELEGRAM_WEBHOOK_SECRET; tried again every few seconds',
  'not-stored': 'messages wait at Telegram because they could not be stored: check the database',
};

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
      if (isTokenRefused(failure)) problems.add('token');
      else if (failure.status === 409) problems.add('conflict');
      // Any other refusal is an answer.
      else if (failure.status === null || failure.status === 429 || failure.status >= 500) problems.add('unreachable');
    },
    health() {
      if (problems.size === 0) return { up: true };
      const named = problems.has('stopped') ? (['stopped'] as const) : [...problems];
      return { up: false, detail: named.map((problem) => WORDS[problem]).join('; ') };
    },
  };
}
