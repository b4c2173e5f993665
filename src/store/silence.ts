// When something was last said to the resident of a matter, and of whom nobody has said anything for long.

import { and, asc, eq, sql } from 'drizzle-orm';
import type { Instant } from '../calendar/clock.ts';
import type { CivilDate } from '../calendar/civil.ts';
import { inHandStatuses, type MatterNumber } from '../matters/matter.ts';
import type { SilentMatter } from '../matters/silence.ts';
import { rowsOf, type Db } from './db.ts';
import { hasStatus, toMatter } from './matters.ts';
import { listOf, listPlace, preparedStatement } from './prepared.ts';
import { matters } from './schema/matters.ts';
import { studios } from './schema/roster.ts';
import { readStudioAbout } from './studio-about.ts';

const toldAt = sql`coalesce(${matters.toldAt}, ${matters.raisedAt})`;
const isOwed = hasStatus(inHandStatuses);

const writeTold = preparedStatement(sql`
  update ${matters} set told_at = told.at::timestamptz, silence_step = 0, silence_on = null
  from json_to_recordset(${listPlace}::text::json) as told (number text, at text) where ${matters.number} = told.number`);

/** Their rows are locked: something is said to their residents now. */
export async function noteTold(tx: Db, told: ReadonlyMap<MatterNumber, Instant>): Promise<void> {
  await writeTold(tx, { list: listOf([...told].map(([number, at]) => ({ number, at: new Date(at).toISOString() }))) });
}

/** How many working days may pass in each studio; one that is no longer in the roster is not among them. */
export async function silenceWorkdays(db: Db): Promise<Map<string, number>> {
  const rows = await db.select({ code: studios.code, about: studios.about }).from(studios).where(eq(studios.active, true));
  return new Map(rows.map(({ code, about }) => [code, readStudioAbout(about).settings.silenceWorkdays]));
}

/** What is owed to somebody to whom nothing was said for a while. */
export interface Silent {
  number: MatterNumber;
  studio: string;
  /** Of a confined matter the studio that he turned to. */
  origin: string | null;
  toldAt: Instant;
  step: number;
}

/** Where a page ends and the next one begins. */
export type Place = Pick<Silent, 'toldAt' | 'number'>;

/** Whoever waits longest comes first. @param before only where nothing was said since then */
export async function silencePage(db: Db, before: Instant, after: Place | null, limit: number): Promise<Silent[]> {
  const [last, from] = [before, after?.toldAt ?? 0].map((at) => sql`${new Date(at).toISOString()}::timestamptz`);
  const rows = await db
    .select({ number: matters.number, studio: matters.studio, confined: matters.confined, told: matters.toldAt, raised: matters.raisedAt, step: matters.silenceStep })
    .from(matters)
    .where(and(isOwed, sql`${toldAt} < ${last}`, sql`(${toldAt}, ${matters.number}) > (${from}, ${after?.number ?? ''})`))
    .orderBy(asc(toldAt), asc(matters.number))
    .limit(limit);
  return rows.map(({ number, studio, confined, told, raised, step }) => ({ number, studio, origin: confined ? confined.studio : studio, toldAt: told ?? raised, step }));
}

/**
 * Notes that somebody is reminded of these on that day. What is just in somebody's hand is left to the next time, and so is what was
 * reminded of or spoken of meanwhile.
 * @returns the studio of each that was noted
 */
export async function noteSilence(tx: Db, list: readonly (Silent & { next: number })[], on: CivilDate): Promise<string[]> {
  if (list.length === 0) return [];
  const given = listOf(list.map(({ number, toldAt: at, next }) => ({ number, at: new Date(at).toISOString(), next })));
  const rows = rowsOf<{ studio: string }>(
    await tx.execute(sql`
      with given as (select * from json_to_recordset(${given}::text::json) as given (number text, at text, next smallint)),
      free as (
        select ${matters.number} as number, given.next from ${matters} join given on given.number = ${matters.number}
        where ${isOwed} and ${toldAt} = given.at::timestamptz and ${matters.silenceStep} < given.next
        for update of ${matters} skip locked)
      update ${matters} set silence_step = free.next, silence_on = ${on} from free where ${matters.number} = free.number
      returning ${matters.studio} as studio`),
  );
  return rows.map(({ studio }) => studio);
}

/** Of which of a studio's matters somebody is reminded on that day, whoever waits longest first. */
export async function silentOn(tx: Db, studio: string, on: CivilDate, limit: number): Promise<SilentMatter[]> {
  const rows = await tx
    .select()
    .from(matters)
    .where(and(eq(matters.studio, studio), eq(matters.silenceOn, on), isOwed))
    .orderBy(asc(toldAt), asc(matters.number))
    .limit(limit);
  return rows.map((row) => ({ matter: toMatter(row), toldAt: row.toldAt ?? row.raisedAt, step: row.silenceStep }));
}
