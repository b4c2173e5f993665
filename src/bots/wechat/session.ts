// The supervised session: one connection after the other, each watched by ourselves, for as long as this process has the account.

import { factsOf, type Log } from '../../log.ts';
import { within } from '../../within.ts';
import type { Condition, Problem } from './condition.ts';
import { connect, usualConnectionTimes, type Attach, type Connection, type ConnectionTimes, type End } from './connection.ts';
import type { Online, OnlineNow } from './online.ts';
import { lookAtPuppet, openPuppet, type PuppetSettings } from './puppet.ts';

/** Runs work while this process is the only one that has the account, others standing by. The signal says that it is so no more. */
export type OnlyOne = (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;

export interface SessionTimes extends ConnectionTimes {
  /** The pause after the first failure; it doubles up to the longest. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** A login that stood so long was no failure. */
  steadyMs: number;
}

/** The server may come back at any moment, and people wait: the longest pause is what they wait for at most. */
export const usualSessionTimes: SessionTimes = { ...usualConnectionTimes, firstPauseMs: 500, longestPauseMs: 5_000, steadyMs: 30_000 };

export interface SessionDeps {
  settings: PuppetSettings;
  /** Makes the private directory and takes it for us alone; null: another process has it. Gives how to let go of it. */
  takeDirectory(): Promise<(() => void) | null>;
  /** Absolute, without its ending. */
  memoryCard: string;
  onlyOne: OnlyOne;
  /** The parts of the channel that hear the puppet. */
  attach: readonly Attach[];
  /** A login stands; `ended` says when it stands no more. Not waited for. */
  onOnline(online: Online, ended: AbortSignal): void;
  /** The account is being connected, or is not any more. */
  onStep(step: 'starting' | 'down'): void;
  condition: Condition;
  times: SessionTimes;
  log: Log;
}

export interface Session {
  start(): void;
  /** Returns within the port's 5 s; what hangs is left behind. */
  stop(): Promise<void>;
  online: OnlineNow;
}

/** The port allows 5 s. */
const stopLimitMs = 4_500;
/** How often and how long our own name is asked for. */
const nameTries = 2;
const nameLimitMs = 4_000;

export function createSession(deps: SessionDeps): Session {
  const { onlyOne, condition, log } = deps;
  let stopping: AbortController | null = null;
  let working: Promise<void> = Promise.resolve();
  const logins = createLogins(deps);

  async function standBy(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      try {
        await onlyOne((lost) => {
          working = keepConnected({ ...deps, attach: [logins.attach, ...deps.attach] }, AbortSignal.any([stopped, lost]));
          return working;
        });
      } catch (error) {
        log.error(factsOf(error), 'wechat: the lease of the account failed');
      }
      await pause(deps.times.firstPauseMs, stopped);
    }
  }

  return {
    start() {
      if (stopping !== null) return;
      stopping = new AbortController();
      condition.is(null);
      void standBy(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      stopping = null;
      await within(stopLimitMs, working);
      working = Promise.resolve();
      condition.is('stopped');
    },
    online: logins.online,
  };
}

/** Until the signal. Throws nothing. */
async function keepConnected(deps: SessionDeps, signal: AbortSignal): Promise<void> {
  const { condition, times, onStep } = deps;
  let release: (() => void) | null = null;
  let failures = 0;
  let last: Problem | null = null;
  condition.is('starting');
  onStep('starting');
  while (!signal.aborted) {
    const began = performance.now();
    const end = await directoryOr(deps, release, (held) => (release = held)) ?? (await connectOnce(deps, last, signal));
    if (end === null) break;
    failures = end.stoodMs >= times.steadyMs ? 1 : failures + 1;
    await pause(pauseMs(failures, times, Math.random()), signal);
  }
  release?.();
  // Whoever only stands by has none of the problems.
  condition.is(null);
  onStep('down');
}
