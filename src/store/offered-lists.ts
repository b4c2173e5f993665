// The lists of choices that channels without buttons have shown: written with their deliveries, found when somebody names a choice.

import { and, desc, eq, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { Db } from './db.ts';
import { listOf, listPlace, preparedQuery, preparedStatement } from './prepared.ts';
import { insertRows, isOneOf } from './rows.ts';
import { offeredLists, type OfferedChoice } from './schema/mail.ts';

/** Lists that are remembered of one lane; in a group each card has one. */
const keptOfLane = 24;

export interface NewList {
  asks: string | null;
  said: string;
  choices: OfferedChoice[];
}

export interface OfferedList extends NewList {
  lane: string;
  matter: string | null;
  purpose: string;
  shownAt: Instant;
}

const forget = preparedStatement(sql`
  delete from offered_lists using (
    select delivery, row_number() over (partition by lane order by delivery desc) as place from offered_lists
    where lane in (select json_array_elements_text(${listPlace}::text::json))) as known
  where known.delivery = offered_lists.delivery and known.place > ${sql.raw(String(keptOfLane))}`);

/** Remembers the lists of these deliveries, and forgets what is older in their lanes. */
export async function writeLists(tx: Db, deliveries: readonly { id: number; lane: string; matter: string | null; purpose: string; list: NewList | null }[]): Promise<void> {
  const rows = deliveries.flatMap(({ id, lane, matter, purpose, list }) => (list ? [{ delivery: id, lane, matter, purpose, ...list }] : []));
  if (rows.length === 0) return;
  const lanes = [...new Set(rows.map(({ lane }) => lane))];
  await Promise.all([insertRows(tx, offeredLists, rows), forget(tx, { list: listOf(lanes) })]);
}

/** Since when people may see what this delivery offers, if it offers anything: the first try counts. Null: it did not arrive after all. */
export async function markShown(db: Db, delivery: number, at: Instant | null): Promise<void> {
  await db.update(offeredLists).set({ shownAt: at }).where(and(eq(offeredLists.delivery, delivery), at === null ? undefined : isNull(offeredLists.shownAt)));
}

const find = preparedQuery((db) => {
  const { lane, asks, matter, purpose, said, choices, shownAt } = offeredLists;
  return db
    .select({ lane, asks, matter, purpose, said, choices, shownAt })
    .from(offeredLists)
    .where(sql`${lane} in (select json_array_elements_text(${listPlace}::text::json)) and ${isNotNull(shownAt)}`)
    .orderBy(desc(offeredLists.delivery));
});

/** What these lanes have shown, the newest first. */
export async function findLists(tx: Db, lanes: readonly string[]): Promise<OfferedList[]> {
  if (lanes.length === 0) return [];
  const rows = await find(tx, { list: listOf([...new Set(lanes)]) });
  return rows.flatMap(({ shownAt, ...row }) => (shownAt === null ? [] : [{ ...row, shownAt }]));
}

/** Nothing leads from them to what they offered any more: they were taken back. */
export async function forgetListsOf(tx: Db, deliveries: readonly number[]): Promise<void> {
  await tx.delete(offeredLists).where(isOneOf(offeredLists.delivery, deliveries));
}

/** A matter whose words are gone, or that is no longer theirs who have other chats than these. */
export async function forgetListsAbout(tx: Db, matter: string, keep: readonly string[] = []): Promise<void> {
  await tx.delete(offeredLists).where(and(eq(offeredLists.matter, matter), notInArray(offeredLists.lane, ['', ...keep])));
}
