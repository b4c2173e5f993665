// The pace of an account, or of a group, that all processes share.

import { sql } from 'drizzle-orm';
import { rowsOf, type Db } from './db.ts';

/**
 * Takes the next place in a pace that all processes share, if there is one: at most `burst` at once, one more every `everyMs`.
 * @returns 0 when the place was taken, else milliseconds until there is one
 */
export async function takePlace(db: Db, key: string, everyMs: number, burst: number): Promise<number> {
  const full = sql`${(burst - 1) * everyMs} * interval '1 millisecond'`;
  const step = sql`${everyMs} * interval '1 millisecond'`;
  const rows = rowsOf<{ taken: number }>(
    await db.execute(sql`
      insert into pacing (key, next_at) values (${key}, now() - ${full} + ${step})
      on conflict (key) do update set next_at = greatest(pacing.next_at, now() - ${full}) + ${step}
      where pacing.next_at <= now()
      returning 1 as taken`),
  );
  if (rows.length > 0) return 0;
  const waits = rowsOf<{ wait_ms: string | number }>(
    await db.execute(sql`select extract(epoch from next_at - now()) * 1000 as wait_ms from pacing where key = ${key}`),
  );
  return Math.max(1, Number(waits[0]?.wait_ms ?? 1));
}
