// The whole house in one process: a fresh store, a clock that a test turns, paper channels, and the cast of the example roster.

import { sql } from 'drizzle-orm';
import { importRoster } from '../../src/admin/import-roster.ts';
import type { RosterFile } from '../../src/admin/roster-file.ts';
import type { Assist } from '../../src/assist/assist.ts';
import type { Channel } from '../../src/bots/channel.ts';
import { createWebChat } from '../../src/bots/web/web-chat.ts';
import { addDays, civilDate, instantOf } from '../../src/calendar/civil.ts';
import type { Clock, Instant } from '../../src/calendar/clock.ts';
import { morning } from '../../src/calendar/quiet-hours.ts';
import { createErrands, type Errands } from '../../src/errands/errands.ts';
import { lookInTheMorning } from '../../src/jobs/mornings.ts';
import { lookForSilence } from '../../src/jobs/silence.ts';
import { createLog, type Log } from '../../src/log.ts';
import { createBroadcasts, type Broadcasts } from '../../src/mailroom/broadcasts.ts';
import { createPost } from '../../src/mailroom/post.ts';
import { createHandler, type Handler, type HandleDeps } from '../../src/mailroom/handle.ts';
import { createInbox, type Inbox, type InboxDeps } from '../../src/mailroom/inbox.ts';
import { createOutbox, type Outbox } from '../../src/mailroom/outbox.ts';
import { callRolls } from '../../src/mailroom/roll-call.ts';
import { calendarLinkMaker, linkMaker, loginLinkMaker, paperLinkMaker } from '../../src/mailroom/new-link.ts';
import { createWaitingChats } from '../../src/mailroom/waiting-chats.ts';
import { accountsAtOnce, canSend } from '../../src/mailroom/pace.ts';
import { createRosterCache } from '../../src/mailroom/roster-cache.ts';
import { suspectsSecret } from '../../src/matters/screening.ts';
import { createChatLog } from '../../src/store/chat-log.ts';
import { rowsOf, type Db } from '../../src/store/db.ts';
import { nextDue } from '../../src/store/dues.ts';
import { rosterVersionOf } from '../../src/store/roster.ts';
import type { Seal } from '../../src/store/seal.ts';
import { freshStore, type FreshStore } from './databases.ts';
import { readMoment } from './moments.ts';
import { createPaper, type Paper } from './paper.ts';
import { exampleRoster, testSeal } from './rosters.ts';
import { tick } from './tick.ts';

export interface HouseOptions {
  /** Closed with the house. */
  store?: FreshStore;
  papers?: readonly Paper[];
  /** `2026年11月24日 09:00` unless told otherwise. */
  at?: string;
  /** Null: nobody is in the roster. */
  roster?: RosterFile | null;
  /** The web chat as well, with its log in the store. */
  web?: boolean;
  /** Flows of a test instead of the product's. */
  route?: HandleDeps['route'];
  /** As a server does: what was leased with its commit leaves then. Without it a test sends when it wants to. */
  sendsAtOnce?: boolean;
  /** As the clock is turned, each morning the studios look at their days, as a server has them do. */
  mornings?: boolean;
  /** An account that is logged in by QR code. */
  login?: { account: string; studio: string | null };
  /** The optional model. */
  model?: { assist: Assist; dailyCalls: number };
}

/** What takes letters and sends deliveries: one process. A second one on the same store is `house.anotherWorker()`. */
export interface Worker {
  inbox: Inbox;
  handler: Handler;
  outbox: Outbox;
  broadcasts: Broadcasts;
  /** Null without a model. */
  errands: Errands | null;
  /** What is due now becomes letters; resolves with how much was. */
  turnDues(): Promise<number>;
}

