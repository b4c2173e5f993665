// The State Council's days off and make-up days from 2024 on, read from the data table of chinese-days (RULES D7).

// The table only: the package's functions take dates through the process zone and are a day off west of Greenwich (LAB §5).
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CivilDate } from './civil.ts';
import type { WorkCalendar } from './working-days.ts';

/** Nothing of the product is older. */
export const firstYear = 2024;

/** Days off by law whatever the year's notice says (全国年节及纪念日放假办法, 2024, art 2), as far as they do not follow the moon. */
const legalDays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** No deadline reaches further. */
const yearsAhead = 3;

/**
 * The calendar as published so far. Of a year that the table does not have only what the law fixes is known: `publishedThrough` says
 * where knowledge ends.
 */
export function chinaCalendar(): WorkCalendar {
  const exceptions = new Map<CivilDate, 'holiday' | 'workday'>();
  const names = new Map<CivilDate, string>();
  for (const [date, entry] of [...Object.entries(table.holidays), ...Object.entries(table.workdays)]) if (yearOf(date) >= firstYear) names.set(date, nameIn(entry));
  for (const date of Object.keys(table.holidays)) if (yearOf(date) >= firstYear) exceptions.set(date, 'holiday');
  for (const date of Object.keys(table.workdays)) if (yearOf(date) >= firstYear) exceptions.set(date, 'workday');
  return withLegalDaysAhead({ exceptions, names, publishedThrough: lastPublishedYear(exceptions) });
}

/** The days off that the law fixes in a year. */
export function legalDaysOf(year: number): CivilDate[] {
  return legalDays.map((day) => `${year}-${day}`);
}

/** The same calendar, with what the law fixes in the years that are not published yet. */
export function withLegalDaysAhead(calendar: WorkCalendar): WorkCalendar {
  const exceptions = new Map(calendar.exceptions);
  for (let year = calendar.publishedThrough + 1; year <= calendar.publishedThrough + yearsAhead; year += 1)
    for (const day of legalDaysOf(year)) if (!exceptions.has(day)) exceptions.set(day, 'holiday');
  return { ...calendar, exceptions };
}

/** `National Day,国庆节,3` is 国庆. */
function nameIn(entry: string): string {
  const [, name = ''] = entry.split(',');
  return spoken[name] ?? name;
}

const spoken: Readonly<Record<string, string>> = { 国庆节: '国庆', 劳动节: '五一', 清明节: '清明', 端午节: '端午', 中秋节: '中秋' };

/**
 * The last year with a National Day in the table. A stray New Year's date of the next year, which the December notice
 * sometimes brings along, does not make that year published.
 */
function lastPublishedYear(exceptions: WorkCalendar['exceptions']): number {
  let year = firstYear;
  while (exceptions.get(`${year + 1}-10-01`) === 'holiday') year += 1;
  return year;
}

function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}
