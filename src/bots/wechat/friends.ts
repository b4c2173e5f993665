// Requests to be a friend: accepted so many an hour, the rest later; whoever is a friend now is greeted as by /start.

import { factsOf, type Log } from '../../log.ts';
import { within } from '../../within.ts';
import type { AccountKey, Arrival } from '../channel.ts';
import type { AccountRecord } from './account-record.ts';
import type { Attach } from './session/connection.ts';
import { isLinkDown } from './out/failure.ts';
import type { Handover } from './in/handover.ts';
import { createNoting, friendshipMark } from './in/noting.ts';
import type { OnlineNow } from './session/online.ts';
import { pause } from './session/pause.ts';

export interface FriendsDeps {
  account: AccountKey;
  record: AccountRecord;
  online: OnlineNow;
  handover: Handover;
  perHour: number;
  log: Log;
  times?: Partial<FriendsTimes> | undefined;
}

export interface FriendsTimes {
  hourMs: number;
  /** WeChat takes a message for a new friend only after a moment. */
  greetAfterMs: number;
  /** Between tries, and while nobody is logged in. */
  againMs: number;
}

export interface Friends {
  attach: Attach;
  start(): void;
  stop(): void;
  /** A login stands: what an earlier process left is taken up. */
  resume(): Promise<void>;
}

const usualTimes: FriendsTimes = { hourMs: 3_600_000, greetAfterMs: 1_500, againMs: 1_000 };
/** Whoever asks when so many wait has to ask again. */
const MAX_WAITING = 1_000;
const LIMIT_MS = 8_000;
const TRIES = 3;
/** Acceptance and confirmation are one greeting. */
const GREETED_MS = 10 * 60_000;
const MAX_GREETED = 1_000;
/** wechaty's numbers (`Friendship.Type`). */
const CONFIRM = 1;
const RECEIVE = 2;

export function createFriends(deps: FriendsDeps): Friends {
  let run: Run | null = null;
  return {
    attach: ({ on }) => on('friendship', ({ friendshipId }) => run?.hear(friendshipId)),
    start: () => void (run ??= createRun(deps)),
    stop() {
      run?.end();
      run = null;
    },
    resume: () => run?.resume() ?? Promise.resolve(),
  };
}

interface Run {
  hear(friendshipId: string): void;
  resume(): Promise<void>;
  end(): void;
}

interface Request {
  id: string;
  contact: string;
}

function createRun(deps: FriendsDeps): Run {
  const { account, handover, log } = deps;
  const times = { ...usualTimes, ...deps.times };
  const stopping = new AbortController();
  const stopped = stopping.signal;
  const noting = createNoting(deps.record, log, stopped, friendshipMark);
  const platform = createPlatform(deps.online, times.againMs, log, stopped);
  const brake = createBrake(deps.perHour, times.hourMs, stopped);
  const greeted = new Map<string, number>();
  /** The request that a confirmation answers: their greeting has one id. */
  const asked = new Map<string, string>();
  const known = new Set<string>();
  const events = createLine((id: string) => look(id), log);
  const requests = createLine((request: Request) => accept(request), log);

  async function look(id: string): Promise<void> {
    const found = await platform.insist(id, (puppet) => puppet.friendshipPayload(id));
    if (stopped.aborted) return;
    const contact = found?.contactId ?? '';
    const type: number | undefined = found?.type;
    if (type === RECEIVE && contact !== '') {
      asked.set(contact, id);
      return requests.add({ id, contact });
    }
    if (type === CONFIRM && contact !== '') await greet({ id: asked.get(contact) ?? id, contact });
    through(id);
  }

  async function accept({ id, contact }: Request): Promise<void> {
    await brake();
    const isFriend = await platform.insist(id, (puppet) => puppet.friendshipAccept(id).then(() => true));
    if (stopped.aborted) return;
    if (isFriend === true) {
      log.info({ eventId: id }, 'wechat: a friend was accepted');
      await pause(times.greetAfterMs, stopped);
      if (!stopped.aborted) await greet({ id, contact });
    }
    if (asked.get(contact) === id) asked.delete(contact);
    through(id);
  }

  async function greet({ id, contact }: Request): Promise<void> {
    const now = performance.now();
    if ((greeted.get(contact) ?? 0) > now) return;
    greeted.delete(contact);
    greeted.set(contact, now + GREETED_MS);
    if (greeted.size > MAX_GREETED) greeted.delete(greeted.keys().next().value ?? '');
    await handover.give([startOf(account, id, contact)]);
  }

  function through(id: string): void {
    if (stopped.aborted) return;
    known.delete(id);
    noting.taken([id]);
  }

  function hear(id: string): void {
    if (stopped.aborted || id === '' || known.has(id)) return;
    if (known.size >= MAX_WAITING) return log.warn({ eventId: id }, 'wechat: too many ask to be friends, this one has to ask again');
    known.add(id);
    noting.note(id, () => events.add(id));
  }

  /** At each login: while we stood by, another process may have had the account, and died. */
  async function takeUpLeft(): Promise<void> {
    for (const id of await noting.left()) {
      if (known.has(id)) continue;
      known.add(id);
      events.add(id);
    }
  }

  return {
    hear,
    resume: takeUpLeft,
    end: () => stopping.abort(),
  };
}

/** What pressing Start is elsewhere. */
function startOf(account: AccountKey, id: string, contact: string): Arrival {
  return {
    eventId: `${friendshipMark}${id}`,
    address: { account, chat: contact },
    chatKind: 'private',
    user: { id: contact },
    body: { kind: 'message', text: '/start', attachments: [], edited: false },
  };
}

/** One after the other. */
function createLine<Item>(work: (item: Item) => Promise<void>, log: Log): { add(item: Item): void } {
  let last: Promise<void> = Promise.resolve();
  return {
    add(item) {
      last = last.then(() => work(item)).catch((error: unknown) => log.error(factsOf(error), 'wechat: a request to be a friend failed'));
    },
  };
}

type PuppetNow = NonNullable<ReturnType<OnlineNow>>['bot']['puppet'];

/** Asks the puppet of the moment, and again; null: it will not, or we were stopped. Throws nothing. */
function createPlatform(online: OnlineNow, againMs: number, log: Log, stopped: AbortSignal) {
  return {
    async insist<Result>(id: string, ask: (puppet: PuppetNow) => Promise<Result>): Promise<Result | null> {
      for (let failures = 0; failures < TRIES && !stopped.aborted;) {
        const now = online();
        try {
          const result = now === null ? null : await within(LIMIT_MS, ask(now.bot.puppet));
          if (result !== null) return result;
          if (now !== null && online() === now) failures += 1;
        } catch (error) {
          if (!isLinkDown(error)) failures += 1;
          log.warn({ eventId: id, failures, ...factsOf(error) }, 'wechat: a request to be a friend could not be dealt with');
        }
        await pause(againMs, stopped);
      }
      return null;
    },
  };
}

/** Waits until another one is within the hour's number. */
function createBrake(perHour: number, hourMs: number, stopped: AbortSignal): () => Promise<void> {
  let taken: number[] = [];
  return async () => {
    while (!stopped.aborted) {
      const now = performance.now();
      taken = taken.filter((at) => at > now - hourMs);
      if (taken.length < perHour) {
        taken.push(now);
        return;
      }
      await pause((taken[0] ?? now) + hourMs - now, stopped);
    }
  };
}
