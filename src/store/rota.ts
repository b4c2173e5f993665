// Absences, swaps and calendar links: what is known of a studio's rota, who has a link, and what a batch wrote.

import { and, asc, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import type { CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { Away, Swap } from '../matters/duty.ts';
import type { PersonId } from '../matters/matter.ts';
import type { Booking, Reception } from '../matters/reception.ts';
import type { Db } from './db.ts';
import { insertRows, isOneOf } from './rows.ts';
import { bookings, receptions } from './schema/receptions.ts';
import { absences, calendarLinks, swaps } from './schema/rota.ts';
import type { Seal } from './seal.ts';

const linkPurpose = 'calendar-link';

/** What is stored of a link. */
export function hashOfCalendarLink(seal: Seal, token: string): string {
  return seal.hash(linkPurpose, token);
}

export async function awayFrom(db: Db, people: readonly PersonId[], from: CivilDate): Promise<Away[]> {
  if (people.length === 0) return [];
  return db.select().from(absences).where(and(inArray(absences.person, [...people]), gte(absences.to, from))).orderBy(asc(absences.person), asc(absences.from));
}

/** Of receptions from a day on. */
export async function swapsFrom(db: Db, studio: string, from: CivilDate): Promise<Swap[]> {
  const rows = await db
    .select({ swap: swaps })
    .from(swaps)
    .innerJoin(receptions, eq(receptions.id, swaps.reception))
    .where(and(eq(receptions.studio, studio), gte(receptions.date, from)))
    .orderBy(asc(swaps.id));
  return rows.map(({ swap }) => swap);
}

/** Numbers taken for receptions from a day on to see one representative; what they are about stays sealed. */
export async function wishesFrom(db: Db, studio: string, from: CivilDate): Promise<Booking[]> {
  const rows = await db
    .select({ booking: bookings })
    .from(bookings)
    .innerJoin(receptions, eq(receptions.id, bookings.reception))
    .where(and(eq(receptions.studio, studio), gte(receptions.date, from), isNotNull(bookings.representative), inArray(bookings.status, ['booked', 'waiting'])))
    .orderBy(asc(bookings.reception), asc(bookings.turn));
  return rows.map(({ booking }) => ({ ...booking, about: null }));
}

export async function calendarLinkOf(db: Db, person: PersonId): Promise<Instant | null> {
  const [row] = await db.select({ madeAt: calendarLinks.madeAt }).from(calendarLinks).where(eq(calendarLinks.person, person));
  return row?.madeAt ?? null;
}

/** Whose calendar it is; null: it opens nothing. */
export async function ownerOfCalendar(db: Db, seal: Seal, token: string): Promise<PersonId | null> {
  const [row] = await db.select({ person: calendarLinks.person }).from(calendarLinks).where(isOneOf(calendarLinks.hash, seal.hashes(linkPurpose, token)));
  return row?.person ?? null;
}

/** In the order of their days, from one on: kept as well where they were cancelled. */
export async function receptionsOfStudios(db: Db, studios: readonly string[], from: CivilDate): Promise<Reception[]> {
  if (studios.length === 0) return [];
  return db
    .select()
    .from(receptions)
    .where(and(inArray(receptions.studio, [...studios]), gte(receptions.date, from)))
    .orderBy(asc(receptions.date), asc(receptions.from), asc(receptions.id));
}

export interface RotaChanges {
  /** By person and first day. */
  away: Map<string, { away: Away; isDropped: boolean }>;
  swaps: Map<string, Swap>;
  calendarLinks: Map<PersonId, string | null>;
}

export function noRotaChanges(): RotaChanges {
  return { away: new Map(), swaps: new Map(), calendarLinks: new Map() };
}

export function writeRota(tx: Db, { away, swaps: kept, calendarLinks: links }: RotaChanges, now: Instant): Promise<unknown>[] {
  const writes: Promise<unknown>[] = [];
  const noted = [...away.values()];
  const days = noted.flatMap((one) => (one.isDropped ? [] : [one.away]));
  if (days.length > 0) writes.push(insertRows(tx, absences, days, 'on conflict (person, from_day) do update set to_day = excluded.to_day'));
  for (const one of noted) if (one.isDropped) writes.push(tx.delete(absences).where(and(eq(absences.person, one.away.person), eq(absences.from, one.away.from))).execute());
  if (kept.size > 0) writes.push(insertRows(tx, swaps, [...kept.values()], 'on conflict (id) do update set asked = excluded.asked, state = excluded.state'));
  const made = [...links].flatMap(([person, hash]) => (hash === null ? [] : [{ person, hash, madeAt: now }]));
  if (made.length > 0) writes.push(insertRows(tx, calendarLinks, made, 'on conflict (person) do update set hash = excluded.hash, made_at = excluded.made_at'));
  for (const [person, hash] of links) if (hash === null) writes.push(tx.delete(calendarLinks).where(eq(calendarLinks.person, person)).execute());
  return writes;
}
