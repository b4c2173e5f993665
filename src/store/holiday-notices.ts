// The holiday notices (放假安排) that were imported: the calendar with them, and the promises that wait for a year's notice.

import { and, asc, sql } from 'drizzle-orm';
import { chinaCalendar } from '../calendar/china.ts';
import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { withNotices, type HolidayNotice } from '../calendar/holiday-notice.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import { inHandStatuses, type MatterNumber, type Promised } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { addDues } from './dues.ts';
import { hasStatus } from './matters.ts';
import { matters } from './schema/matters.ts';
import { holidayNotices } from './schema/roster.ts';

export async function noticesOf(db: Db): Promise<HolidayNotice[]> {
  return db.select().from(holidayNotices).orderBy(asc(holidayNotices.year));
}

/** What the program knows of holidays, and what was imported. */
export async function calendarOf(db: Db): Promise<WorkCalendar> {
  return withNotices(chinaCalendar(), await noticesOf(db));
}

/** In the place of what was imported of its year before. */
export async function putNotice(tx: Db, { year, source, holidays, workdays }: HolidayNotice): Promise<void> {
  const said = { source, holidays: [...holidays], workdays: [...workdays] };
  await tx.insert(holidayNotices).values({ year, ...said }).onConflictDoUpdate({ target: holidayNotices.year, set: said });
}

/** A promise for a day of which nobody knew yet whether it is a working day. */
export interface ProvisionalPromise {
  number: MatterNumber;
  conversation: string;
  promise: Promised;
}

export async function provisionalPromises(tx: Db, from: CivilDate): Promise<ProvisionalPromise[]> {
  const rows = await tx
    .select({ number: matters.number, conversation: matters.conversation, promise: matters.promise })
    .from(matters)
    .where(and(sql`${matters.promise} -> 'provisional' = 'true'`, sql`${matters.promise} ->> 'on' >= ${from}`, hasStatus([...inHandStatuses, 'merged'])))
    .orderBy(asc(matters.number));
  return rows.flatMap(({ promise, ...row }) => (promise ? [{ ...row, promise }] : []));
}

/**
 * Each of these falls due at once, in the chat of its resident: its flow looks at it anew (flows/staff/dated.ts), and not by night.
 * @returns of which matters that was not so already
 */
export async function lookAgain(tx: Db, list: readonly ProvisionalPromise[], yearOf: (promise: Promised) => number, now: Instant): Promise<Set<MatterNumber>> {
  const dues = list.map(({ number, conversation, promise }) => {
    const year = String(yearOf(promise));
    return { id: `calendar:${number}:${year}`, at: now, what: 'notices:calendar', args: [number, year], conversation, user: '' };
  });
  const added = await addDues(tx, dues);
  return new Set(dues.flatMap(({ id, args: [number = ''] }) => (added.has(id) ? [number] : [])));
}
