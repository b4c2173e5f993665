// Who asks to be forgotten (删除我) is nobody's contact person (联系对象) any more: he is found by the telephone number that he gave as his own.

import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Instant } from '../calendar/clock.ts';
import { figuresOf } from '../matters/contact-person.ts';
import { findPersonalData } from '../matters/masking.ts';
import type { MatterNumber, PersonId } from '../matters/matter.ts';
import type { Db } from './db.ts';
import { phonesOnCards } from './record-cards.ts';
import { isOneOf } from './rows.ts';
import { matterEvents, matters, matterTexts } from './schema/matters.ts';
import { bookings } from './schema/receptions.ts';
import { contactPeople } from './schema/record-cards.ts';
import { people } from './schema/roster.ts';
import type { Seal } from './seal.ts';

/**
 * Numbers that the resident of a matter gave as his own: to whoever entered it for him, to a department, on its record card. What he
 * wrote otherwise may name somebody else's.
 */
export async function phonesOfMatter(tx: Db, seal: Seal, number: MatterNumber): Promise<string[]> {
  const residents = sql`${people.id} in (select resident from ${matters} where number = ${number}
    union select (event ->> 'resident')::uuid from ${matterEvents} where matter = ${number} and event ->> 'type' = 'raised')`;
  const [given, entered, onCards] = await Promise.all([
    tx.select({ original: matterTexts.original }).from(matterTexts).where(and(eq(matterTexts.matter, number), eq(matterTexts.kind, 'contact'))),
    tx.select({ phone: people.phone }).from(people).where(and(residents, isNull(people.rosterKey))),
    phonesOnCards(tx, seal, { matter: number }),
  ]);
  const written = given.flatMap(({ original }) => (original === null ? [] : phonesIn(opened(seal, 'text', original))));
  return [...written, ...entered.flatMap(({ phone }) => phoneOf(seal, phone)), ...onCards];
}

/** Numbers of a resident, and those on the cards of receptions to which he came. */
export async function phonesOfPerson(tx: Db, seal: Seal, person: PersonId): Promise<string[]> {
  const [own, taken] = await Promise.all([
    tx.select({ phone: people.phone }).from(people).where(and(eq(people.id, person), isNull(people.rosterKey))),
    tx.select({ reception: bookings.reception, turn: bookings.turn }).from(bookings).where(eq(bookings.person, person)),
  ]);
  return [...own.flatMap(({ phone }) => phoneOf(seal, phone)), ...(await phonesOnCards(tx, seal, { bookings: taken }))];
}

/** Name, number and note go, as with 【不再联系】. @returns the representatives whose contacts they were */
export async function forgetContacts(tx: Db, seal: Seal, phones: readonly string[], now: Instant): Promise<PersonId[]> {
  const wanted = new Set(phones.map(figuresOf).filter((figures) => figures.length >= fewestFigures));
  if (wanted.size === 0) return [];
  const kept = await tx.select().from(contactPeople).where(and(isNull(contactPeople.endedAt), isNotNull(contactPeople.phone))).orderBy(contactPeople.id);
  const found = kept.filter(({ phone }) => phoneOf(seal, phone).some((one) => wanted.has(figuresOf(one))));
  if (found.length === 0) return [];
  const nobody = { name: seal.close('name', ''), phone: null, note: null, endedAt: now };
  await tx.update(contactPeople).set(nobody).where(isOneOf(contactPeople.id, found.map(({ id }) => id)));
  return [...new Set(found.map(({ representative }) => representative))];
}

/** Shorter ones are extensions and slips of the finger. */
const fewestFigures = 7;

function phonesIn(text: string): string[] {
  return findPersonalData(text).flatMap(({ type, span }) => (type === 'phone' ? [span] : []));
}

function phoneOf(seal: Seal, phone: Uint8Array | null): string[] {
  return phone === null ? [] : [opened(seal, 'phone', phone)];
}

function opened(seal: Seal, purpose: string, bytes: Uint8Array): string {
  return z.string().parse(seal.open(purpose, bytes));
}
