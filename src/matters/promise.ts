// Promises to residents (RULES D5, DESIGN §5): computed once, by the calendar of the day on which they are given.

import { civilDate, type CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { Term } from '../calendar/read-date.ts';
import { workdaysAfter, type WorkCalendar } from '../calendar/working-days.ts';
import type { Promised } from './matter.ts';

/** A later date for a promise that stands, or why it cannot be that one. */
export type Later = { ok: true; promise: Promised } | { ok: false; why: 'not-later'; standing: CivilDate } | { ok: false; why: 'too-long'; latest: CivilDate };

/**
 * Working days count from the date that stands, or from today where it is past; a day is that day.
 * @param mostWorkdays by which a promise may be extended (RULES D5)
 */
export function laterPromise(term: Term, standingOn: CivilDate, mostWorkdays: number, calendar: WorkCalendar, now: Instant): Later {
  const today = civilDate(now);
  const standing = standingOn > today ? standingOn : today;
  const promise: Promised = 'workdays' in term ? { what: 'reply', ...workdaysAfter(calendar, standing, term.workdays) } : replyPromise(term, calendar, now);
  if (promise.on <= standing) return { ok: false, why: 'not-later', standing };
  const latest = workdaysAfter(calendar, standing, mostWorkdays).on;
  return promise.on > latest ? { ok: false, why: 'too-long', latest } : { ok: true, promise };
}

/** By when an answer is due: after so many working days, or on the day that was typed. */
export function replyPromise(term: Term, calendar: WorkCalendar, now: Instant): Promised {
  if ('workdays' in term) return { what: 'reply', ...workdaysAfter(calendar, civilDate(now), term.workdays) };
  return { what: 'reply', on: term.on, provisional: Number(term.on.slice(0, 4)) > calendar.publishedThrough };
}
