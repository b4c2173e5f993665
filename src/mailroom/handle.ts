// One event, one transaction; letters of different conversations share one. Locks, turns, effects, commit.

import type { Clock } from '../calendar/clock.ts';
import { factsOf, type Log } from '../log.ts';
import type { Db } from '../store/db.ts';
import { isCollision, isOutage } from '../store/errors.ts';
import type { Enqueued } from '../store/enqueue.ts';
import { claimConversations, headLetters, markFailed } from '../store/letters.ts';
import { introduce, noChanges, record, type Changes } from '../store/record.ts';
import type { Seal } from '../store/seal.ts';
import { answer } from './context.ts';
import { handOn, takeMove } from './moved-chat.ts';
import { readMail, type Mail } from './read-mail.ts';
import type { RosterCache } from './roster-cache.ts';
import { doDeed, flowFor, needsOf, takeParkedTurn, takeTurn, type TurnDeps, type Work } from './turn.ts';
import type { WaitingChats } from './waiting-chats.ts';

/** Letters handled in one transaction at most. */
const batchLimit = 64;

const nothing: Enqueued = { leased: [], more: false };

export interface HandleDeps extends TurnDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  rosters: RosterCache;
  log: Log;
  waiting: WaitingChats;
  /** The studio whose account this is; null where people say which one they mean. */
  studioOf: (account: string) => string | null;
  /** Accounts whose messages this process can send as fast as they come: what may leave at once is leased with the commit. */
  lease: () => readonly string[];
  /** Called after each commit with what it wrote, and with what of it is to be sent. */
  committed: (changes: Changes, enqueued: Enqueued) => void;
}

export interface Handler {
  /**
   * Handles what waits; resolves with the number of letters that were dealt with. 0: nothing waits.
   * @throws only when the store is away
   */
  handleSome(): Promise<number>;
}

export function createHandler(deps: HandleDeps): Handler {
  return {
    async handleSome() {
      const chats = await deps.waiting.next(batchLimit);
      if (chats.length === 0) return 0;
      try {
        return await handleBatch(deps, chats);
      } catch (error) {
        if (isOutage(error)) {
          deps.waiting.add(chats);
          throw error;
        }
        if (isCollision(error)) deps.log.debug(factsOf(error), 'two batches met; the letters of one are repeated one by one');
        else deps.log.warn(factsOf(error), 'a batch failed; its letters are repeated one by one');
        return handleSingly(deps, chats);
      }
    },
  };
}

/**
 * Handles the first letter of each of these chats, all or nothing.
 * Locks conversations, then matters by number, then accounts and invitations of typed codes, then counters, then the roster's version,
 * then lanes by key. Only what a binding takes over (a former resident's matters) comes out of this order: two batches may meet there,
 * and the one that gives way is repeated.
 */
async function handleBatch(deps: HandleDeps, chats: readonly string[]): Promise<number> {
  const changes = noChanges();
  const { handled, again, missed, moving, enqueued } = await deps.db.transaction((tx) => handleHeads(tx, deps, chats, changes));
  deps.waiting.add(again);
  deps.waiting.addSoon(missed);
  if (handled > 0) deps.committed(changes, enqueued);
  for (const [reason, list] of Map.groupBy(changes.refusals, (refusal) => refusal.reason)) deps.log.info({ reason, count: list.length }, 'refused');
  let moved = 0;
  for (const chat of moving) moved += await takeMove(deps, chat);
  return handled + moved;
}

interface Handled {
  handled: number;
  /** Chats in which more waits. */
  again: string[];
  /** Chats that somebody else has in hand. */
  missed: string[];
  /** Chats whose first letter says that they have a new id. */
  moving: string[];
  enqueued: Enqueued;
}

