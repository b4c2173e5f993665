// What is taken out when somebody asks to be forgotten (DESIGN §3): a matter keeps number and events, its texts are blanked.

import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Erasure } from '../matters/lifecycle.ts';
import type { MatterNumber, PersonId } from '../matters/matter.ts';
import type { ReceptionId } from '../matters/reception.ts';
import { emptyMatter } from './blank.ts';
import type { Db } from './db.ts';
import { dropErrandsOf } from './errands.ts';
import type { ConversationChange } from './record.ts';
import { blankRecordCardsOf, blankRecordCardsOfBookings } from './record-cards.ts';
import { isOneOf } from './rows.ts';
import { chatLog, conversations, offeredLists } from './schema/mail.ts';
import { matterEvents, matters, matterTexts, queryCodes } from './schema/matters.ts';
import { bookings, receptions } from './schema/receptions.ts';
import { accounts, people } from './schema/roster.ts';

/** Texts that a resident wrote himself. */
const residentKinds = ['original', 'supplement', 'answer', 'rating', 'contact'];

/** `words`: only the unmasked words of the resident; `person`: everything that was said, and its files. The row of the matter is the record's. */
export async function eraseMatter(tx: Db, number: MatterNumber, how: Erasure): Promise<void> {
  const ofMatter = eq(matterTexts.matter, number);
  if (how === 'words') {
    await tx.update(matterTexts).set({ original: null }).where(and(ofMatter, isOneOf(matterTexts.kind, residentKinds)));
    await blankRecordCardsOf(tx, number);
    await dropErrandsOf(tx, number);
  } else {
    await emptyMatter(tx, number);
    await tx.delete(queryCodes).where(eq(queryCodes.matter, number));
    await tx.update(bookings).set({ matter: null, about: null }).where(eq(bookings.matter, number));
    await forgetNewcomer(tx, number);
  }
}

/** Who came or called has a row of his own, with name and phone, also after his matter was linked to a chat. */
async function forgetNewcomer(tx: Db, number: MatterNumber): Promise<void> {
  const first = sql`(select (event ->> 'resident')::uuid from ${matterEvents} where matter = ${number} and event ->> 'type' = 'raised')`;
  const isKept = sql`exists (select 1 from ${matters} where resident = ${people.id} and number <> ${number}) or exists (select 1 from ${accounts} where person = ${people.id})`;
  await tx.delete(people).where(and(sql`${people.id} in ${first}`, isNull(people.rosterKey), sql`not (${isKept})`));
}

/** What somebody leaves who is forgotten: his places at receptions, and chats in which nothing is waited for any more. */
interface Left {
  places: ReceptionId[];
  chats: string[];
}

/**
 * Takes away a resident's accounts, and what his chats hold. Not while another matter of his is kept: its answers have to reach him.
 * Somebody of the roster is not touched. Null: so it is, and nothing has gone.
 * @param present the conversation of the turn, which is written after it
 */
export async function forgetPerson(tx: Db, person: PersonId, except: MatterNumber | null, present: ConversationChange): Promise<Left | null> {
  const [own] = await tx.select({ rosterKey: people.rosterKey }).from(people).where(eq(people.id, person));
  const ofHis = and(eq(matters.resident, person), except === null ? undefined : ne(matters.number, except));
  const [kept] = await tx.select({ number: matters.number }).from(matters).where(ofHis).limit(1);
  if (!own || own.rosterKey !== null || kept) return null;
  const blank = { person: null, studio: null, consented: false, muted: false, subscribed: null, tongue: 'hans', state: null } as const;
  const chats = await tx.update(conversations).set(blank).where(eq(conversations.person, person)).returning({ key: conversations.key });
  // The part of a key behind its account is the chat, which is the session of the web chat's log.
  await tx.delete(chatLog).where(isOneOf(chatLog.session, chats.map(({ key }) => key.slice(key.indexOf('/') + 1))));
  await tx.delete(offeredLists).where(isOneOf(offeredLists.lane, chats.map(({ key }) => key)));
  await lockReceptionsOf(tx, person);
  const taken = await tx.delete(bookings).where(eq(bookings.person, person)).returning({ reception: bookings.reception, turn: bookings.turn, status: bookings.status });
  await blankRecordCardsOfBookings(tx, taken);
  await tx.delete(accounts).where(eq(accounts.person, person));
  await tx.delete(people).where(eq(people.id, person));
  if (present.person === person) Object.assign(present, blank);
  return { places: taken.flatMap(({ reception, status }) => (status === 'booked' ? [reception] : [])), chats: chats.map(({ key }) => key) };
}

/** What he said that he comes about goes; his numbers stay. */
export async function blankBookings(tx: Db, person: PersonId): Promise<void> {
  await lockReceptionsOf(tx, person);
  await tx.update(bookings).set({ about: null }).where(eq(bookings.person, person));
}

/** Whoever changes a number has its reception locked (receptions.ts): nobody writes back what goes here. */
async function lockReceptionsOf(tx: Db, person: PersonId): Promise<void> {
  const his = tx.select({ id: bookings.reception }).from(bookings).where(eq(bookings.person, person));
  await tx.select({ id: receptions.id }).from(receptions).where(inArray(receptions.id, his)).orderBy(receptions.id).for('update');
}
