// The calendar of somebody's duties (iCalendar), by a private link that calendar programs ask again and again; a wrong one is as one that does not exist.

import type { Hono } from 'hono';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays, civilDate, instantOf } from '../calendar/civil.ts';
import type { Clock, Instant } from '../calendar/clock.ts';
import { comingVisits, heldReceptions } from '../matters/duty.ts';
import type { PersonId } from '../matters/matter.ts';
import type { Reception } from '../matters/reception.ts';
import { grantsOf, type Roster } from '../matters/roster.ts';
import type { Db } from '../store/db.ts';
import { ownerOfCalendar, receptionsOfStudios } from '../store/rota.ts';
import type { Seal } from '../store/seal.ts';
import { say } from '../texts/say.ts';
import { askerOf, createTries } from './referral/tries.ts';

export interface DutyCalendarDeps {
  db: Db;
  seal: Seal;
  clock: Clock;
  roster: () => Promise<Roster>;
}

const tokenShape = /^[A-Za-z0-9_-]{32}$/;
/** What is longer ago is left out. */
const pastDays = 60;
/** How often a calendar program is asked to look. */
const lookEverySeconds = 6 * 60 * 60;

const headers = { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow, noarchive', 'Referrer-Policy': 'no-referrer' };

export function mountDutyCalendars(app: Hono, { db, seal, clock, roster }: DutyCalendarDeps): void {
  const tries = createTries();

  app.get('/calendar/:file', async (c) => {
    const from = askerOf(c);
    const token = /^(.*)\.ics$/.exec(c.req.param('file'))?.[1] ?? '';
    if (tries.isTired(from)) return c.notFound();
    const person = tokenShape.test(token) ? await ownerOfCalendar(db, seal, token) : null;
    if (person === null) {
      tries.wrong(from);
      return c.notFound();
    }
    const now = clock.now();
    const known = await roster();
    const studios = studiosOf(person, known, now);
    // Who is no representative any more has no calendar, whatever he keeps.
    if (studios.length === 0) return c.notFound();
    const since = addDays(civilDate(now), -pastDays);
    const kept = await receptionsOfStudios(db, studios, since);
    const receptions = [...heldReceptions(kept), ...comingVisits(kept, since)];
    return c.body(dutyCalendar(person, receptions.filter(({ representatives }) => representatives.includes(person)), known, now), 200, headers);
  });
}

function studiosOf(person: PersonId, roster: Roster, now: Instant): string[] {
  return grantsOf(roster, person, now).flatMap(({ role, studio, standsInFor }) => (role === 'representative' && studio !== null && standsInFor === undefined ? [studio] : []));
}

/** Calendar programs refuse the whole of it for a control character. */
function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** In UTC, which every calendar program shows in the zone of its owner. Nothing of any resident is in it. */
function dutyCalendar(person: PersonId, receptions: readonly Reception[], { studios, staff }: Roster, now: Instant): string {
  const [first] = receptions;
  const calendar = ical({
    name: say('calendar-title', { studio: studios.get(first?.studio ?? '')?.name ?? '' }).trim(),
    prodId: { company: 'huiyin', product: 'duties', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: lookEverySeconds,
  });
  for (const { id, studio, kind, date, from, to, place, subject, representatives, collective } of receptions) {
    const others = collective ? [say('all-representatives', { count: representatives.length })] : representatives.flatMap((one) => (one === person ? [] : (staff.get(one)?.name ?? [])));
    const notes = [...(others.length > 0 ? [say(kind === 'visit' ? 'calendar-visit-with' : 'calendar-duty-with', { names: others.join('、') })] : []), ...(subject === null ? [] : [say('calendar-subject', { subject: inOneLine(subject) })])];
    calendar.createEvent({
      id: `${id}@huiyin`,
      stamp: new Date(now),
      start: new Date(instantOf(date, from)),
      end: new Date(instantOf(date, to)),
      summary: say(kind === 'visit' ? 'calendar-visit' : 'calendar-duty', { studio: studios.get(studio)?.name ?? studio }),
      location: inOneLine(place ?? studios.get(studio)?.address ?? ''),
      ...(notes.length > 0 ? { description: notes.join('\n') } : {}),
    });
  }
  return calendar.toString();
}
