// Receptions and their bookings: lists by day, one locked with all that belongs to it, and what a batch wrote.

import { and, asc, between, eq, gte, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { CivilDate } from '../calendar/civil.ts';
import type { Booking, Invitation, Reception, ReceptionFile, ReceptionId } from '../matters/reception.ts';
import type { Db } from './db.ts';
import { insertRows } from './rows.ts';
import { bookings, receptionInvitations, receptions } from './schema/receptions.ts';
import type { Seal } from './seal.ts';

/** In the order of their days. Both days included. */
export async function receptionsBetween(db: Db, studios: readonly string[], from: CivilDate, to: CivilDate): Promise<Reception[]> {
  if (studios.length === 0) return [];
  return db
    .select()
    .from(receptions)
    .where(and(inArray(receptions.studio, [...studios]), between(receptions.date, from, to)))
    .orderBy(asc(receptions.date), asc(receptions.from), asc(receptions.id));
}

/** Those of a studio whose day, hour or place an officer has set, or that he has called off. */
export async function receptionsByHand(db: Db, studio: string): Promise<Reception[]> {
  return db.select().from(receptions).where(and(eq(receptions.studio, studio), eq(receptions.kind, 'reception'), eq(receptions.byHand, true)));
}

/** Of these studios all from a day on, locked by id. */
export async function lockReceptionsFrom(tx: Db, studios: readonly string[], from: CivilDate): Promise<Reception[]> {
  if (studios.length === 0) return [];
  return tx
    .select()
    .from(receptions)
    .where(and(inArray(receptions.studio, [...studios]), gte(receptions.date, from)))
    .orderBy(asc(receptions.id))
    .for('update');
}

/** Locked by id, with the numbers that were taken: a place is given once. */
export async function lockReceptions(tx: Db, seal: Seal, ids: readonly ReceptionId[]): Promise<Map<ReceptionId, ReceptionFile>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select().from(receptions).where(inArray(receptions.id, [...ids])).orderBy(asc(receptions.id)).for('update');
  const found = rows.map(({ id }) => id);
  const [taken, invited] = await Promise.all([
    tx.select().from(bookings).where(inArray(bookings.reception, found)).orderBy(asc(bookings.turn)),
    tx.select().from(receptionInvitations).where(inArray(receptionInvitations.reception, found)).orderBy(asc(receptionInvitations.department)),
  ]);
  const byReception = Map.groupBy(taken, ({ reception }) => reception);
  const invitedTo = Map.groupBy(invited, ({ reception }) => reception);
  return new Map(rows.map((row) => [row.id, { reception: row, bookings: (byReception.get(row.id) ?? []).map((one) => opened(one, seal)), invited: invitedTo.get(row.id) ?? [] }]));
}

/** What a person has taken from a day on, with its reception, the next first. */
export async function bookingsOf(db: Db, seal: Seal, person: string, from: CivilDate): Promise<{ booking: Booking; reception: Reception }[]> {
  const rows = await db
    .select()
    .from(bookings)
    .innerJoin(receptions, eq(receptions.id, bookings.reception))
    .where(and(eq(bookings.person, person), gte(receptions.date, from)))
    .orderBy(asc(receptions.date), asc(receptions.from));
  return rows.map((row) => ({ booking: opened(row.bookings, seal), reception: row.receptions }));
}

function opened(row: typeof bookings.$inferSelect, seal: Seal): Booking {
  return { ...row, about: row.about === null ? null : z.string().parse(seal.open('text', row.about)) };
}

export interface ReceptionChanges {
  receptions: Map<ReceptionId, Reception>;
  /** By reception and person. */
  bookings: Map<string, Booking>;
  /** By reception and department. */
  invitations: Map<string, Invitation>;
}

const receptionColumns = [
  'date', 'from_time', 'to_time', 'place', 'reason', 'provisional', 'subject', 'representatives', 'rota_by_hand', 'collective', 'capacity', 'by_hand', 'announced_at', 'reminded_of',
  'cancelled_at', 'known_as',
];
const bookingColumns = ['conversation', 'turn', 'status', 'representative', 'matter', 'about', 'booked_at'];

export function writeReceptions(tx: Db, seal: Seal, changes: ReceptionChanges): Promise<unknown>[] {
  const writes: Promise<unknown>[] = [];
  const kept = [...changes.receptions.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (kept.length > 0) writes.push(insertRows(tx, receptions, kept, `on conflict (id) ${replacing(receptionColumns)}`));
  const taken = [...changes.bookings.values()].map((one) => ({ ...one, about: one.about === null ? null : seal.close('text', one.about) }));
  if (taken.length > 0) writes.push(insertRows(tx, bookings, taken, `on conflict (reception, person) ${replacing(bookingColumns)}`));
  const invited = [...changes.invitations.values()];
  if (invited.length > 0) writes.push(insertRows(tx, receptionInvitations, invited, `on conflict (reception, department) ${replacing(['matters', 'comes', 'invited_at'])}`));
  return writes;
}

function replacing(columns: readonly string[]): string {
  return `do update set ${columns.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;
}
