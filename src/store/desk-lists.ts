// Lists of the desk over many studios: what is late, what each studio owes, what hangs together, and the search by pairs of letters.

import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { OpenCount } from '../flows/desk-contract.ts';
import type { WeekCount } from '../matters/week-count.ts';
import { inHandStatuses, type Matter, type MatterNumber } from '../matters/matter.ts';
import type { Handling, InSight } from '../matters/visibility.ts';
import { rowsOf, type Db } from './db.ts';
import { arrayOf, isIn, isInSight } from './in-sight.ts';
import { hasStatus, isHandled, toMatter } from './matters.ts';
import { unclearSince } from './plainness.ts';
import { listOf } from './prepared.ts';
import { isOneOf } from './rows.ts';
import { matters, matterWords } from './schema/matters.ts';
import { pairsOf } from './words.ts';

const isOwed = hasStatus(inHandStatuses);
/** The officer's turn without an answer being owed: 看不懂, or whether 删除我 may be done. As the index of them says it. */
const isWaiting = sql`(${matters.unclear} or ${matters.erasureUntil} is not null) and ${matters.status} not in ('raised', 'accepted', 'referred')`;
const promisedOn = sql`(${matters.promise} ->> 'on')`;

/** Numbers of the matters merged into these, of those that these are merged into, and of the same ones in other studios, however often they were moved. */
export async function relatedMatters(tx: Db, numbers: readonly MatterNumber[]): Promise<MatterNumber[]> {
  if (numbers.length === 0) return [];
  const given = listOf(numbers);
  const rows = rowsOf<{ number: string | null }>(
    await tx.execute(sql`
      with recursive same as (
        select one from json_array_elements_text(${given}::text::json) one
        union select other.one from same join matters on number = same.one, unnest(array[handed_from, handed_to]) other(one) where other.one is not null)
      select number from matters where merged is not null and merged ->> 'into' in (select one from same)
      union select merged ->> 'into' from matters where merged is not null and number in (select one from same)
      union select one from same`),
  );
  return rows.flatMap((row) => row.number ?? []);
}

/** What still waits for the staff, oldest first. */
export async function openMatters(tx: Db, inSight: InSight, limit: number): Promise<{ list: Matter[]; total: number }> {
  const seen = isInSight(inSight);
  const [list, owed, waiting] = await Promise.all([oldestOpen(tx, seen, limit), tx.$count(matters, and(seen, isOwed)), tx.$count(matters, and(seen, isWaiting))]);
  return { list, total: owed + waiting };
}

/** What is owed and what waits besides, each by its own index. */
async function oldestOpen(tx: Db, seen: SQL | undefined, limit: number): Promise<Matter[]> {
  const oldest = (which: SQL) => tx.select().from(matters).where(and(seen, which)).orderBy(asc(matters.raisedAt), asc(matters.number)).limit(limit);
  const [owed, waiting] = await Promise.all([oldest(isOwed), oldest(isWaiting)]);
  const byAge = (one: { raisedAt: Instant; number: string }, other: typeof one): number => one.raisedAt - other.raisedAt || (one.number < other.number ? -1 : 1);
  return [...owed, ...waiting].sort(byAge).slice(0, limit).map(toMatter);
}

/** What these departments have in hand, oldest first. */
export async function referredMatters(tx: Db, handling: Handling, limit: number): Promise<{ list: Matter[]; total: number }> {
  const where = isHandled(handling);
  const [rows, total] = await Promise.all([
    tx.select().from(matters).where(where).orderBy(asc(matters.raisedAt), asc(matters.number)).limit(limit),
    tx.$count(matters, where),
  ]);
  return { list: rows.map(toMatter), total };
}

/** What these representatives have in hand there, the earliest promise first. */
export async function mattersHeld(tx: Db, representatives: readonly string[], studios: readonly string[], limit: number): Promise<{ list: Matter[]; total: number }> {
  if (representatives.length === 0) return { list: [], total: 0 };
  const where = and(isIn(matters.representative, representatives), isInSight({ studios }), isOwed);
  const [rows, total] = await Promise.all([
    tx.select().from(matters).where(where).orderBy(promisedOn, asc(matters.number)).limit(limit),
    tx.$count(matters, where),
  ]);
  return { list: rows.map(toMatter), total };
}

/** What was promised for an earlier day and is not done, the longest late first. */
export async function lateMatters(tx: Db, inSight: InSight, before: CivilDate, limit: number): Promise<{ list: Matter[]; total: number }> {
  const where = and(isInSight(inSight), isOwed, sql`${promisedOn} < ${before}`);
  const [list, total] = await Promise.all([longestLate(tx, where, limit), tx.$count(matters, where)]);
  return { list, total };
}

async function longestLate(tx: Db, where: SQL | undefined, limit: number): Promise<Matter[]> {
  const rows = await tx.select().from(matters).where(where).orderBy(promisedOn, asc(matters.number)).limit(limit);
  return rows.map(toMatter);
}

/** More than so many are not counted. */
const countedAtMost = 50;

interface ByStudio {
  today: CivilDate;
  onlyLate: boolean;
  /** Of so many studios some matters are shown. */
  studioLimit: number;
  each: number;
}

