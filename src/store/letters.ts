// Letters and the conversations they belong to: stored once, claimed in order, marked when handled.

import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import { rowsOf, type Db } from './db.ts';
import { conversations, drafts, lanes, letters } from './schema/mail.ts';
import { rosterVersion } from './schema/roster.ts';

export interface NewLetter {
  account: string;
  eventId: string;
  conversation: string;
  chatKind: 'private' | 'group';
  body: Uint8Array;
  receivedAt: Instant;
}

/** Stores letters; one that is there already changes nothing. One statement, so one round trip whatever their number. */
export async function storeLetters(db: Db, list: readonly NewLetter[]): Promise<void> {
  const chats = new Map(list.map((letter) => [letter.conversation, letter.chatKind]));
  const chatRows = [...chats].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, kind]) => sql`(${key}, ${kind})`);
  const rows = list.map(
    (letter) =>
      sql`(${letter.account}, ${letter.eventId}, ${letter.conversation}, ${letter.body}::bytea, ${new Date(letter.receivedAt).toISOString()}::timestamptz)`,
  );
  await db.execute(sql`
    with known as (insert into conversations (key, kind) values ${sql.join(chatRows, sql`, `)} on conflict do nothing)
    insert into letters (account, event_id, conversation, body, received_at) values ${sql.join(rows, sql`, `)}
    on conflict do nothing`);
}

export interface ClaimedConversation {
  key: string;
  kind: 'private' | 'group';
  person: string | null;
  studio: string | null;
  consented: boolean;
  state: Uint8Array | null;
  recent: number;
  recentSince: Instant | null;
  draft: { id: string; revision: number; body: Uint8Array; startedAt: Instant; touchedAt: Instant } | null;
  choices: { label: string; press: string[] }[] | null;
  /** The key under which this chat goes on, and the one that it had before (store/chats.ts). */
  movedTo: string | null;
  movedFrom: string | null;
  rosterVersion: number;
}

/**
 * Locks up to `limit` conversations that have a letter waiting, oldest letter first, and skips those that somebody else handles.
 * The locks hold until the transaction ends: a crash lets go of them by itself.
 */
export async function claimConversations(tx: Db, limit: number, only?: string): Promise<ClaimedConversation[]> {
  // More heads than we lock, because other workers hold some of the first.
  const heads = tx
    .select({ conversation: letters.conversation, head: sql<number>`min(${letters.id})`.as('head') })
    .from(letters)
    .where(only === undefined ? eq(letters.status, 'waiting') : and(eq(letters.status, 'waiting'), eq(letters.conversation, only)))
    .groupBy(letters.conversation)
    .orderBy(sql`2`)
    .limit(limit * 16)
    .as('heads');
  return tx
    .select({
      key: conversations.key,
      kind: conversations.kind,
      person: conversations.person,
      studio: conversations.studio,
      consented: conversations.consented,
      state: conversations.state,
      recent: conversations.recent,
      recentSince: conversations.recentSince,
      draft: {
        id: drafts.id,
        revision: drafts.revision,
        body: drafts.body,
        startedAt: drafts.startedAt,
        touchedAt: drafts.touchedAt,
      },
      choices: lanes.choices,
      movedTo: conversations.movedTo,
      movedFrom: conversations.movedFrom,
      rosterVersion: sql<number>`(select ${rosterVersion.version} from ${rosterVersion})`.mapWith(Number),
    })
    .from(conversations)
    .innerJoin(heads, eq(heads.conversation, conversations.key))
    .leftJoin(drafts, eq(drafts.conversation, conversations.key))
    .leftJoin(lanes, eq(lanes.key, conversations.key))
    .where(or(isNull(conversations.retryAt), lte(conversations.retryAt, sql`now()`)))
    .orderBy(asc(heads.head))
    .limit(limit)
    .for('update', { of: conversations, skipLocked: true });
}

export interface WaitingLetter {
  id: number;
  account: string;
  eventId: string;
  conversation: string;
  body: Uint8Array;
  receivedAt: Instant;
  attempts: number;
}

/** The first waiting letter of each of these conversations, in the order in which they arrived: who came first gets the lower number. */
export async function headLetters(tx: Db, keys: readonly string[]): Promise<WaitingLetter[]> {
  if (keys.length === 0) return [];
  const rows = await tx
    .selectDistinctOn([letters.conversation], {
      id: letters.id,
      account: letters.account,
      eventId: letters.eventId,
      conversation: letters.conversation,
      body: letters.body,
      receivedAt: letters.receivedAt,
      attempts: letters.attempts,
    })
    .from(letters)
    .where(and(eq(letters.status, 'waiting'), inArray(letters.conversation, [...keys])))
    .orderBy(asc(letters.conversation), asc(letters.id));
  return rows.flatMap((row) => (row.body ? [{ ...row, body: row.body }] : [])).sort((a, b) => a.id - b.id);
}

/** Marks letters as handled and blanks what they said. */
export async function markHandled(tx: Db, ids: readonly number[]): Promise<void> {
  await tx
    .update(letters)
    .set({ status: 'done', body: null })
    .where(inArray(letters.id, [...ids]));
}

/** What cannot be done at this moment, and is nobody's fault: the chat is looked at again after that long. */
export async function putOff(tx: Db, conversation: string, ms: number): Promise<void> {
  await tx
    .update(conversations)
    .set({ retryAt: sql`now() + ${ms} * interval '1 millisecond'` })
    .where(eq(conversations.key, conversation));
}

/** Most tries that a letter gets before it is put aside. */
export const letterAttempts = 5;

/**
 * Notes that a letter could not be handled: its chat waits a little longer each time, and after the last try it is parked.
 * @returns whether it is parked now
 */
export async function markFailed(tx: Db, letter: { id: number; conversation: string }, failure: string): Promise<boolean> {
  const rows = rowsOf<{ status: string }>(
    await tx.execute(sql`
      with failed as (
        update letters set attempts = attempts + 1, failure = ${failure},
          status = case when attempts + 1 >= ${letterAttempts} then 'parked' else status end
        where id = ${letter.id} returning attempts, status)
      update conversations set retry_at = case when failed.status = 'parked' then null
        else now() + (0.2 * power(4, failed.attempts)) * interval '1 second' end
      from failed where key = ${letter.conversation} returning failed.status`),
  );
  return rows[0]?.status === 'parked';
}

/** How many letters wait, for health and metrics. */
export async function countWaiting(db: Db): Promise<number> {
  return db.$count(letters, eq(letters.status, 'waiting'));
}
