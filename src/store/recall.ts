// What was said and has to be taken back (a draft turned out to hold a secret): found, and emptied where it has not left.

import { and, eq, gte, isNotNull, ne, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { Db } from './db.ts';
import { forgetListsOf } from './offered-lists.ts';
import { isOneOf } from './rows.ts';
import { deliveries } from './schema/mail.ts';

/** A message of ours that may stand in a chat. `text`: it can be rewritten, other than a file or a pin. */
interface SaidMessage {
  id: number;
  lane: string;
  text: boolean;
  at: Instant;
}

const isWaiting = sql`${deliveries.status} = 'waiting'`;

/** Deliveries to a chat for this purpose that were sent, or wait, since then. */
export async function findSaid(tx: Db, lane: string, purpose: string, since: Instant): Promise<number[]> {
  const rows = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.lane, lane),
        // As the two indexes of a lane have it.
        or(isNotNull(deliveries.messageId), isWaiting),
        eq(deliveries.purpose, purpose),
        gte(deliveries.createdAt, since),
      ),
    )
    .orderBy(deliveries.id);
  return rows.map((row) => row.id);
}

/** About this matter, by itself or among others. */
export function speaksOf(matter: string): SQL | undefined {
  return or(eq(deliveries.matter, matter), sql`${deliveries.alsoAbout} @> to_jsonb(${matter}::text)`);
}

/**
 * Deliveries about a matter to all chats but these.
 * @returns those that wait or are under way, and those that may stand in a chat: of each message the first that wrote it
 */
export async function findSaidOf(tx: Db, matter: string, keep: readonly string[]): Promise<{ recalled: number[]; moved: SaidMessage[] }> {
  const rows = await tx
    .select({ id: deliveries.id, lane: deliveries.lane, status: deliveries.status, purpose: deliveries.purpose, messageId: deliveries.messageId, at: deliveries.createdAt })
    .from(deliveries)
    .where(and(speaksOf(matter), notInArray(deliveries.lane, ['', ...keep]), ne(deliveries.status, 'refused'), ne(deliveries.status, 'folded')))
    .orderBy(deliveries.id);
  return {
    recalled: rows.flatMap(({ id, status }) => (status === 'waiting' ? [id] : [])),
    // What waits may be under way right now: it is looked for as well.
    moved: eachOnce(rows).map(({ id, lane, purpose, at }) => ({ id, lane, text: purpose !== 'part', at })),
  };
}

/** What rewrote a message has its id as well: of each message the first delivery is left. */
export function eachOnce<Row extends { lane: string; messageId: string | null }>(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ lane, messageId }) => {
    const message = `${lane} ${messageId}`;
    const isNew = messageId === null || !seen.has(message);
    seen.add(message);
    return isNew;
  });
}

/** As `emptyUnsent`; besides, no list of what waits names the matter any more. */
export async function forgetUnsent(tx: Db, ids: readonly number[], body: Uint8Array): Promise<void> {
  await tx
    .update(deliveries)
    .set({ body, matter: null, alsoAbout: null, purpose: 'answer' })
    .where(and(isOneOf(deliveries.id, ids), isWaiting));
  await forgetListsOf(tx, ids);
}

/** Puts this body in the place of what has not left. It stays in its lane, whose counts somebody may be changing right now. */
export async function emptyUnsent(tx: Db, ids: readonly number[], body: Uint8Array): Promise<void> {
  await tx
    .update(deliveries)
    .set({ body })
    .where(and(isOneOf(deliveries.id, ids), sql`${deliveries.status} in ('waiting', 'held')`));
  await forgetListsOf(tx, ids);
}

/** The platform's id of a message of ours; null while it has not left. */
export async function messageIdOf(db: Db, delivery: number): Promise<string | null> {
  const rows = await db.select({ messageId: deliveries.messageId }).from(deliveries).where(eq(deliveries.id, delivery));
  return rows[0]?.messageId ?? null;
}