async function handleHeads(tx: Db, deps: HandleDeps, chats: readonly string[], changes: Changes): Promise<Handled> {
  const now = deps.clock.now();
  const [claimed, heads] = await Promise.all([claimConversations(tx, chats), headLetters(tx, chats)]);
  const byKey = new Map(claimed.map((one) => [one.key, one]));
  const pairs = heads.flatMap((letter) => {
    const conversation = byKey.get(letter.conversation);
    return conversation ? [{ claimed: conversation, letter }] : [];
  });
  // One that has failed is put off, any other is in somebody else's hands.
  const missed = heads.filter((letter) => letter.attempts === 0 && !byKey.has(letter.conversation)).map((letter) => letter.conversation);
  const [first] = pairs;
  if (!first) return { handled: 0, again: [], missed, moving: [], enqueued: nothing };
  const again = pairs.flatMap(({ claimed: chat, letter }) => [...(letter.more ? [chat.key] : []), ...(chat.movedTo === null ? [] : [chat.movedTo])]);
  const copy = await deps.rosters.at(tx, first.letter.rosterVersion);
  const mails = await readMail(tx, deps, copy, await handOn(tx, deps.seal, pairs), changes, now);
  const moving = mails.flatMap((mail) => (mail.isMove ? [mail.conversation.key] : []));
  const enqueued = await takeTurns(tx, deps, { copy, changes, now }, mails.filter((mail) => !mail.isMove));
  return { handled: pairs.length - moving.length, again, missed, moving, enqueued };
}

/** One turn after the other, in the order in which the letters arrived; what they cause is written at the end. */
async function takeTurns(tx: Db, deps: HandleDeps, work: Omit<Work, 'deps' | 'hand'>, mails: readonly Mail[]): Promise<Enqueued> {
  const { changes, now } = work;
  const turns = mails.map((mail) => ({ mail, flow: flowFor(deps, mail, now) }));
  const asking = turns.map(({ mail, flow }) => ({
    needs: needsOf(mail, flow, { roster: work.copy.roster, calendar: work.copy.calendar, now }),
    person: mail.event.actor.person,
    account: mail.letter.account,
    user: mail.event.actor.user,
  }));
  // A code is tried against the account that sent it: somebody new has to have one.
  if (asking.some(({ needs }) => needs.some(({ need }) => need === 'invitation' || need === 'matter-by-code'))) await introduce(tx, changes, now);
  const { hand, answers } = await answer(tx, deps.seal, asking, now, deps);
  for (const [index, { mail, flow }] of turns.entries()) {
    const found = answers[index];
    if (!found) continue;
    for (const deed of takeTurn({ ...work, deps, hand }, mail, flow, found)) await doDeed(tx, deps.seal, { ...work, deps }, mail, deed);
  }
  return record(tx, deps.seal, changes, now, deps.lease());
}

/**
 * Tries each of these chats alone, so that one bad letter holds up nobody else. A letter that met another transaction is as it
 * was and comes with the next round: that is no failure of its own.
 */
async function handleSingly(deps: HandleDeps, chats: readonly string[]): Promise<number> {
  let handled = 0;
  for (const [index, chat] of chats.entries()) {
    try {
      handled += await handleAlone(deps, chat);
    } catch (error) {
      if (isCollision(error)) deps.waiting.addSoon([chat]);
      else {
        deps.waiting.add(chats.slice(index));
        throw error;
      }
    }
  }
  return handled;
}

async function handleAlone(deps: HandleDeps, chat: string): Promise<number> {
  try {
    return await handleBatch(deps, [chat]);
  } catch (error) {
    if (isOutage(error) || isCollision(error)) throw error;
    return giveUpForNow(deps, chat, error);
  }
}

/** Notes the failure of a conversation's first letter; after the last try it is parked, its writer and the officers are told. */
async function giveUpForNow(deps: HandleDeps, chat: string, error: unknown): Promise<number> {
  const facts = factsOf(error);
  const changes = noChanges();
  const now = deps.clock.now();
  const { handled, enqueued } = await deps.db.transaction(async (tx) => {
    const [[claimed], [letter]] = await Promise.all([claimConversations(tx, [chat]), headLetters(tx, [chat])]);
    if (!claimed || !letter) return { handled: 0, enqueued: nothing };
    const parked = await markFailed(tx, letter, [facts.class, facts.code, facts.constraint].filter(Boolean).join(' '));
    deps.log.error({ letter: letter.id, parked, ...facts }, 'a letter could not be handled');
    if (!parked) return { handled: 1, enqueued: nothing };
    const copy = await deps.rosters.at(tx, letter.rosterVersion);
    takeParkedTurn({ deps, copy, changes, now, hand: { files: new Map(), counters: new Map() } }, claimed, letter);
    return { handled: 1, enqueued: await record(tx, deps.seal, changes, now, deps.lease()) };
  });
  if (handled > 0) deps.committed(changes, enqueued);
  return handled;
}
