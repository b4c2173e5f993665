// Lists of the desk over many studios: what is late, what each studio owes, what hangs together, and the search by pairs of letters.

import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { CivilDate } from '../calendar/civil.ts';
import type { OpenCount } from '../flows/desk-contract.ts';
import { inHandStatuses, type Matter, type MatterNumber } from '../matters/matter.ts';
import { rowsOf, type Db } from './db.ts';
import { hasStatus, toMatter } from './matters.ts';
import { listOf } from './prepared.ts';
import { isOneOf } from './rows.ts';
import { matters, matterWords } from './schema/matters.ts';
import { pairsOf } from './words.ts';

const isOwed = hasStatus(inHandStatuses);
const promisedOn = sql`(${matters.promise} ->> 'on')`;

/** Numbers of the matters merged into these, of those that these are merged into, and of the same ones in another studio. */
export async function relatedMatters(tx: Db, numbers: readonly MatterNumber[]): Promise<MatterNumber[]> {
  if (numbers.length === 0) return [];
  const given = listOf(numbers);
  const rows = rowsOf<{ number: string | null }>(
    await tx.execute(sql`
      with named as (select one from json_array_elements_text(${given}::text::json) one)
      select number from matters where merged is not null and merged ->> 'into' in (select one from named)
      union select merged ->> 'into' from matters where merged is not null and number in (select one from named)
      union select unnest(array[handed_from, handed_to]) from matters where number in (select one from named)`),
  );
  return rows.flatMap((row) => row.number ?? []);
}

/** What was promised for an earlier day and is not done, the longest late first. */
export async function lateMatters(tx: Db, studios: readonly string[], before: CivilDate, limit: number): Promise<{ list: Matter[]; total: number }> {
  const where = and(isOneOf(matters.studio, studios), isOwed, sql`${promisedOn} < ${before}`);
  const [rows, total] = await Promise.all([
    tx.select().from(matters).where(where).orderBy(promisedOn, asc(matters.number)).limit(limit),
    tx.$count(matters, where),
  ]);
  return { list: rows.map(toMatter), total };
}

/** More than so many are not counted. */
const countedAtMost = 200;

interface ByStudio {
  today: CivilDate;
  onlyLate: boolean;
  /** Of so many studios some matters are shown. */
  studioLimit: number;
  each: number;
}

/** How much each of these studios owes, the most late first, and of the first ones their oldest matters. */
export async function openByStudio(tx: Db, studios: readonly string[], { today, onlyLate, studioLimit, each }: ByStudio): Promise<{ counts: OpenCount[]; list: Matter[] }> {
  const counted = await tx
    .select({ studio: matters.studio, count: sql<number>`count(*)::int`, late: sql<number>`(count(*) filter (where ${promisedOn} < ${today}))::int` })
    .from(matters)
    .where(and(isOneOf(matters.studio, studios), isOwed))
    .groupBy(matters.studio);
  const counts = counted.filter((one) => !onlyLate || one.late > 0).sort((a, b) => b.late - a.late || b.count - a.count || (a.studio < b.studio ? -1 : 1));
  const list: Matter[] = [];
  for (const { studio } of counts.slice(0, studioLimit)) {
    const shown = onlyLate ? sql`${promisedOn} < ${today}` : sql`true`;
    const order: SQL[] = onlyLate ? [promisedOn, asc(matters.number)] : [asc(matters.raisedAt), asc(matters.number)];
    const rows = await tx.select().from(matters).where(and(eq(matters.studio, studio), isOwed, shown)).orderBy(...order).limit(each);
    list.push(...rows.map(toMatter));
  }
  return { counts, list };
}

/**
 * Matters of these studios in whose masked words all of these stand, newest first. Chinese is searched by pairs of letters, for nothing
 * separates its words; a word of one letter is looked for in the newest ones only.
 */
export async function searchMatters(tx: Db, studios: readonly string[], words: string, limit: number): Promise<{ list: Matter[]; total: number }> {
  const all = words.split(/\s+/).filter((word) => word !== '');
  if (all.length === 0 || studios.length === 0) return { list: [], total: 0 };
  const pairs = all.flatMap(pairsOf);
  const contains = all.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    return sql`(${matters.text} ilike ${pattern} or ${matters.place} ilike ${pattern} or ${matters.category} ilike ${pattern} or ${matters.number} ilike ${pattern})`;
  });
  const wanted = sql`array(select one from json_array_elements_text(${listOf(pairs)}::text::json) one)`;
  const where = and(isOneOf(matters.studio, studios), ...(pairs.length > 0 ? [sql`${matterWords.pairs} @> ${wanted}`] : []), ...contains);
  const joined = () => tx.select({ matter: matters }).from(matters).innerJoin(matterWords, eq(matterWords.number, matters.number)).where(where);
  const rows = await joined().orderBy(desc(matters.raisedAt), desc(matters.number)).limit(limit);
  if (rows.length < limit) return { list: rows.map(({ matter }) => toMatter(matter)), total: rows.length };
  const counted = await tx.select({ number: matters.number }).from(matters).innerJoin(matterWords, eq(matterWords.number, matters.number)).where(where).limit(countedAtMost);
  return { list: rows.map(({ matter }) => toMatter(matter)), total: counted.length };
}
