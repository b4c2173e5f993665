// Letters and the conversations they belong to: stored once, claimed in order, marked when handled.

import { and, asc, eq, min, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { Subscription } from '../flows/broadcast-contract.ts';
import type { Tongue } from '../matters/tongue.ts';
import { rowsOf, type Db } from './db.ts';
import { listOf, listPlace, preparedQuery, preparedStatement } from './prepared.ts';
import { base64Of, isOneOf } from './rows.ts';
import { conversations, drafts, lanes, letters, type OfferedChoice } from './schema/mail.ts';
import { rosterVersion } from './schema/roster.ts';

export interface NewLetter {
  account: string;
  eventId: string;
  conversation: string;
  chatKind: 'private' | 'group';
  body: Uint8Array;
  receivedAt: Instant;
}

const store = preparedStatement(sql`
  with known as (
    insert into conversations (key, kind)
    select key, kind from json_to_recordset(${sql.placeholder('chats')}::text::json) as chat (key text, kind text) on conflict do nothing)
  insert into letters (account, event_id, conversation, body, received_at)
  select account, "eventId", conversation, decode(body, 'base64'), "receivedAt"
  from json_to_recordset(${listPlace}::text::json) as given (account text, "eventId" text, conversation text, body text, "receivedAt" timestamptz)
  on conflict do nothing`);

/** Stores letters; one that is there already changes nothing. One statement, so one round trip whatever their number. */
export async function storeLetters(db: Db, list: readonly NewLetter[]): Promise<void> {
  const chats = new Map(list.map((letter) => [letter.conversation, letter.chatKind]));
  const chatRows = [...chats].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, kind]) => ({ key, kind }));
  const rows = list.map(({ body, receivedAt, ...letter }) => ({
    ...letter,
    body: base64Of(body),
    receivedAt: new Date(receivedAt).toISOString(),
  }));
  await store(db, { chats: listOf(chatRows), list: listOf(rows) });
}

export interface ClaimedConversation {
  key: string;
  kind: 'private' | 'group';
  person: string | null;
  studio: string | null;
  consented: boolean;
  tongue: Tongue;
  muted: boolean;
  subscribed: Subscription | null;
  state: Uint8Array | null;
  recent: number;
  recentSince: Instant | null;
  /** The key under which this chat goes on, and the one that it had before (store/chats.ts). */
  movedTo: string | null;
  movedFrom: string | null;
}

/** Conversations that have a letter waiting which may be handled now, the oldest letter first. */
export async function chatsWithLetters(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .select({ conversation: letters.conversation })
    .from(letters)
    .innerJoin(conversations, and(eq(conversations.key, letters.conversation), isFree))
    .where(isWaiting)
    .groupBy(letters.conversation)
    .orderBy(min(letters.id))
    .limit(limit);
  return rows.map((row) => row.conversation);
}

// Written out: the plan of a prepared statement cannot know that a parameter will say what the index says.
const isWaiting = sql`${letters.status} = 'waiting'`;

/** A conversation whose letter failed waits a little. */
const isFree = sql`(${conversations.retryAt} is null or ${conversations.retryAt} <= now())`;

const claim = preparedQuery((db) =>
  db
    .select({
      key: conversations.key,
      kind: conversations.kind,
      person: conversations.person,
      studio: conversations.studio,
      consented: conversations.consented,
      tongue: conversations.tongue,
      muted: conversations.muted,
      subscribed: conversations.subscribed,
      state: conversations.state,
      recent: conversations.recent,
      recentSince: conversations.recentSince,
      movedTo: conversations.movedTo,
      movedFrom: conversations.movedFrom,
    })
    .from(conversations)
    .where(and(isOneOf(conversations.key, listPlace), isFree))
    .for('update', { skipLocked: true }),
);

/**
 * Locks those of these conversations that nobody else has in hand. The locks hold until the transaction ends: a crash lets go
 * of them by itself. What belongs to them is read by the next statement, which sees what the last holder has written.
 */
export async function claimConversations(tx: Db, keys: readonly string[]): Promise<ClaimedConversation[]> {
  return claim(tx, { list: listOf(keys) });
}

export interface WaitingLetter {
  id: number;
  account: string;
  eventId: string;
  conversation: string;
  body: Uint8Array;
  receivedAt: Instant;
  attempts: number;
  /** The conversation has more of them. */
  more: boolean;
  draft: { id: string; revision: number; body: Uint8Array; startedAt: Instant; touchedAt: Instant } | null;
  /** The choices last offered in the conversation. */
  choices: OfferedChoice[] | null;
  rosterVersion: number;
}

const heads = preparedQuery((db) => {
  const wanted = sql.raw('wanted.key');
  const head = db
    .select({
      id: letters.id,
      account: letters.account,
      eventId: letters.eventId,
      conversation: letters.conversation,
      body: letters.body,
      receivedAt: letters.receivedAt,
      attempts: letters.attempts,
    })
    .from(letters)
    .where(and(eq(letters.conversation, wanted), isWaiting))
    .orderBy(asc(letters.id))
    .limit(1)
    .as('head');
  return db
    .select({
      id: head.id,
      account: head.account,
      eventId: head.eventId,
      conversation: head.conversation,
      body: head.body,
      receivedAt: head.receivedAt,
      attempts: head.attempts,
      more: sql<boolean>`exists (select 1 from ${letters} where ${letters.conversation} = ${head.conversation} and ${letters.id} > ${head.id} and ${isWaiting})`,
      draft: {
        id: drafts.id,
        revision: drafts.revision,
        body: drafts.body,
        startedAt: drafts.startedAt,
        touchedAt: drafts.touchedAt,
      },
      choices: lanes.choices,
      rosterVersion: sql<number>`(select ${rosterVersion.version} from ${rosterVersion})`.mapWith(Number),
    })
    .from(sql`json_array_elements_text(${listPlace}::text::json) as wanted (key)`)
    .crossJoinLateral(head)
    .leftJoin(drafts, eq(drafts.conversation, wanted))
    .leftJoin(lanes, eq(lanes.key, wanted))
    .orderBy(asc(head.id));
});

/**
 * The first waiting letter of each of these conversations with what belongs to it, in the order in which they arrived: who came
 * first gets the lower number. To be read after the conversations were locked.
 */
export async function headLetters(tx: Db, keys: readonly string[]): Promise<WaitingLetter[]> {
  const rows = await heads(tx, { list: listOf(keys) });
  return rows.flatMap((row) => (row.body ? [{ ...row, body: row.body }] : []));
}

const mark = preparedQuery((db) => db.update(letters).set({ status: 'done', body: null }).where(isOneOf(letters.id, listPlace)));

/** Marks letters as handled and blanks what they said. */
export async function markHandled(tx: Db, ids: readonly number[]): Promise<void> {
  await mark(tx, { list: listOf(ids) });
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

/** Whether such an event was stored, whatever became of it. */
export async function isKnownLetter(db: Db, account: string, eventId: string): Promise<boolean> {
  return (await db.$count(letters, and(eq(letters.account, account), eq(letters.eventId, eventId)))) > 0;
}

/** How many letters wait. */
export async function countWaiting(db: Db): Promise<number> {
  return db.$count(letters, isWaiting);
}

/** How many letters were put aside. */
export async function countParked(db: Db): Promise<number> {
  return db.$count(letters, sql`${letters.status} = 'parked'`);
}
