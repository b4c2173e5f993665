// Carries out 删除我 and 改成匿名: what leads to somebody goes from the store, and who has to know of it is told by letters of their own.

import type { Instant } from '../calendar/clock.ts';
import type { Erasure } from '../matters/lifecycle.ts';
import type { MatterNumber, PersonId } from '../matters/matter.ts';
import { dropAnnouncements } from '../store/broadcasts.ts';
import type { Db } from '../store/db.ts';
import { blankBookings, eraseMatter, forgetPerson } from '../store/erasure.ts';
import { forgetContacts, phonesOfMatter, phonesOfPerson } from '../store/forgotten-contacts.ts';
import type { Changes } from '../store/record.ts';
import type { Seal } from '../store/seal.ts';
import type { Mail } from './read-mail.ts';

interface Forgetting {
  tx: Db;
  seal: Seal;
  changes: Changes;
  mail: Mail;
  now: Instant;
}

export async function forgetMatter(forgetting: Forgetting, number: MatterNumber, how: Erasure): Promise<void> {
  const { tx, seal } = forgetting;
  if (how === 'person') await forgetAsContact(forgetting, await phonesOfMatter(tx, seal, number));
  await eraseMatter(tx, number, how);
}

/** @param empty a delivery's body that says nothing */
export async function forgetResident(forgetting: Forgetting, person: PersonId, except: MatterNumber | null, empty: Uint8Array): Promise<void> {
  const { tx, seal, mail } = forgetting;
  const phones = await phonesOfPerson(tx, seal, person);
  const left = await forgetPerson(tx, person, except, mail.conversation);
  if (!left) return;
  await forgetAsContact(forgetting, phones);
  await dropAnnouncements(tx, left.chats, empty);
  for (const id of left.places) later(forgetting, `freed:${id}`, 'reception-day:freed', id);
}

/** What he said of his numbers, while something else of him is kept. */
export async function forgetBooked({ tx, changes }: Forgetting, person: PersonId): Promise<void> {
  await blankBookings(tx, person);
  for (const [key, booking] of changes.bookings) if (booking.person === person) changes.bookings.set(key, { ...booking, about: null });
}

async function forgetAsContact(forgetting: Forgetting, phones: readonly string[]): Promise<void> {
  const { tx, seal, now } = forgetting;
  for (const person of await forgetContacts(tx, seal, phones, now)) later(forgetting, `contact-forgotten:${person}`, 'contact-people:forgotten', person);
}

/** A letter of its own: it concerns other chats than this one. */
function later({ changes, mail, now }: Forgetting, id: string, what: string, arg: string): void {
  changes.dues.set(`${id}:${mail.letter.id}`, { at: now, what, args: [arg], conversation: mail.conversation.key, user: '' });
}
