// Chats: whether there is any yet, and those that get another part: a staff group is bound, a group gets a new id on its platform.

import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { isOneOf } from './rows.ts';
import { conversations, deliveries, lanes, letters } from './schema/mail.ts';
import { studios } from './schema/roster.ts';
import { bumpRosterVersion } from './roster.ts';

/** Whether anybody has ever written. */
export async function hasConversations(db: Db): Promise<boolean> {
  return (await db.select({ key: conversations.key }).from(conversations).limit(1)).length > 0;
}

/** What is known of a chat by itself. */
export type ChatOf = Pick<typeof conversations.$inferSelect, 'key' | 'kind' | 'studio' | 'person'>;

export async function chatsOf(db: Db, keys: readonly string[]): Promise<ChatOf[]> {
  return db
    .select({ key: conversations.key, kind: conversations.kind, studio: conversations.studio, person: conversations.person })
    .from(conversations)
    .where(isOneOf(conversations.key, keys));
}

/** Makes a chat the staff group of a studio; the former one is left. */
export async function bindStaffGroup(tx: Db, studio: string, conversation: string): Promise<void> {
  await tx.update(studios).set({ staffGroup: conversation }).where(eq(studios.code, studio));
  await bumpRosterVersion(tx);
}

export interface Move {
  account: string;
  from: string;
  to: string;
  /** Whether a delivery is still good in the new chat. */
  goesAlong: (body: Uint8Array) => boolean;
}

/** Counts as a lock that could not be had (SQLSTATE 55P03): the transaction is repeated. */
class LaneBusyError extends Error {
  readonly code = '55P03';
}

/**
 * A group went over to a new id: the binding, the dialogues and everything that waits for it follow. To be called by whoever
 * has locked the conversation `from`, and nothing else. Doing it twice is harmless.
 * @throws a collision while a message is under way there: it would leave twice, or be overtaken
 */
export async function moveChat(tx: Db, move: Move): Promise<void> {
  const { from, to } = move;
  await moveConversation(tx, move);
  const bound = await tx.update(studios).set({ staffGroup: to }).where(eq(studios.staffGroup, from)).returning({ code: studios.code });
  if (bound.length > 0) await bumpRosterVersion(tx);
  await lockLanes(tx, move);
  // A lease that has run out is one of a process that is gone.
  const leased = await tx.select({ key: lanes.key }).from(lanes).where(and(eq(lanes.key, from), sql`${lanes.leaseUntil} >= now()`));
  if (leased.length > 0) throw new LaneBusyError('a delivery is under way');
  await moveDeliveries(tx, move);
}

async function moveConversation(tx: Db, { from, to }: Move): Promise<void> {
  await tx.execute(sql`
    insert into ${conversations} (key, kind, studio, consented, tongue, muted, subscribed, state, moved_from)
    select ${to}, kind, studio, consented, tongue, muted, subscribed, state, key from ${conversations} where key = ${from}
    on conflict (key) do update set moved_from = excluded.moved_from, moved_to = null, state = coalesce(conversations.state, excluded.state)`);
  await tx.update(conversations).set({ movedTo: to, state: null, retryAt: null }).where(eq(conversations.key, from));
}

/** In the order of their keys, as everywhere. */
async function lockLanes(tx: Db, { account, from, to }: Move): Promise<void> {
  for (const key of [from, to].sort()) {
    if (key === from) await tx.select({ key: lanes.key }).from(lanes).where(eq(lanes.key, key)).for('update');
    else await tx.insert(lanes).values({ key, account, pending: 0, nextAt: sql`now()` }).onConflictDoUpdate({ target: lanes.key, set: { account } });
  }
}

async function moveDeliveries(tx: Db, { from, to, goesAlong }: Move): Promise<void> {
  const isWaiting = and(eq(deliveries.lane, from), eq(deliveries.status, 'waiting'));
  const waiting = await tx.select({ id: deliveries.id, body: deliveries.body }).from(deliveries).where(isWaiting);
  const left = waiting.flatMap(({ id, body }) => (body && goesAlong(body) ? [] : [id]));
  if (left.length > 0) await tx.update(deliveries).set({ status: 'refused', body: null, failure: 'moved' }).where(inArray(deliveries.id, left));
  const moved = await tx.update(deliveries).set({ lane: to }).where(isWaiting).returning({ id: deliveries.id });
  await tx.update(lanes).set({ pending: 0, leaseUntil: null, claim: null }).where(eq(lanes.key, from));
  await tx.update(lanes).set({ pending: sql`${lanes.pending} + ${moved.length}`, nextAt: sql`now()` }).where(eq(lanes.key, to));
}

/** A letter that came to the former id of a chat becomes one of the chat as it is now. */
export async function readdress(tx: Db, letter: number, to: string, body: Uint8Array): Promise<void> {
  await tx.update(letters).set({ conversation: to, body }).where(eq(letters.id, letter));
}
