// One event, one transaction; letters of different conversations share one. Locks, turns, effects, commit.

import type { Abilities } from '../bots/channel.ts';
import type { Clock } from '../calendar/clock.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import type { Event } from '../flows/flow.ts';
import type { OpenFlow } from '../flows/route.ts';
import { factsOf, type Log } from '../log.ts';
import type { Db } from '../store/db.ts';
import { isOutage } from '../store/errors.ts';
import { claimConversations, headLetters, markFailed } from '../store/letters.ts';
import { introduce, noChanges, record, type Changes } from '../store/record.ts';
import type { Seal } from '../store/seal.ts';
import type { Post } from './compose.ts';
import { answer } from './context.ts';
import { readMail } from './read-mail.ts';
import type { RosterCache } from './roster-cache.ts';
import { doDeed, flowFor, needsOf, takeParkedTurn, takeTurn } from './turn.ts';

/** Letters handled in one transaction at most. */
const batchLimit = 64;

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
  /** Called after each commit with what it wrote. */
  committed: (changes: Changes) => void;
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
      try {
        return await handleBatch(deps, batchLimit);
      } catch (error) {
        if (isOutage(error)) throw error;
        deps.log.warn(factsOf(error), 'a batch failed; its letters are repeated one by one');
        return handleSingly(deps);
      }
    },
  };
}

/** Handles the first letter of each of up to `limit` conversations, all or nothing. */
async function handleBatch(deps: HandleDeps, limit: number, only?: string): Promise<number> {
  const changes = noChanges();
  const now = deps.clock.now();
  const handled = await deps.db.transaction(async (tx) => {
    const claimed = await claimConversations(tx, limit, only);
    if (!claimed[0]) return 0;
    const letters = await headLetters(tx, claimed.map((one) => one.key));
    if (letters.length === 0) return 0;
    const copy = await deps.rosters.at(tx, claimed[0].rosterVersion);
    const byKey = new Map(claimed.map((one) => [one.key, one]));
    const pairs = letters.flatMap((letter) => {
      const conversation = byKey.get(letter.conversation);
      return conversation ? [{ claimed: conversation, letter }] : [];
    });
    const mails = await readMail(tx, deps, copy, pairs, changes, now);
    const turns = mails.map((mail) => ({ mail, flow: flowFor(deps, mail, now) }));
    const asking = turns.map(({ mail, flow }) => ({
      needs: needsOf(mail, flow, { roster: copy.roster, now }),
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
      const work = { deps, copy, hand, changes, now };
      for (const deed of takeTurn(work, mail, flow, found)) await doDeed(tx, work, mail, deed);
    }
    await record(tx, deps.seal, changes, now);
    return mails.length;
  });
  if (handled > 0) deps.committed(changes);
  return handled;
}

/** Tries each waiting conversation alone, so that one bad letter holds up nobody else. */
async function handleSingly(deps: HandleDeps): Promise<number> {
  const waiting = await deps.db.transaction((tx) => claimConversations(tx, batchLimit));
  let handled = 0;
  for (const { key } of waiting) {
    try {
      handled += await handleBatch(deps, 1, key);
    } catch (error) {
      if (isOutage(error)) throw error;
      handled += await giveUpForNow(deps, key, error);
    }
  }
  return handled;
}

/** Notes the failure of a conversation's first letter; after the last try it is parked, its writer and the officers are told. */
async function giveUpForNow(deps: HandleDeps, key: string, error: unknown): Promise<number> {
  const facts = factsOf(error);
  const changes = noChanges();
  const now = deps.clock.now();
  const handled = await deps.db.transaction(async (tx) => {
    const [claimed] = await claimConversations(tx, 1, key);
    const [letter] = await headLetters(tx, [key]);
    if (!claimed || !letter) return 0;
    const parked = await markFailed(tx, letter, [facts.class, facts.code, facts.constraint].filter(Boolean).join(' '));
    deps.log.error({ letter: letter.id, parked, ...facts }, 'a letter could not be handled');
    if (parked) {
      const copy = await deps.rosters.at(tx, claimed.rosterVersion);
      takeParkedTurn({ deps, copy, changes, now, hand: { files: new Map(), counters: new Map() } }, claimed, letter);
      await record(tx, deps.seal, changes, now);
    }
    return 1;
  });
  if (handled > 0) deps.committed(changes);
  return handled;
}