export interface House extends Worker {
  store: FreshStore;
  db: Db;
  seal: Seal;
  clock: Clock;
  /** The first channel. */
  paper: Paper;
  papers: readonly Paper[];
  /** The web chat, if it was asked for. */
  web: Channel | null;
  /** Every line that was logged, as it was written. */
  logLines: readonly string[];
  /** What flows threw, with the words that the log leaves out. */
  bugs: readonly unknown[];
  /** Works until nothing moves. What only waits for real time to pass (a retry, a pace) is waited for up to `patienceMs`, without waiting. */
  settle(options?: { patienceMs?: number }): Promise<void>;
  /** Turns the clock (see moments.ts for what it understands); what falls due on the way happens, each at its own time. */
  turn(moment: string): Promise<void>;
  /** The clock is put there, back as well, and nothing happens on the way: the process was down, or its clock was wrong. It goes on from there as after a start. */
  jump(moment: string): Promise<void>;
  /** The studios look at their days now, if they have not done so today. */
  morning(): Promise<void>;
  /** A millisecond passes: no two things happen at one instant. */
  tickOn(): void;
  /** Lets real time pass for leases, retries and pacing: their rows are moved back. */
  elapse(ms: number): Promise<void>;
  /** A process of its own on the same store and channels. `db`: with a connection of its own; `route`: with flows of its own. */
  anotherWorker(db?: Db, route?: HandleDeps['route']): Worker;
  close(): Promise<void>;
}

const longestPatienceMs = 600_000;

export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const store = options.store ?? (await freshStore());
  const seal = testSeal();
  const papers = options.papers ?? [createPaper()];
  const [paper] = papers;
  if (!paper) throw new Error('a house needs a channel');
  let now = readMoment(options.at ?? '2026年11月24日 09:00', 0);
  const clock: Clock = { now: () => now };
  const logLines: string[] = [];
  const log = createLog('debug', { write: (line) => logLines.push(line) });
  const roster = options.roster === undefined ? await exampleRoster() : options.roster;
  if (roster) await importRoster({ db: store.db, seal }, roster, now);
  // Only a house that runs the product's flows needs them to be there.
  const { route } = options.route ? { route: options.route } : await import('../../src/flows/route.ts');
  // Flows of a test listen to whatever is said in a group.
  const { mayConcernUs: hears } = options.route ? { mayConcernUs: () => true } : await import('../../src/flows/heard.ts');
  const bugs: unknown[] = [];
  const web = options.web === true ? openWeb(store.db, seal, clock, log) : null;
  const channels: readonly Channel[] = web ? [...papers, web] : papers;
  const sendsAtOnce = options.sendsAtOnce ?? false;
  const worker = (db: Db, flows = route): Worker => hire({ hears, db, seal, clock, papers, channels, log, route: watched(flows, bugs), sendsAtOnce, login: options.login ?? null, model: options.model ?? null });
  const own = worker(store.db);
  for (const one of channels) await one.start((arrivals) => own.inbox.receive(arrivals));

  async function settle({ patienceMs = 0 }: { patienceMs?: number } = {}): Promise<void> {
    await workUntilStill(own);
    for (let left = patienceMs; ; ) {
      const waitMs = await nextMoveMs(store.db, channels);
      if (waitMs === null || waitMs > left) return;
      await elapse(store.db, waitMs);
      left -= waitMs;
      await workUntilStill(own);
    }
  }

  const look = async () => {
    await lookForSilence(store.db, clock.now(), new AbortController().signal);
    return lookInTheMorning({ db: store.db, inbox: own.inbox, clock, stored: () => undefined });
  };

  return {
    ...own,
    store,
    db: store.db,
    seal,
    clock,
    paper,
    papers,
    web,
    logLines,
    bugs,
    settle,
    async turn(moment) {
      const until = readMoment(moment, now);
      if (until < now) throw new Error(`the clock does not run backwards to ${moment}`);
      for (;;) {
        const due = await nextDue(store.db);
        const dawn = options.mornings === true ? nextMorning(now) : null;
        const next = due === null || (dawn !== null && dawn < due) ? dawn : due;
        if (next === null || next > until) break;
        await elapse(store.db, Math.max(0, next - now));
        now = Math.max(now, next);
        if (next === dawn) await look();
        else if ((await own.turnDues()) === 0) throw new Error('something is due and does not happen');
        await settle({ patienceMs: longestPatienceMs });
      }
      await elapse(store.db, until - now);
      now = until;
      await settle({ patienceMs: longestPatienceMs });
    },
    async jump(moment) {
      const until = readMoment(moment, now);
      await elapse(store.db, Math.max(0, until - now));
      now = until;
      await own.turnDues();
      if (options.mornings === true) await look();
      await settle({ patienceMs: longestPatienceMs });
    },
    async morning() {
      await look();
      await settle({ patienceMs: longestPatienceMs });
    },
    tickOn: () => (now += 1),
    elapse: (ms) => elapse(store.db, ms),
    anotherWorker: (db = store.db, flows = route) => worker(db, flows),
    async close() {
      for (const one of papers) {
        one.letGo();
        await one.stop();
      }
      await web?.stop();
      await own.outbox.idle();
      await store.close();
    },
  };
}

