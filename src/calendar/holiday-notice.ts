// A year's holiday notice (放假安排) of the State Council, as it is imported, and the calendar with it or as it was before it.

import { withLegalDaysAhead } from './china.ts';
import { addDays, type CivilDate } from './civil.ts';
import type { WorkCalendar } from './working-days.ts';

export interface HolidayNotice {
  year: number;
  /** Where it was published, as whoever wrote the file says. */
  source: string | null;
  holidays: readonly { name: string; from: CivilDate; to: CivilDate }[];
  /** 调休上班: Saturdays and Sundays that are working days. `name`: for which holiday. */
  workdays: readonly { date: CivilDate; name: string }[];
}

/**
 * The days of which a year's notice speaks. New Year's holiday may begin in the last week of the year before, with its make-up day:
 * no other holiday is there, so this week belongs to the next year's notice.
 */
export function daysOfNotice(year: number): { first: CivilDate; last: CivilDate } {
  return { first: `${year - 1}-12-25`, last: `${year}-12-24` };
}

/** The calendar with these notices in the place of all that was known of their years. */
export function withNotices(base: WorkCalendar, notices: readonly HolidayNotice[]): WorkCalendar {
  const exceptions = new Map(base.exceptions);
  const names = new Map(base.names);
  let { publishedThrough } = base;
  for (const { year, holidays, workdays } of notices.toSorted((a, b) => a.year - b.year)) {
    const { first, last } = daysOfNotice(year);
    for (const known of [exceptions, names]) for (const date of known.keys()) if (date >= first && date <= last) known.delete(date);
    for (const { name, from, to } of holidays)
      for (let date = from; date <= to; date = addDays(date, 1)) {
        exceptions.set(date, 'holiday');
        names.set(date, name);
      }
    for (const { date, name } of workdays) {
      exceptions.set(date, 'workday');
      names.set(date, name);
    }
    // A year that nobody knows between two that are known would be taken for one without holidays.
    if (year === publishedThrough + 1) publishedThrough = year;
  }
  return withLegalDaysAhead({ exceptions, names, publishedThrough });
}

/** The calendar as it was before this year's notice came out: promises of that time were counted by it. */
export function beforeNotice(calendar: WorkCalendar, year: number): WorkCalendar {
  const { first } = daysOfNotice(year);
  const exceptions = new Map([...calendar.exceptions].filter(([date]) => date < first));
  return withLegalDaysAhead({ ...calendar, exceptions, publishedThrough: year - 1 });
}
