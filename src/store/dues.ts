// What falls due: taken when its instant has come, turned into letters by the tick (DESIGN §5).

import { asc, inArray, lte, min } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { Db } from './db.ts';
import { insertRows } from './rows.ts';
import { dues } from './schema/mail.ts';

export interface Due {
  id: string;
  at: Instant;
  what: string;
  args: string[];
  conversation: string;
  user: string;
}

/** Most dues that one tick turns into letters; the rest follow at once. */
const dueLimit = 200;

/** Locks what has fallen due, earliest first, skipping what another process has in hand. */
export async function takeDue(tx: Db, now: Instant): Promise<Due[]> {
  return tx
    .select()
    .from(dues)
    .where(lte(dues.at, now))
    .orderBy(asc(dues.at), asc(dues.id))
    .limit(dueLimit)
    .for('update', { skipLocked: true });
}

/** @returns the ids of those that were not yet due at any time */
export async function addDues(tx: Db, list: readonly Due[]): Promise<Set<string>> {
  const added = (await insertRows(tx, dues, list, 'on conflict (id) do nothing returning id')) as { id: string }[];
  return new Set(added.map(({ id }) => id));
}

/** To be called in the transaction that took them and wrote their letters. */
export async function dropDues(tx: Db, taken: readonly Due[]): Promise<void> {
  if (taken.length === 0) return;
  await tx.delete(dues).where(
    inArray(
      dues.id,
      taken.map((due) => due.id),
    ),
  );
}

/** Makes each due at another instant, in the transaction that took them. */
export async function moveDues(tx: Db, moved: ReadonlyMap<Due, Instant>): Promise<void> {
  for (const at of new Set(moved.values())) {
    const ids = [...moved].flatMap(([due, until]) => (until === at ? [due.id] : []));
    await tx.update(dues).set({ at }).where(inArray(dues.id, ids));
  }
}

/** When the next thing falls due; null when nothing will. */
export async function nextDue(db: Db): Promise<Instant | null> {
  const rows = await db.select({ at: min(dues.at) }).from(dues);
  return rows[0]?.at ?? null;
}
