// A contact (联系对象) with whom nobody has spoken for long: its representative is reminded.

import { addDays, civilDate, instantOf } from '../../calendar/civil.ts';
import { contactDueOn, type ContactPerson } from '../../matters/contact-person.ts';
import { settingsOf } from '../../matters/roster.ts';
import type { Context, Effect } from '../flow.ts';

const remindAt = '09:00';

function dueId({ id }: ContactPerson): string {
  return `contact-person:${id}`;
}

/** On the day by the studio's setting; who is no longer a contact is due no more. */
export function watchContact(contact: ContactPerson, { roster }: Context): Effect[] {
  const { contactDays } = settingsOf(roster, contact.studio);
  if (contact.endedAt !== null || contactDays === 0) return [{ effect: 'no-longer-due', id: dueId(contact) }];
  return [due(contact, contactDueOn(contact, civilDate(contact.addedAt), contactDays))];
}

/** So many days from today, whoever was not reached in that time. */
export function watchAgain(contact: ContactPerson, days: number, { now }: Context): Effect {
  return due(contact, addDays(civilDate(now), days));
}

function due(contact: ContactPerson, on: string): Effect {
  return { effect: 'due', id: dueId(contact), at: instantOf(on, remindAt), what: 'contact-people:remind', args: [contact.id] };
}