/** The next 08:30 in China. */
function nextMorning(now: Instant): Instant {
  const today = instantOf(civilDate(now), morning);
  return now < today ? today : instantOf(addDays(civilDate(now), 1), morning);
}

function openWeb(db: Db, seal: Seal, clock: Clock, logger: Log): Channel {
  return createWebChat({ log: createChatLog(db, seal), withhold: (text) => (suspectsSecret(text) ? null : text), clock, secureCookies: false, logger });
}

/** The same flows; what they throw is kept as well. */
function watched(route: HandleDeps['route'], bugs: unknown[]): HandleDeps['route'] {
  const noting = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      bugs.push(error);
      throw error;
    }
  };
  return (event, current) => {
    const flow = noting(() => route(event, current));
    return {
      ...flow,
      needs: (data, one, atHand) => noting(() => flow.needs(data, one, atHand)),
      turn: (data, one, context) => noting(() => flow.turn(data, one, context)),
    };
  };
}

interface Hiring {
  hears: InboxDeps['mayConcernUs'];
  db: Db;
  seal: Seal;
  clock: Clock;
  papers: readonly Paper[];
  channels: readonly Channel[];
  log: Log;
  route: HandleDeps['route'];
  sendsAtOnce: boolean;
  login: NonNullable<HouseOptions['login']> | null;
  model: NonNullable<HouseOptions['model']> | null;
}

/** What one process is made of, put together as in src/serve.ts. */
function hire({ hears, db, seal, clock, papers, channels, log, route, sendsAtOnce, login, model }: Hiring): Worker {
  const byAccount = new Map(channels.map((channel) => [channel.account as string, channel]));
  const abilities = (account: string) => byAccount.get(account)?.can ?? null;
  const rosters = createRosterCache(seal);
  const known = async () => rosters.at(db, await rosterVersionOf(db));
  const studioOf = (account: string) => byAccount.get(account)?.studio ?? null;
  const waiting = createWaitingChats({ db, lookEveryMs: 0, ready: () => undefined });
  const staffGroups = () => new Set(papers.flatMap((paper) => paper.groups.map((chat) => `${paper.account}/${chat}`)));
  const inbox = createInbox({ db, seal, clock, stored: () => undefined, abilities, mayConcernUs: hears, staffGroups });
  const handler = createHandler({
    db,
    seal,
    clock,
    rosters,
    post: createPost(seal, abilities),
    newLink: linkMaker(seal, () => 'https://huiyin.example'),
    newPaperLink: paperLinkMaker(seal, () => 'https://huiyin.example'),
    newCalendarLink: calendarLinkMaker(seal, () => 'https://huiyin.example'),
    assisted: model !== null,
    login: login && { ...login, newLink: loginLinkMaker(seal, () => 'https://huiyin.example') },
    waysIn: (code) => {
      const links = channels.flatMap((channel) => channel.link?.(`bind_${code}`) ?? []);
      return { links, qrPage: links.length > 0 ? `https://huiyin.example/join/${code}` : null };
    },
    route,
    studioOf,
    log,
    waiting,
    lease: () => (sendsAtOnce ? accountsAtOnce(channels) : []),
    committed: (changes, { leased }) => {
      outbox.send(leased);
      calls.push(callRolls({ db, channels: byAccount, inbox, stored: () => undefined, log }, changes));
    },
  });
  const calls: Promise<void>[] = [];
  const outbox = createOutbox({ db, seal, channels: byAccount, inbox, clock, log, again: () => undefined, staffGroups, known, studioOf });
  const idle = async (): Promise<void> => {
    await Promise.all([...calls.splice(0), outbox.idle()]);
  };
  const broadcasts = createBroadcasts({ db, seal, clock, known, channels: byAccount, written: () => undefined, log });
  const errands = model && createErrands({ db, seal, clock, inbox, ...model, stored: () => undefined, log });
  return { inbox, handler, outbox: { ...outbox, idle }, broadcasts, errands, turnDues: () => tick({ db, clock, inbox, known, studioOf }) };
}

