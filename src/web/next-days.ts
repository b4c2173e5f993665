// The next reception days as the studio's page shows them: when, where, who receives, what it is about.

import { addDays, civilDate, dateForPeople } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { publicAhead } from '../matters/booking.ts';
import type { Reception } from '../matters/reception.ts';
import type { Roster } from '../matters/roster.ts';
import type { Db } from '../store/db.ts';
import { receptionsBetween } from '../store/receptions.ts';
import { say } from '../texts/say.ts';

/** Days ahead that are looked at, and how many receptions of them are shown. */
const aheadDays = 62;
const daysShown = 3;

export async function nextDays(db: Db, roster: Roster, studio: string, now: Instant): Promise<string[]> {
  const today = civilDate(now);
  const found = publicAhead(await receptionsBetween(db, [studio], today, addDays(today, aheadDays)), now);
  return found.slice(0, daysShown).map((day) => inWords(day, roster));
}

function inWords(day: Reception, { staff }: Roster): string {
  const names = day.representatives.flatMap((person) => staff.get(person)?.name ?? []).map((name) => say('holder-representative', { name }));
  const hours = [day.from, day.to].map((time) => time.replace(/^0(?=\d)/, '')).join('-');
  const parts = [`${dateForPeople(day.date)}${hours}`, day.place ?? '', names.join('、'), day.subject === null ? '' : say('announced-subject', { subject: day.subject })];
  return `${parts.filter(Boolean).join('，')}${day.provisional ? say('day-provisional') : ''}`;
}
