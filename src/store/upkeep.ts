// When backups and purges were last done, and who does the next one.

import { eq, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import { rowsOf, type Db } from './db.ts';
import { upkeep } from './schema/upkeep.ts';

export type Upkeep = (typeof upkeep.$inferSelect)['what'];

/** When it was last done, by the business clock; null: never, as far as this store knows. */
export async function lastUpkeep(db: Db, what: Upkeep): Promise<Instant | null> {
  const rows = await db.select({ at: upkeep.at }).from(upkeep).where(eq(upkeep.what, what));
  return rows[0]?.at ?? null;
}

export async function noteUpkeep(db: Db, what: Upkeep, at: Instant): Promise<void> {
  await db.insert(upkeep).values({ what, at }).onConflictDoUpdate({ target: upkeep.what, set: { at } });
}

/** As if it had never been done: the next who looks does it again. */
export async function forgetUpkeep(tx: Db, what: Upkeep): Promise<void> {
  await tx.delete(upkeep).where(eq(upkeep.what, what));
}

/**
 * Takes what is to be done once since an instant: of several processes that ask, one is told yes. What it does not finish is left
 * to the next time. A clock that was turned back does not put it off.
 */
export async function claimUpkeep(db: Db, what: Upkeep, since: Instant, now: Instant): Promise<boolean> {
  const [from, at] = [since, now].map((instant) => new Date(instant).toISOString());
  const taken = await db.execute(sql`
    insert into ${upkeep} as done (what, at) values (${what}, ${at}::timestamptz)
    on conflict (what) do update set at = excluded.at where done.at < ${from}::timestamptz or done.at > excluded.at returning what`);
  return rowsOf(taken).length > 0;
}
