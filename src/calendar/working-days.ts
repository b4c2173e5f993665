// Working days by the State Council's calendar, make-up days included (RULES D7). The calendar is given, never fetched.

import { addDays, weekday, type CivilDate } from './civil.ts';

/** What the State Council published: days off and make-up working days that differ from the ordinary week. */
export interface WorkCalendar {
  exceptions: ReadonlyMap<CivilDate, 'holiday' | 'workday'>;
  /** Of which festival each of them is, as people call it: 国庆. */
  names?: ReadonlyMap<CivilDate, string>;
  /** Last year with a published calendar; later dates are provisional. */
  publishedThrough: number;
}

export function isWorkday(calendar: WorkCalendar, date: CivilDate): boolean {
  const exception = calendar.exceptions.get(date);
  if (exception) return exception === 'workday';
  return weekday(date) <= 5;
}

/** How many working days there are after one day until another, that one included. */
export function workdaysUntil(calendar: WorkCalendar, from: CivilDate, to: CivilDate): number {
  let count = 0;
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (isWorkday(calendar, on)) count += 1;
  return count;
}

/** The n-th working day before a day. */
export function workdaysBefore(calendar: WorkCalendar, until: CivilDate, workdays: number): CivilDate {
  let on = until;
  for (let left = workdays; left > 0; ) {
    on = addDays(on, -1);
    if (isWorkday(calendar, on)) left -= 1;
  }
  return on;
}

/**
 * The n-th working day after a day: day 1 is the next working day (DESIGN §5).
 * `provisional` when the count ran past the last published year: the date is confirmed or moved when that year is imported.
 */
export function workdaysAfter(calendar: WorkCalendar, from: CivilDate, workdays: number): { on: CivilDate; provisional: boolean } {
  let on = from;
  for (let left = workdays; left > 0; ) {
    on = addDays(on, 1);
    if (isWorkday(calendar, on)) left -= 1;
  }
  return { on, provisional: Number(on.slice(0, 4)) > calendar.publishedThrough };
}