/** How much waits in each of these studios, the most late first, and of the first ones their oldest matters. */
export async function openByStudio(tx: Db, inSight: InSight, { today, onlyLate, studioLimit, each }: ByStudio): Promise<{ counts: OpenCount[]; list: Matter[] }> {
  const parts = [{ studios: inSight.studios }, ...(inSight.confined ? [{ ...inSight, studios: [] }] : [])];
  const counted: OpenCount[] = [];
  for (const part of parts) counted.push(...(await countOpen(tx, part, today, onlyLate)));
  const counts = counted.filter((one) => !onlyLate || one.late > 0).sort((a, b) => b.late - a.late || b.count - a.count || (a.studio < b.studio ? -1 : 1));
  const list: Matter[] = [];
  for (const { studio } of counts.slice(0, studioLimit)) {
    const one = inSight.studios.includes(studio) ? isInSight({ studios: [studio] }) : and(isInSight({ ...inSight, studios: [] }), eq(matters.studio, studio));
    list.push(...(onlyLate ? await longestLate(tx, and(one, isOwed, sql`${promisedOn} < ${today}`), each) : await oldestOpen(tx, one, each)));
  }
  return { counts, list };
}

/** Ordinary and confined ones are counted apart, and what waits without being owed by itself: each from its index alone. */
async function countOpen(tx: Db, inSight: InSight, today: CivilDate, onlyLate: boolean): Promise<OpenCount[]> {
  const owed = await tx
    .select({ studio: matters.studio, count: sql<number>`count(*)::int`, late: sql<number>`(count(*) filter (where ${promisedOn} < ${today}))::int` })
    .from(matters)
    .where(and(isInSight(inSight), isOwed))
    .groupBy(matters.studio);
  if (onlyLate) return owed;
  const counts = new Map(owed.map((one) => [one.studio, one]));
  for (const [studio, count] of await countBy(tx, inSight, isWaiting)) {
    const { count: before, late } = counts.get(studio) ?? { count: 0, late: 0 };
    counts.set(studio, { studio, count: before + count, late });
  }
  return [...counts.values()];
}

/** Counts by studio: raised, answered, not understood since then, late today. Each by an index of its own: of years only a week is read. */
export async function weekCounts(tx: Db, studios: readonly string[], since: Instant, today: CivilDate): Promise<WeekCount[]> {
  if (studios.length === 0) return [];
  const from = sql`${new Date(since).toISOString()}::timestamptz`;
  const [raised, answered, unclear, late] = await Promise.all([
    countBy(tx, { studios }, sql`${matters.raisedAt} >= ${from}`),
    countBy(tx, { studios }, sql`${matters.repliedAt} >= ${from}`),
    unclearSince(tx, studios, since),
    countBy(tx, { studios }, sql`${isOwed} and ${promisedOn} < ${today}`),
  ]);
  return [...studios].sort().flatMap((studio) => {
    const week = { studio, raised: raised.get(studio) ?? 0, answered: answered.get(studio) ?? 0, unclear: unclear.get(studio) ?? 0, late: late.get(studio) ?? 0 };
    return week.raised + week.answered + week.unclear + week.late > 0 ? [week] : [];
  });
}

async function countBy(tx: Db, inSight: InSight, which: SQL): Promise<Map<string, number>> {
  const rows = await tx.select({ studio: matters.studio, count: sql<number>`count(*)::int` }).from(matters).where(and(isInSight(inSight), which)).groupBy(matters.studio);
  return new Map(rows.map(({ studio, count }) => [studio, count]));
}

/** Fewer than so many that have the pairs are looked through one by one; more of them are found among the newest. */
const candidatesAtMost = 1000;

/** How far back the newest are looked through where a word is very common. */
const newestSearched = 4000;

/**
 * Matters in whose masked words all of these stand, newest first. Chinese is searched by pairs of letters, for nothing
 * separates its words; what is very common, or a single letter, is looked for among the newest only.
 */
export async function searchMatters(tx: Db, inSight: InSight, words: string, limit: number): Promise<{ list: Matter[]; total: number }> {
  const all = words.split(/\s+/).filter((word) => word !== '');
  if (all.length === 0 || (inSight.studios.length === 0 && !inSight.confined)) return { list: [], total: 0 };
  const pairs = all.flatMap(pairsOf);
  // Of one studio the newest are nearly always all there are.
  if (inSight.studios.length === 1) {
    const found = await searchAmong(tx, inSight, all, null, limit);
    if (found.list.length === limit || pairs.length === 0) return found;
  }
  return searchAmong(tx, inSight, all, pairs.length > 0 ? await candidates(tx, pairs) : null, limit);
}

/** @param few the only ones that can have the words; null: the newest are looked through */
async function searchAmong(tx: Db, inSight: InSight, all: readonly string[], few: readonly string[] | null, limit: number): Promise<{ list: Matter[]; total: number }> {
  const among = few
    ? tx.select().from(matters).where(and(isOneOf(matters.number, few), isInSight(inSight))).as('among')
    : tx.select().from(matters).where(isInSight(inSight)).orderBy(desc(matters.raisedAt), desc(matters.number)).limit(newestSearched).as('among');
  const contains = all.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    return sql`concat_ws(E'\\n', ${among.number}, ${among.category}, ${among.place}, ${among.text}) ilike ${pattern}`;
  });
  const rows = await tx.select().from(among).where(and(...contains)).orderBy(desc(among.raisedAt), desc(among.number)).limit(countedAtMost);
  return { list: rows.slice(0, limit).map(toMatter), total: rows.length };
}

/** The matters that have these pairs; null where they are too many to be looked through. */
async function candidates(tx: Db, pairs: readonly string[]): Promise<string[] | null> {
  const rows = await tx.select({ number: matterWords.number }).from(matterWords).where(sql`${matterWords.pairs} @> ${arrayOf(pairs)}::text[]`).limit(candidatesAtMost);
  return rows.length < candidatesAtMost ? rows.map(({ number }) => number) : null;
}
