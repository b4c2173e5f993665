// Lists of the desk over many studios: what is late, what each studio owes, what hangs together, and the search by pairs of letters.

import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { OpenCount } from '../flows/desk-contract.ts';
import type { WeekCount } from '../flows/flow.ts';
import { inHandStatuses, type Matter, type MatterNumber } from '../matters/matter.ts';
import type { Handling, InSight } from '../matters/visibility.ts';
import { rowsOf, type Db } from './db.ts';
import { arrayOf, isIn, isInSight } from './in-sight.ts';
import { hasStatus, isHandled, toMatter } from './matters.ts';
import { listOf } from './prepared.ts';
import { isOneOf } from './rows.ts';
import { matters, matterWords } from './schema/matters.ts';
import { pairsOf } from './words.ts';

const isOwed = hasStatus(inHandStatuses);
const promisedOn = sql`(${matters.promise} ->> 'on')`;

/** Numbers of the matters merged into these, of those that these are merged into, and of the same ones in all studios that had them. */
export async function relatedMatters(tx: Db, numbers: readonly MatterNumber[]): Promise<MatterNumber[]> {
  if (numbers.length === 0) return [];
  const given = listOf(numbers);
  const rows = rowsOf<{ number: string | null }>(
    await tx.execute(sql`
      with recursive named as (select one from json_array_elements_text(${given}::text::json) one),
      same (number) as (
        select one from named
        union select other from same join matters on matters.number = same.number, unnest(array[handed_from, handed_to]) other where other is not null)
      select number from matters where merged is not null and merged ->> 'into' in (select number from same)
      union select merged ->> 'into' from matters where merged is not null and number in (select one from named)
      union select number from same`),
  );
  return rows.flatMap((row) => row.number ?? []);
}

/** What still waits for an answer, oldest first. */
export async function openMatters(tx: Db, inSight: InSight, limit: number): Promise<{ list: Matter[]; total: number }> {
  const where = and(isInSight(inSight), isOwed);
  const [rows, total] = await Promise.all([
    tx.select().from(matters).where(where).orderBy(asc(matters.raisedAt), asc(matters.number)).limit(limit),
    tx.$count(matters, where),
  ]);
  return { list: rows.map(toMatter), total };
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
  const [rows, total] = await Promise.all([
    tx.select().from(matters).where(where).orderBy(promisedOn, asc(matters.number)).limit(limit),
    tx.$count(matters, where),
  ]);
  return { list: rows.map(toMatter), total };
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

/** How much each of these studios owes, the most late first, and of the first ones their oldest matters. */
export async function openByStudio(tx: Db, inSight: InSight, { today, onlyLate, studioLimit, each }: ByStudio): Promise<{ counts: OpenCount[]; list: Matter[] }> {
  const counted = [...(await countOpen(tx, { studios: inSight.studios }, today)), ...(inSight.confined ? await countOpen(tx, { ...inSight, studios: [] }, today) : [])];
  const counts = counted.filter((one) => !onlyLate || one.late > 0).sort((a, b) => b.late - a.late || b.count - a.count || (a.studio < b.studio ? -1 : 1));
  const list: Matter[] = [];
  for (const { studio } of counts.slice(0, studioLimit)) {
    const shown = onlyLate ? sql`${promisedOn} < ${today}` : sql`true`;
    const order: SQL[] = onlyLate ? [promisedOn, asc(matters.number)] : [asc(matters.raisedAt), asc(matters.number)];
    const one = inSight.studios.includes(studio) ? isInSight({ studios: [studio] }) : and(isInSight({ ...inSight, studios: [] }), eq(matters.studio, studio));
    const rows = await tx.select().from(matters).where(and(one, isOwed, shown)).orderBy(...order).limit(each);
    list.push(...rows.map(toMatter));
  }
  return { counts, list };
}

/** Ordinary and confined ones are counted apart: the former from their index alone. */
async function countOpen(tx: Db, inSight: InSight, today: CivilDate): Promise<OpenCount[]> {
  return await tx
    .select({ studio: matters.studio, count: sql<number>`count(*)::int`, late: sql<number>`(count(*) filter (where ${promisedOn} < ${today}))::int` })
    .from(matters)
    .where(and(isInSight(inSight), isOwed))
    .groupBy(matters.studio);
}

/** Counts by studio: raised and answered since then, late today. Each by an index of its own: of years only a week is read. */
export async function weekCounts(tx: Db, studios: readonly string[], since: Instant, today: CivilDate): Promise<WeekCount[]> {
  if (studios.length === 0) return [];
  const from = sql`${new Date(since).toISOString()}::timestamptz`;
  const [raised, answered, late] = await Promise.all([
    countBy(tx, studios, sql`${matters.raisedAt} >= ${from}`),
    countBy(tx, studios, sql`${matters.repliedAt} >= ${from}`),
    countBy(tx, studios, sql`${isOwed} and ${promisedOn} < ${today}`),
  ]);
  return [...studios].sort().flatMap((studio) => {
    const week = { studio, raised: raised.get(studio) ?? 0, answered: answered.get(studio) ?? 0, late: late.get(studio) ?? 0 };
    return week.raised + week.answered + week.late > 0 ? [week] : [];
  });
}

async function countBy(tx: Db, studios: readonly string[], which: SQL): Promise<Map<string, number>> {
  const rows = await tx.select({ studio: matters.studio, count: sql<number>`count(*)::int` }).from(matters).where(and(isInSight({ studios }), which)).groupBy(matters.studio);
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
