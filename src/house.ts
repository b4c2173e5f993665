// The house at work: channels, inbox, handlers, outbox and clock, wired so that nobody waits for a poll when somebody knows better.

import type { Assist } from './assist/assist.ts';
import type { Channel } from './bots/channel.ts';
import type { Clock } from './calendar/clock.ts';
import { createErrands } from './errands/errands.ts';
import { mayConcernUs } from './flows/heard.ts';
import { route } from './flows/route.ts';
import { lookInTheMorning } from './jobs/mornings.ts';
import { createNightly } from './jobs/nightly.ts';
import { jobsOf, startSchedule, type Schedule } from './jobs/schedule.ts';
import { createTick } from './jobs/tick.ts';
import { factsOf, type Log } from './log.ts';
import { createBroadcasts } from './mailroom/broadcasts.ts';
import { createPost } from './mailroom/post.ts';
import { createHandler } from './mailroom/handle.ts';
import { createInbox, type OwnLetter } from './mailroom/inbox.ts';
import { calendarLinkMaker, linkMaker, loginLinkMaker, paperLinkMaker } from './mailroom/new-link.ts';
import { createOutbox } from './mailroom/outbox.ts';
import { accountsAtOnce } from './mailroom/pace.ts';
import { callRolls } from './mailroom/roll-call.ts';
import { createRosterCache, type RosterCache, type RosterCopy } from './mailroom/roster-cache.ts';
import { createWaitingChats } from './mailroom/waiting-chats.ts';
import { startLoop, type Loop } from './mailroom/worker.ts';
import type { Db } from './store/db.ts';
import type { Enqueued } from './store/enqueue.ts';
import type { Changes } from './store/record.ts';
import type { Retention } from './store/retention.ts';
import { rosterVersionOf } from './store/roster.ts';
import type { Seal } from './store/seal.ts';
import { within } from './within.ts';

export interface HouseDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  channels: readonly Channel[];
  /** Loops that handle letters: with one connection more would only wait for each other. */
  handlers: number;
  /** The address seen from outside; asked only when something is handled. */
  publicUrl: () => string;
  retention: Retention;
  /** The optional model, and how often it may be called on a day; null: nothing is asked of it. */
  model: { assist: Assist; dailyCalls: number } | null;
  /** Attempts were refused, one for each reason named; told after the commit. */
  refused: (reasons: readonly string[]) => void;
  log: Log;
}

export interface House {
  /** Takes, decides and delivers from now on. What fell due meanwhile is done first. */
  start(): Promise<void>;
  /** Takes no more, finishes what is under way, and ends; within 7 s, whatever hangs. */
  stop(): Promise<void>;
  /** Roster and calendar as this process knows them; at most some seconds old. */
  known(): Promise<RosterCopy>;
  refreshRoster(): Promise<void>;
  /** Stores letters that come by a page of ours, with what `write` keeps of them, in one transaction. */
  post(write: (tx: Db) => Promise<readonly OwnLetter[]>): Promise<void>;
  /** Something may be due although no time has passed: the clock was turned. Resolves when it is on its way. @throws when the store is away */
  lookAtClock(): Promise<void>;
}

/** What other processes stored, and what was put off, is seen this late at most; what this one stored it knows at once. */
const lookEveryMs = 450;

/** A channel ends within 5 s by its own promise. */
const channelStopMs = 5_000;

/**
 * A platform or a store that hangs is not waited for any longer: there is time left to close the store. A message that is still under
 * way then is sent again by the next start, as after a crash.
 */
const stopLimitMs = 7_000;

