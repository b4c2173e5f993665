// The supervised session: one connection after the other, each watched by ourselves, for as long as this process has the account.

import { factsOf, type Log } from '../../../log.ts';
import { within } from '../../../within.ts';
import type { Condition, Problem } from './condition.ts';
import { connect, usualConnectionTimes, type Attach, type Connection, type ConnectionDeps, type ConnectionTimes, type End } from './connection.ts';
import type { Online, OnlineNow } from './online.ts';
import { pause } from './pause.ts';
import type { OpenPuppet } from './puppet.ts';

/** Runs work while this process is the only one that has the account, others standing by. The signal says that it is so no more. */
export type OnlyOne = (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;

export interface SessionTimes extends ConnectionTimes {
  /** The pause after the first failure; it doubles up to the longest. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** A login that stood so long was no failure. */
  steadyMs: number;
  /** Who does not get the account within this stands by. */
  standByMs: number;
}

/** The server may come back at any moment, and people wait: the longest pause is what they wait for at most. */
export const usualSessionTimes: SessionTimes = { ...usualConnectionTimes, firstPauseMs: 500, longestPauseMs: 5_000, steadyMs: 30_000, standByMs: 2_000 };

export interface SessionDeps {
  /** A fresh one for each connection. Throws NoPuppet. */
  openPuppet: () => Promise<OpenPuppet>;
  /** Makes the private directory and takes it for us alone; null: another process has it. Gives how to let go of it. */
  takeDirectory: () => Promise<(() => void) | null>;
  /** Absolute, without its ending. */
  memoryCard: string;
  onlyOne: OnlyOne;
  /** The parts of the channel that hear the puppet. */
  attach: readonly Attach[];
  /** A login stands; `ended` says when it stands no more. Not waited for. */
  onOnline: (online: Online, ended: AbortSignal) => void;
  /** Nothing is connected any more, for now or for good. */
  onDown: () => void;
  condition: Condition;
  times: SessionTimes;
  log: Log;
}

export interface Session {
  start(): void;
  /** Returns within 4 s; what hangs is left behind. */
  stop(): Promise<void>;
  online: OnlineNow;
}

/** The port allows 5 s, and whoever stops us has more to do. */
const stopLimitMs = 4_000;

export function createSession(deps: SessionDeps): Session {
  const { onlyOne, condition, log } = deps;
  const logins = createLogins(deps);
  let stopping: AbortController | null = null;
  let working: Promise<void> = Promise.resolve();

  async function standBy(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      // Whoever only stands by has none of the problems.
      const standing = setTimeout(() => stopped.aborted || condition.is(null), deps.times.standByMs);
      try {
        await onlyOne((lost) => {
          clearTimeout(standing);
          condition.stores(true);
          working = keepConnected(deps, logins, AbortSignal.any([stopped, lost]));
          return working;
        });
      } catch (error) {
        condition.stores(false);
        log.error(factsOf(error), 'wechat: the lease of the account failed');
      }
      clearTimeout(standing);
      if (!stopped.aborted) condition.is(null);
      await pause(deps.times.firstPauseMs, stopped);
    }
  }

  return {
    start() {
      if (stopping !== null) return;
      stopping = new AbortController();
      condition.is('starting');
      void standBy(stopping.signal);
    },
    async stop() {
      stopping?.abort();
      stopping = null;
      await within(stopLimitMs, working);
      condition.is('stopped');
    },
    online: logins.online,
  };
}

/** Until the signal. Throws nothing. */
async function keepConnected(deps: SessionDeps, logins: Logins, signal: AbortSignal): Promise<void> {
  const { condition, times } = deps;
  const failed = createFailureLog(deps.log);
  let release: (() => void) | null = null;
  let failures = 0;
  condition.is('starting');
  while (!signal.aborted) {
    let end: End;
    [release, end] = await takeDirectory(release, deps);
    if (release !== null) end = await connect(connectionDeps(deps, logins), signal);
    if (end === null || signal.aborted) break;
    condition.is(end.problem, end);
    const stoodMs = logins.stoodMs();
    failures = stoodMs >= times.steadyMs ? 1 : failures + 1;
    const pausedMs = pauseMs(failures, times, Math.random());
    failed(end, { failures, pausedMs, stoodMs });
    deps.onDown();
    await pause(pausedMs, signal);
  }
  deps.onDown();
  release?.();
}

