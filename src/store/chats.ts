// Chats that get another part: a staff group is bound, a group gets a new id on its platform.

import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import { deliveries, lanes } from './schema/mail.ts';
import { studios } from './schema/roster.ts';
import { bumpRosterVersion } from './roster.ts';

/** Counts as a lock that could not be had (SQLSTATE 55P03): the transaction is repeated. */
class LaneBusyError extends Error {
  readonly code = '55P03';
}

/** Makes a chat the staff group of a studio; the former one is left. */
export async function bindStaffGroup(tx: Db, studio: string, conversation: string): Promise<void> {
  await tx.update(studios).set({ staffGroup: conversation }).where(eq(studios.code, studio));
  await bumpRosterVersion(tx);
}

/** A group went over to a new id: the binding and everything that waits for it follow. */
export async function moveChat(tx: Db, from: string, to: string): Promise<void> {
  const bound = await tx.update(studios).set({ staffGroup: to }).where(eq(studios.staffGroup, from)).returning({ code: studios.code });
  if (bound.length > 0) await bumpRosterVersion(tx);
  const [lane] = await tx.select().from(lanes).where(eq(lanes.key, from)).for('update');
  if (!lane) return;
  // A message under way has to be settled first, or it would leave twice: the letter is repeated.
  if (lane.claim !== null) throw new LaneBusyError('a delivery is under way');
  const moved = await tx
    .update(deliveries)
    .set({ lane: to })
    .where(and(eq(deliveries.lane, from), eq(deliveries.status, 'waiting')))
    .returning({ id: deliveries.id });
  await tx.update(lanes).set({ pending: 0 }).where(eq(lanes.key, from));
  if (moved.length === 0) return;
  await tx
    .insert(lanes)
    .values({ key: to, account: lane.account, pending: moved.length, nextAt: sql`now()` })
    .onConflictDoUpdate({ target: lanes.key, set: { pending: sql`${lanes.pending} + ${moved.length}` } });
}