export function createHouse({ db, seal, clock, channels, handlers, publicUrl, retention, model, refused, log }: HouseDeps): House {
  const byAccount = new Map(channels.map((channel) => [channel.account as string, channel]));
  const abilities = (account: string) => byAccount.get(account)?.can ?? null;
  const { rosters, latest, staffGroups } = knownRosters(seal);
  const loops: { handling: Loop[]; sending: Loop | null; errands: Loop | null } = { handling: [], sending: null, errands: null };
  let schedule: Schedule | null = null;

  const nudgeHandlers = (): void => loops.handling.forEach((loop) => loop.nudge());
  const waiting = createWaitingChats({ db, lookEveryMs, ready: nudgeHandlers });
  const stored = (chats: readonly string[]): void => {
    waiting.add(chats);
    nudgeHandlers();
  };
  const inbox = createInbox({ db, seal, clock, stored, abilities, mayConcernUs, staffGroups });
  const studioOf = (account: string) => byAccount.get(account)?.studio ?? null;
  const tick = createTick({ db, inbox, clock, known, studioOf, stored, log });
  const errands = model && createErrands({ db, seal, clock, inbox, ...model, stored, log });
  const nightly = createNightly({ db, clock, retention, log });
  const committed = (changes: Changes, { leased, more }: Enqueued): void => {
    outbox.send(leased);
    if (more) loops.sending?.nudge();
    if (changes.errands.length > 0) loops.errands?.nudge();
    for (const due of changes.dues.values()) if (due) tick.expect(due.at);
    void callRolls({ db, channels: byAccount, inbox, stored, log }, changes);
    refused(changes.refusals.map(({ reason }) => reason));
  };
  const post = createPost(seal, abilities);
  const loginAccount = loginAccountOf(channels);
  const waysIn = (code: string) => {
    const links = channels.flatMap((channel) => channel.link?.(`bind_${code}`) ?? []);
    return { links, qrPage: links.length > 0 ? `${publicUrl()}/join/${code}` : null };
  };
  const handler = createHandler({
    db,
    seal,
    clock,
    rosters,
    post,
    waysIn,
    newLink: linkMaker(seal, publicUrl),
    newPaperLink: paperLinkMaker(seal, publicUrl),
    newCalendarLink: calendarLinkMaker(seal, publicUrl),
    login: loginAccount && { ...loginAccount, newLink: loginLinkMaker(seal, publicUrl) },
    assisted: model !== null,
    route,
    studioOf,
    log,
    waiting,
    lease: () => accountsAtOnce(channels),
    committed,
  });
  const outbox = createOutbox({ db, seal, channels: byAccount, inbox, clock, log, again: () => loops.sending?.nudge(), staffGroups, known, studioOf });

  const broadcasts = createBroadcasts({ db, seal, clock, known, channels: byAccount, written: () => loops.sending?.nudge(), log });

  async function refreshRoster(): Promise<void> {
    await rosters.at(db, await rosterVersionOf(db));
  }

  async function known(): Promise<RosterCopy> {
    if (!latest()) await refreshRoster();
    const copy = latest();
    if (!copy) throw new Error('a roster that was read is there');
    return copy;
  }

  return {
    refreshRoster,
    known,
    async post(write) {
      const letters = await db.transaction(async (tx) => {
        const written = await write(tx);
        await inbox.post(tx, written);
        return written;
      });
      stored(letters.map((letter) => letter.conversation));
    },
    async lookAtClock() {
      await tick.tick();
      await nightly.look();
      await lookInTheMorning({ db, inbox, clock, stored });
      await broadcasts.goOn();
    },
    async start() {
      await refreshRoster();
      await tick.tick();
      await lookInTheMorning({ db, inbox, clock, stored });
      // What has grown old meanwhile is stopped before anything leaves.
      await broadcasts.goOn();
      loops.handling = Array.from({ length: handlers }, () => startLoop('handling', () => handler.handleSome(), log));
      loops.sending = startLoop('sending', () => outbox.sendSome(), log);
      if (errands) loops.errands = startLoop('errands', () => errands.runSome(), log);
      schedule = startSchedule(jobsOf({ turnDues: () => tick.tick(), giveOutBroadcasts: () => broadcasts.goOnEvenly(), refreshRoster, lookAtNight: () => nightly.look(), lookInTheMorning: () => lookInTheMorning({ db, inbox, clock, stored }) }), log);
      await Promise.all(channels.map((channel) => channel.start((arrivals) => inbox.receive(arrivals))));
    },
    async stop() {
      const stopped = await within(stopLimitMs, takeDown().then(() => true));
      if (stopped === null) log.warn({}, 'not everything under way has ended');
    },
  };

  async function takeDown(): Promise<void> {
    nightly.stop();
    broadcasts.stop();
    errands?.stop();
    const ends = channels.map((channel) => within(channelStopMs, channel.stop()).catch((error: unknown) => log.warn({ channel: channel.name, ...factsOf(error) }, 'a channel did not stop')));
    await Promise.all([...ends, schedule?.stop(), tick.stop(), loops.errands?.stop()]);
    await Promise.all(loops.handling.map((loop) => loop.stop()));
    // What the last letters caused is in the store by now; what is not yet under way leaves after the next start.
    await loops.sending?.stop();
    await outbox.idle();
  }
}

/** The account that a person logs in by QR code (微信登录). */
export function loginAccountOf(channels: readonly Channel[]): { account: string; studio: string | null } | null {
  const channel = channels.find(({ account }) => account.startsWith('wechat:'));
  return channel ? { account: channel.account, studio: channel.studio ?? null } : null;
}

/** The cache of the mailroom, with an eye on the newest copy that went through it. */
function knownRosters(seal: Seal): { rosters: RosterCache; latest: () => RosterCopy | null; staffGroups: () => ReadonlySet<string> } {
  const cache = createRosterCache(seal);
  let latest: RosterCopy | null = null;
  let staffGroups = new Set<string>();
  return {
    latest: () => latest,
    staffGroups: () => staffGroups,
    rosters: {
      async at(db, version) {
        const copy = await cache.at(db, version);
        if (latest === copy || (latest && latest.version > copy.version)) return copy;
        latest = copy;
        staffGroups = new Set([...copy.roster.studios.values()].flatMap((studio) => studio.staffGroup ?? []));
        return copy;
      },
    },
  };
}