async function takeDirectory(taken: (() => void) | null, { takeDirectory: take }: SessionDeps): Promise<[(() => void) | null, End]> {
  if (taken !== null) return [taken, null];
  try {
    return [await take(), { problem: 'directory-held' }];
  } catch (error) {
    const { code, class: kind } = factsOf(error);
    return [null, { problem: 'directory-unusable', what: code ?? kind }];
  }
}

function connectionDeps({ openPuppet, memoryCard, attach, condition, times, log }: SessionDeps, logins: Logins): ConnectionDeps {
  return {
    openPuppet,
    memoryCard,
    attach: [logins.attach, ...attach],
    // What kept us from it is over; whether anybody is logged in is told by other events.
    reached() {
      if (!ofLogin.has(condition.problem())) condition.is('starting');
    },
    times,
    log,
  };
}

const ofLogin: ReadonlySet<Problem | null> = new Set<Problem | null>([null, 'scan', 'scanned', 'logged-out']);

/** @param chance from 0 to 1: processes that lost the same server do not come back in step */
export function pauseMs(failures: number, { firstPauseMs, longestPauseMs }: SessionTimes, chance: number): number {
  const doubled = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 16));
  return Math.round(doubled * (0.75 + chance / 4));
}

/** Each problem when it begins, and then ever more rarely. */
function createFailureLog(log: Log): (end: NonNullable<End>, facts: { failures: number; pausedMs: number; stoodMs: number }) => void {
  let last: Problem | null = null;
  return ({ problem, code }, { failures, pausedMs, stoodMs }) => {
    const isPowerOfTwo = (failures & (failures - 1)) === 0;
    if (problem !== last || stoodMs > 0 || isPowerOfTwo) log.warn({ problem, code, failures, pausedMs, stoodMs }, 'wechat: not connected');
    last = problem;
  };
}

interface Logins {
  attach: Attach;
  online: OnlineNow;
  /** How long a login stood in the last connection. */
  stoodMs: () => number;
}

const nameTries = 2;
const nameLimitMs = 4_000;

/** Who is logged in, as the puppet tells it: it may tell a login twice. */
function createLogins({ onOnline, condition, log }: SessionDeps): Logins {
  let online: Online | null = null;
  let since = 0;
  let until = 0;

  function attach({ bot, puppet, ended, on }: Connection): void {
    let current: { id: string; over: AbortController } | null = null;
    since = 0;
    until = 0;
    function leave(): void {
      if (current !== null && online !== null) until = performance.now();
      current?.over.abort();
      current = null;
      online = null;
    }
    on('login', async ({ contactId: id }) => {
      if (current?.id === id) return;
      leave();
      const mine = { id, over: new AbortController() };
      current = mine;
      const name = await nameOf(puppet, id);
      if (mine.over.signal.aborted) return;
      online = { bot, self: { id, name } };
      since = performance.now();
      until = Infinity;
      condition.is(null);
      log.info({}, 'wechat: logged in');
      onOnline(online, mine.over.signal);
    });
    on('logout', () => {
      leave();
      condition.is('logged-out');
      log.warn({}, 'wechat: logged out');
    });
    ended.addEventListener('abort', leave);
  }

  return { attach, online: () => online, stoodMs: () => Math.round(Math.min(until, performance.now()) - since) };
}

/** Empty where the puppet does not tell: then a mention without ids is not seen. */
async function nameOf(puppet: Connection['puppet'], id: string): Promise<string> {
  for (let tries = 0; tries < nameTries; tries += 1) {
    const contact = await within(nameLimitMs, puppet.contactPayload(id)).catch(() => null);
    if (contact !== null) return contact.name;
  }
  return '';
}
