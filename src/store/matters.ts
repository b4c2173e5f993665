// What is known of matters: one with its texts and history, lists, search, the next number.

import { and, asc, desc, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import { keepsItsWords, staysBehind, type HistoryLine, type MatterFile, type MatterText, type Rating, type TextKind } from '../flows/flow.ts';
import type { Matter, MatterNumber, Status } from '../matters/matter.ts';
import { openStatuses } from '../matters/matter.ts';
import type { Handling, InSight } from '../matters/visibility.ts';
import type { Db } from './db.ts';
import { isIn, isInSight } from './in-sight.ts';
import { listOf, listPlace, preparedQuery, preparedStatement } from './prepared.ts';
import { referralsOf } from './referrals.ts';
import { isOneOf } from './rows.ts';
import { conversations } from './schema/mail.ts';
import { counters, matterEvents, matters, matterTexts, ratings } from './schema/matters.ts';
import type { Seal } from './seal.ts';

/** Written out: the plan of a prepared statement cannot know that parameters will say what the index of open matters says. */
export function hasStatus(statuses: readonly Status[]): SQL {
  return sql`${matters.status} in (${sql.raw(statuses.map((status) => `'${status}'`).join(', '))})`;
}

/** A row as the rest of the house knows it: without what only the store needs. */
export function toMatter({ running: _, ...row }: typeof matters.$inferSelect): Matter {
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

/** As they are, unlocked. */
export async function mattersNumbered(db: Db, numbers: readonly MatterNumber[]): Promise<Matter[]> {
  return numbers.length === 0 ? [] : (await look(db, { list: listOf(numbers) })).map(toMatter);
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
export function isHandled({ departments, studios }: Handling): SQL | undefined {
  return and(isIn(matters.department, departments), isIn(matters.studio, studios), hasStatus(['referred']), isNull(matters.confined));
}

/** Matters in sight, or in these departments' hands, with this running number: `#1`. */
export async function mattersByRunningNumber(
  tx: Db,
  inSight: InSight,
  handling: Handling | null,
  running: number,
  statuses: readonly Status[] = openStatuses,
): Promise<Matter[]> {
  const isNobody = inSight.studios.length === 0 && !inSight.confined;
  if ((isNobody && handling === null) || !Number.isSafeInteger(running) || running > 2_147_483_647) return [];
  const isNear = or(...(isNobody ? [] : [isInSight(inSight)]), ...(handling ? [isHandled(handling)] : []));
  const rows = await tx
    .select()
    .from(matters)
    .where(and(isNear, eq(matters.running, running), hasStatus(statuses)))
    .orderBy(asc(matters.number))
    .limit(5);
  return rows.map(toMatter);
}

/** The texts of a matter, sealed as they are, for the one that goes on in another studio. */
export async function copyTexts(tx: Db, from: MatterNumber, to: MatterNumber): Promise<void> {
  await tx.execute(sql`
    insert into ${matterTexts} (id, matter, kind, at, by, original, masked, attachments, messages)
    select ${to} || '/' || id, ${to}, kind, at, by, original, masked, attachments, messages from ${matterTexts}
    where matter = ${from} and kind <> ${staysBehind}`);
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
