// What is known of matters: one with its texts and history, lists, search, the next number.

import { and, asc, desc, eq, ilike, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { keepsItsWords, type HistoryLine, type MatterFile, type MatterText, type Rating, type TextKind, type WeekCount } from '../flows/flow.ts';
import type { Matter, MatterNumber, Status } from '../matters/matter.ts';
import { inHandStatuses, openStatuses } from '../matters/matter.ts';
import type { Handling, InSight } from '../matters/visibility.ts';
import type { Db } from './db.ts';
import { listOf, listPlace, preparedQuery, preparedStatement } from './prepared.ts';
import { referralsOf } from './referrals.ts';
import { isOneOf } from './rows.ts';
import { conversations } from './schema/mail.ts';
import { counters, matterEvents, matters, matterTexts, ratings } from './schema/matters.ts';
import type { Seal } from './seal.ts';

/** Written out: the plan of a prepared statement cannot know that parameters will say what the index of open matters says. */
function hasStatus(statuses: readonly Status[]): SQL {
  return sql`${matters.status} in (${sql.raw(statuses.map((status) => `'${status}'`).join(', '))})`;
}

/** A row as the rest of the house knows it: without what only the store needs. */
function toMatter({ running: _, ...row }: typeof matters.$inferSelect): Matter {
  return row;
}

const look = preparedQuery((db) => db.select().from(matters).where(isOneOf(matters.number, listPlace)));
const lock = preparedQuery((db) => db.select().from(matters).where(isOneOf(matters.number, listPlace)).orderBy(asc(matters.number)).for('update'));
const textsOf = preparedQuery((db) =>
  db.select().from(matterTexts).where(isOneOf(matterTexts.matter, listPlace)).orderBy(asc(matterTexts.at), asc(matterTexts.id)),
);
const eventsOf = preparedQuery((db) => db.select().from(matterEvents).where(isOneOf(matterEvents.matter, listPlace)).orderBy(asc(matterEvents.id)));
const ratingsOf = preparedQuery((db) => db.select().from(ratings).where(isOneOf(ratings.matter, listPlace)).orderBy(asc(ratings.round)));

const tonguesOf = preparedQuery((db) =>
  db
    .select({ number: matters.number, tongue: conversations.tongue })
    .from(matters)
    .innerJoin(conversations, eq(conversations.key, matters.conversation))
    .where(isOneOf(matters.number, listPlace)),
);

/**
 * Locks these matters, in the order of their numbers, until the transaction ends, and reads their texts (masked), history and last
 * rating, which nobody changes from then on. One trip.
 */
export async function lockFiles(tx: Db, seal: Seal, numbers: readonly MatterNumber[]): Promise<Map<MatterNumber, MatterFile>> {
  return numbers.length === 0 ? new Map() : readFiles(tx, seal, numbers, lock);
}

/** The same for whoever only reads, and holds up nobody. */
export async function lookAtFile(db: Db, seal: Seal, number: MatterNumber): Promise<MatterFile | null> {
  return (await readFiles(db, seal, [number], look)).get(number) ?? null;
}

async function readFiles(tx: Db, seal: Seal, numbers: readonly MatterNumber[], read: typeof look): Promise<Map<MatterNumber, MatterFile>> {
  const wanted = { list: listOf(numbers) };
  const [found, texts, events, given, referred, tongues] = await Promise.all([
    read(tx, wanted),
    textsOf(tx, wanted),
    eventsOf(tx, wanted),
    ratingsOf(tx, wanted),
    referralsOf(tx, wanted),
    tonguesOf(tx, wanted),
  ]);
  const files = new Map<MatterNumber, MatterFile>();
  for (const matter of found.map(toMatter)) {
    files.set(matter.number, {
      matter,
      texts: texts.filter((row) => row.matter === matter.number).map((row) => toText(row, seal)),
      history: events.filter((row) => row.matter === matter.number).map((row): HistoryLine => ({ at: row.at, event: row.event, by: row.by })),
      rating: given.filter((row) => row.matter === matter.number).map(toRating).at(-1) ?? null,
      referral: referred.findLast((row) => row.matter === matter.number) ?? null,
      tongue: tongues.find((row) => row.number === matter.number)?.tongue ?? 'hans',
    });
  }
  return files;
}

function toText(row: typeof matterTexts.$inferSelect, seal: Seal): MatterText {
  return {
    id: row.id,
    kind: row.kind as TextKind,
    at: row.at,
    by: row.by,
    masked: row.masked ?? '',
    attachments: row.attachments ? (seal.open('attachments', row.attachments) as MatterText['attachments']) : [],
    ...(keepsItsWords(row.kind as TextKind) && row.original ? { delivered: seal.open('text', row.original) as string } : {}),
  };
}

function toRating(row: typeof ratings.$inferSelect): Rating {
  return { round: row.round, solved: row.solved, contacted: row.contacted, satisfaction: row.satisfaction };
}

const ofResidents = preparedQuery((db) => {
  const ranked = db
    .select({
      number: matters.number,
      place: sql<number>`row_number() over (
        partition by ${matters.resident} order by ${hasStatus(openStatuses)} desc, ${matters.raisedAt} desc, ${matters.number} desc)`.as('place_in_list'),
    })
    .from(matters)
    .where(isOneOf(matters.resident, listPlace))
    .as('ranked');
  return db
    .select({ matter: matters })
    .from(matters)
    .innerJoin(ranked, eq(ranked.number, matters.number))
    .where(sql`${ranked.place} <= ${sql.placeholder('limit')}`)
    .orderBy(desc(matters.raisedAt), desc(matters.number));
});

/** A person's own matters, newest first. The limit cuts off what is over before it hides what is open. */
export async function mattersOfResidents(tx: Db, people: readonly string[], limit: number): Promise<Matter[]> {
  if (people.length === 0) return [];
  const rows = await ofResidents(tx, { list: listOf(people), limit });
  return rows.map((row) => toMatter(row.matter));
}

/** In the hands of these departments at this moment. */
function isHandled({ departments, studios }: Handling): SQL | undefined {
  return and(isOneOf(matters.department, departments), isOneOf(matters.studio, studios), hasStatus(['referred']), isNull(matters.confined));
}

function isInSight({ studios, confined = null }: InSight): SQL | undefined {
  const open = and(isOneOf(matters.studio, studios), isNull(matters.confined));
  if (!confined) return open;
  const list = (values: readonly (string | null)[]): SQL => sql`(select one from json_array_elements_text(${listOf(values)}::text::json) one)`;
  const turnedTo = sql`${matters.confined}->>'studio'`;
  return or(
    open,
    and(
      isOneOf(matters.studio, confined.districts),
      isNotNull(matters.confined),
      or(sql`${turnedTo} in ${list(confined.studios)}`, confined.studios.includes(null) ? sql`${turnedTo} is null` : undefined),
      sql`not (${matters.confined}->'people') @> to_jsonb(${confined.person}::text)`,
      sql`not exists (select 1 from jsonb_array_elements_text(${matters.confined}->'departments') one where one in ${list(confined.departments)})`,
    ),
  );
}

/** Open matters in sight, or in these departments' hands, with this running number: `#1`. */
export async function mattersByRunningNumber(tx: Db, inSight: InSight, handling: Handling | null, running: number): Promise<Matter[]> {
  const isNobody = inSight.studios.length === 0 && !inSight.confined && handling === null;
  if (isNobody || !Number.isSafeInteger(running) || running > 2_147_483_647) return [];
  const isNear = or(isInSight(inSight), ...(handling ? [isHandled(handling)] : []));
  const rows = await tx
    .select()
    .from(matters)
    .where(and(isNear, eq(matters.running, running), hasStatus(openStatuses)))
    .orderBy(asc(matters.number))
    .limit(5);
  return rows.map(toMatter);
}

/** What still waits for an answer, oldest first. */
export async function openMatters(tx: Db, inSight: InSight, limit: number): Promise<{ list: Matter[]; total: number }> {
  const where = and(isInSight(inSight), hasStatus(inHandStatuses));
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
export async function mattersHeld(
  tx: Db,
  representatives: readonly string[],
  studios: readonly string[],
  limit: number,
): Promise<{ list: Matter[]; total: number }> {
  if (representatives.length === 0) return { list: [], total: 0 };
  const where = and(isOneOf(matters.representative, representatives), isOneOf(matters.studio, studios), isNull(matters.confined), hasStatus(inHandStatuses));
  const [rows, total] = await Promise.all([
    tx.select().from(matters).where(where).orderBy(sql`${matters.promise} ->> 'on'`, asc(matters.number)).limit(limit),
    tx.$count(matters, where),
  ]);
  return { list: rows.map(toMatter), total };
}

/** In hand there and past the promised day, the latest first. */
export async function lateMatters(tx: Db, studios: readonly string[], today: string, limit: number): Promise<{ list: Matter[]; total: number }> {
  if (studios.length === 0) return { list: [], total: 0 };
  const where = and(isOneOf(matters.studio, studios), isNull(matters.confined), hasStatus(inHandStatuses), sql`${matters.promise} ->> 'on' < ${today}`);
  const [rows, total] = await Promise.all([
    tx.select().from(matters).where(where).orderBy(sql`${matters.promise} ->> 'on'`, asc(matters.number)).limit(limit),
    tx.$count(matters, where),
  ]);
  return { list: rows.map(toMatter), total };
}

/** Counts by studio: raised and answered since then, late today. */
export async function weekCounts(tx: Db, studios: readonly string[], since: number, today: string): Promise<WeekCount[]> {
  if (studios.length === 0) return [];
  const from = new Date(since).toISOString();
  const rows = await tx
    .select({
      studio: matters.studio,
      raised: sql<number>`count(*) filter (where ${matters.raisedAt} >= ${from}::timestamptz)::int`,
      answered: sql<number>`count(*) filter (where ${matters.repliedAt} >= ${from}::timestamptz)::int`,
      late: sql<number>`count(*) filter (where ${hasStatus(inHandStatuses)} and ${matters.promise} ->> 'on' < ${today})::int`,
    })
    .from(matters)
    .where(and(isOneOf(matters.studio, studios), isNull(matters.confined)))
    .groupBy(matters.studio)
    .orderBy(asc(matters.studio));
  return rows;
}

/** Matters whose masked text, place or category has these words. */
export async function searchMatters(
  tx: Db,
  inSight: InSight,
  words: string,
  limit: number,
): Promise<{ list: Matter[]; total: number }> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const where = and(
    isInSight(inSight),
    or(ilike(matters.text, pattern), ilike(matters.place, pattern), ilike(matters.category, pattern), ilike(matters.number, pattern)),
  );
  const [rows, total] = await Promise.all([
    tx.select().from(matters).where(where).orderBy(desc(matters.raisedAt), desc(matters.number)).limit(limit),
    tx.$count(matters, where),
  ]);
  return { list: rows.map(toMatter), total };
}

/** Of these numbers the ones that may still be named to the staff of a studio. */
export async function notConfined(db: Db, numbers: readonly MatterNumber[]): Promise<MatterNumber[]> {
  const rows = await db.select({ number: matters.number }).from(matters).where(and(isOneOf(matters.number, numbers), isNull(matters.confined)));
  const open = new Set(rows.map(({ number }) => number));
  return numbers.filter((number) => open.has(number));
}

const ofDrafts = preparedQuery((db) => db.select().from(matters).where(isOneOf(matters.draft, listPlace)));

/** Matters that came from these drafts: submitting twice makes one. */
export async function mattersOfDrafts(tx: Db, drafts: readonly string[]): Promise<Matter[]> {
  if (drafts.length === 0) return [];
  const rows = await ofDrafts(tx, { list: listOf(drafts) });
  return rows.map(toMatter);
}

const lockScopes = preparedStatement<{ scope: string; last: number }>(sql`
  insert into ${counters} as counter (scope, last) select one, 0 from json_array_elements_text(${listPlace}::text::json) one
  on conflict (scope) do update set last = counter.last returning scope, last`);

/** Locks counters, in the order of their names, and says what they gave last. */
export async function lockCounters(tx: Db, scopes: readonly string[]): Promise<Map<string, number>> {
  if (scopes.length === 0) return new Map();
  const rows = await lockScopes(tx, { list: listOf([...scopes].sort()) });
  return new Map(rows.map((row) => [row.scope, row.last]));
}