/** Handles and sends until a round does nothing. */
export async function workUntilStill({ handler, outbox, broadcasts, errands }: { handler: Handler; outbox: Pick<Outbox, 'sendSome' | 'idle'>; broadcasts?: Broadcasts; errands?: Errands | null }): Promise<void> {
  await outbox.idle();
  for (let busy = true; busy; ) {
    const handled = await handler.handleSome();
    const sent = await outbox.sendSome();
    await outbox.idle();
    const given = (await broadcasts?.goOn()) ?? 0;
    const run = (await errands?.runSome()) ?? 0;
    busy = handled + sent + given + run > 0;
  }
}

/** How often a server looks whether there is a place. */
const lookEveryMs = 500;

/** How long until something that waits for real time moves; null when nothing waits. What waits for a channel waits for ever. */
async function nextMoveMs(db: Db, channels: readonly Channel[]): Promise<Instant | null> {
  const listOf = (some: readonly Channel[]) => sql.join(['', ...some.map(({ account }) => account)].map((account) => sql`${account}`), sql`, `);
  const accounts = listOf(channels.filter(canSend));
  const paced = listOf(channels.filter(({ can }) => can.pace));
  const rows = rowsOf<{ wait_ms: string | number | null }>(
    await db.execute(sql`
      select extract(epoch from min(at) - now()) * 1000 as wait_ms from (
        select greatest(next_at, lease_until, case when account in (${paced}) then now() + ${lookEveryMs} * interval '1 millisecond' end) as at from lanes where pending > 0 and account in (${accounts})
        union all
        select greatest(next_at, now() + interval '100 milliseconds') from pacing where key like 'broadcast %' and next_at > now() - interval '1 second' and exists (select 1 from broadcasts where ending is null)
        union all
        select greatest(not_before, lease_until) from errands where status = 'waiting' and greatest(not_before, lease_until) > now()
        union all
        select retry_at from conversations where retry_at is not null and exists (
          select 1 from letters where letters.conversation = conversations.key and letters.status = 'waiting')) waiting`),
  );
  const waitMs = rows[0]?.wait_ms ?? null;
  return waitMs === null ? null : Math.max(1, Math.ceil(Number(waitMs)) + 1);
}

async function elapse(db: Db, ms: number): Promise<void> {
  if (ms <= 0) return;
  const by = sql`${Math.ceil(ms)}::float8 * interval '1 millisecond'`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`update lanes set next_at = next_at - ${by}, lease_until = lease_until - ${by}`);
    await tx.execute(sql`update deliveries set not_before = not_before - ${by} where not_before is not null`);
    await tx.execute(sql`update pacing set next_at = next_at - ${by}, other_chat_at = other_chat_at - ${by}, notice_at = notice_at - ${by}`);
    await tx.execute(sql`update errands set not_before = not_before - ${by}, lease_until = lease_until - ${by} where status = 'waiting'`);
    await tx.execute(sql`update conversations set retry_at = retry_at - ${by} where retry_at is not null`);
  });
}
