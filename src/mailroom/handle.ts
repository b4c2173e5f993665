// One event, one transaction; letters of different conversations share one. Locks, turns, effects, commit.

import type { Abilities } from '../bots/channel.ts';
import type { Clock } from '../calendar/clock.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import type { Event } from '../flows/flow.ts';
import type { OpenFlow } from '../flows/route.ts';
import { factsOf, type Log } from '../log.ts';
import type { Db } from '../store/db.ts';
import { isOutage } from '../store/errors.ts';
import { claimConversations, headLetters, markFailed, type WaitingLetter } from '../store/letters.ts';
import { introduce, noChanges, record, type Changes } from '../store/record.ts';
import type { Enqueued } from '../store/deliveries.ts';
import type { Seal } from '../store/seal.ts';
import type { Post } from './compose.ts';
import { answer } from './context.ts';
import { readMail } from './read-mail.ts';
import type { RosterCache } from './roster-cache.ts';
import type { WaitingChats } from './waiting-chats.ts';
import { doDeed, flowFor, needsOf, takeParkedTurn, takeTurn } from './turn.ts';

/** Letters handled in one transaction at most. */
const batchLimit = 64;

const nothing: Enqueued = { leased: [], more: false };

export interface HandleDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  calendar: WorkCalendar;
  rosters: RosterCache;
  post: Post;
  abilities: (account: string) => Abilities | null;
  /** Which flow answers (flows/route.ts). `current`: the one that this person is in. */
  route: (event: Event, current: string | null) => OpenFlow;
  log: Log;
  waiting: WaitingChats;
  /** Accounts whose messages this process can send: what may leave at once is leased with the commit. */
  lease: readonly string[];
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
        deps.log.warn(factsOf(error), 'a batch failed; its letters are repeated one by one');
        return handleSingly(deps, chats);
      }
    },
  };
}

/** Handles the first letter of each of these chats, all or nothing. */
async function handleBatch(deps: HandleDeps, chats: readonly string[]): Promise<number> {
  const changes = noChanges();
  const { letters, missed, enqueued } = await deps.db.transaction((tx) => takeTurns(tx, deps, chats, changes));
  deps.waiting.add(letters.filter((letter) => letter.more).map((letter) => letter.conversation));
  deps.waiting.addSoon(missed.map((letter) => letter.conversation));
  if (letters.length > 0) deps.committed(changes, enqueued);
  return letters.length;
}

interface Handled {
  letters: readonly WaitingLetter[];
  /** Letters of chats that somebody else has in hand. */
  missed: readonly WaitingLetter[];
  enqueued: Enqueued;
}

async function takeTurns(tx: Db, deps: HandleDeps, chats: readonly string[], changes: Changes): Promise<Handled> {
  const now = deps.clock.now();
  const [claimed, heads] = await Promise.all([claimConversations(tx, chats), headLetters(tx, chats)]);
  const byKey = new Map(claimed.map((one) => [one.key, one]));
  const pairs = heads.flatMap((letter) => {
    const conversation = byKey.get(letter.conversation);
    return conversation ? [{ claimed: conversation, letter }] : [];
  });
  // One that has failed is put off, any other is in somebody else's hands.
  const missed = heads.filter((letter) => letter.attempts === 0 && !byKey.has(letter.conversation));
  const [first] = pairs;
  if (!first) return { letters: [], missed, enqueued: nothing };
  const copy = await deps.rosters.at(tx, first.letter.rosterVersion);
  const mails = await readMail(tx, deps, copy, pairs, changes, now);
  const turns = mails.map((mail) => ({ mail, flow: flowFor(deps, mail, now) }));
  const asking = turns.map(({ mail, flow }) => ({
    needs: needsOf(mail, flow),
    person: mail.event.actor.person,
    account: mail.letter.account,
    user: mail.event.actor.user,
  }));
  // A code is tried against the account that sent it: somebody new has to have one.
  if (asking.some(({ needs }) => needs.some(({ need }) => need === 'invitation'))) await introduce(tx, changes, now);
  const { hand, answers } = await answer(tx, deps.seal, asking, now);
  for (const [index, { mail, flow }] of turns.entries()) {
    const found = answers[index];
    if (!found) continue;
    for (const deed of takeTurn({ deps, copy, hand, changes, now }, mail, flow, found)) await doDeed(tx, deps.seal, mail, deed, now);
  }
  return { letters: pairs.map((pair) => pair.letter), missed, enqueued: await record(tx, deps.seal, changes, now, deps.lease) };
}

/** Tries each of these chats alone, so that one bad letter holds up nobody else. */
async function handleSingly(deps: HandleDeps, chats: readonly string[]): Promise<number> {
  let handled = 0;
  for (const [index, chat] of chats.entries()) {
    try {
      handled += await handleBatch(deps, [chat]);
    } catch (error) {
      if (isOutage(error)) {
        deps.waiting.add(chats.slice(index));
        throw error;
      }
      handled += await giveUpForNow(deps, chat, error);
    }
  }
  return handled;
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
    return { handled: 1, enqueued: await record(tx, deps.seal, changes, now, deps.lease) };
  });
  if (handled > 0) deps.committed(changes, enqueued);
  return handled;
}
