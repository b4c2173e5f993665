// Promises to residents (RULES D5, DESIGN §5): computed once, by the calendar of the day on which they are given.

import { addDays, civilDate, type CivilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { beforeNotice, daysOfNotice } from '../calendar/holiday-notice.ts';
import type { Term } from '../calendar/read-date.ts';
import { isWorkday, workdaysAfter, workdaysUntil, type WorkCalendar } from '../calendar/working-days.ts';
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
  return { what: 'reply', on: term.on, provisional: yearOf(term.on) > calendar.publishedThrough, typed: true };
}

/**
 * A provisional promise by the calendar that has this year's notice now: the same number of working days, or the day that was typed.
 * Null where there is nothing to confirm or to move.
 */
export function datedAnew(promise: Promised, year: number, calendar: WorkCalendar, today: CivilDate): Promised | null {
  const { first } = daysOfNotice(year);
  if (!promise.provisional || promise.on < first || year > calendar.publishedThrough) return null;
  const confirmed: Promised = { ...promise, provisional: yearOf(promise.on) > calendar.publishedThrough };
  const before = beforeNotice(calendar, year);
  const lastSettled = addDays(first, -1);
  // The earliest promises did not keep whether somebody typed them: what is no working day by the old calendar nobody has counted.
  const isCounted = promise.typed !== true && isWorkday(before, promise.on);
  const counted = isCounted ? workdaysAfter(calendar, lastSettled, workdaysUntil(before, lastSettled, promise.on)) : confirmed;
  // A make-up day may bring it forward, but never to a day that is over.
  if (counted.on === promise.on || counted.on < today) return confirmed.provisional ? null : confirmed;
  return { ...promise, ...counted };
}

function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}
