// Promises to residents (RULES D5, DESIGN §5): computed once, by the calendar of the day on which they are given.

import { civilDate } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import type { Term } from '../calendar/read-date.ts';
import { workdaysAfter, type WorkCalendar } from '../calendar/working-days.ts';
import type { Promised } from './matter.ts';

/** By when an answer is due: after so many working days, or on the day that was typed. */
export function replyPromise(term: Term, calendar: WorkCalendar, now: Instant): Promised {
  if ('workdays' in term) return { what: 'reply', ...workdaysAfter(calendar, civilDate(now), term.workdays) };
  return { what: 'reply', on: term.on, provisional: Number(term.on.slice(0, 4)) > calendar.publishedThrough };
}
