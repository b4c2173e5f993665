// A representative's own contact (1+1 联系对象, RULES R7): somebody of the people whom he looks after, and when they last spoke.

import { addDays, civilDate, type CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { PersonId } from './matter.ts';

export interface ContactPerson {
  id: string;
  studio: string;
  representative: PersonId;
  name: string;
  phone: string | null;
  /** Where he lives, what to think of. */
  note: string | null;
  addedAt: Instant;
  /** The last day on which they spoke; null: not since he was written down. */
  lastOn: CivilDate | null;
  /** When the representative wants to see him next. */
  plannedFor: Instant | null;
  endedAt: Instant | null;
}

/** The day on which the representative is reminded. */
export function contactDueOn({ lastOn }: Pick<ContactPerson, 'lastOn'>, added: CivilDate, contactDays: number): CivilDate {
  return addDays(lastOn ?? added, contactDays);
}

/** Spoke on that day, so that what was planned for it is done; an earlier day than the known one changes nothing. */
export function spokenWith(contact: ContactPerson, on: CivilDate): ContactPerson {
  const isDone = contact.plannedFor !== null && civilDate(contact.plannedFor) <= on;
  const after = isDone ? { ...contact, plannedFor: null } : contact;
  return contact.lastOn !== null && contact.lastOn >= on ? after : { ...after, lastOn: on };
}

/** A telephone number by which two are the same, however they were typed: its figures, without the country's own. */
export function figuresOf(phone: string): string {
  return phone.normalize('NFKC').replaceAll(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
}
