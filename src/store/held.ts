// Deliveries of a restored copy that its original may have sent: they stay aside until a person says what becomes of them.

import { sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import { rowsOf, type Db } from './db.ts';

export interface HeldDeliveries {
  count: number;
  chats: number;
  /** When the first and the last of them were written. */
  from: Instant | null;
  until: Instant | null;
}

export async function countHeld(db: Db): Promise<HeldDeliveries> {
  const [row] = rowsOf<{ count: number; chats: number; from: number | null; until: number | null }>(
    await db.execute(sql`
      select count(*)::int as count, count(distinct lane)::int as chats,
        (extract(epoch from min(created_at)) * 1000)::float8 as from, (extract(epoch from max(created_at)) * 1000)::float8 as until
      from deliveries where status = 'held'`),
  );
  return row ?? { count: 0, chats: 0, from: null, until: null };
}

/** They leave after all, in their chats' order. @returns how many */
export async function sendHeld(db: Db): Promise<number> {
  const rows = rowsOf<{ count: number }>(
    await db.execute(sql`
      with freed as (update deliveries set status = 'waiting' where status = 'held' returning lane),
      counted as (select lane, count(*)::int as more from freed group by lane),
      woken as (update lanes set pending = pending + more, next_at = now() from counted where key = lane returning more)
      select coalesce(sum(more), 0)::int as count from woken`),
  );
  return rows[0]?.count ?? 0;
}

/** They count as refused, and what they said is blanked. @returns how many */
export async function dropHeld(db: Db): Promise<number> {
  const rows = rowsOf(
    await db.execute(sql`update deliveries set status = 'refused', body = null, failure = 'restored' where status = 'held' returning 1`),
  );
  return rows.length;
}
