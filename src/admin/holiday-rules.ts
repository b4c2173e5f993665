// What a holiday file has to keep besides its format: days of its year, nothing twice, and the days off that the law fixes.

import { firstYear, legalDaysOf } from '../calendar/china.ts';
import { dateForPeople, daysBetween, isCivilDate, weekday, type CivilDate } from '../calendar/civil.ts';
import { daysOfNotice } from '../calendar/holiday-notice.ts';
import type { Problem } from './yaml-file.ts';

/** The longest so far was ten days. */
const mostDays = 15;
/** More than any year has: a longer list is only told that it is too long (holiday-file.ts). */
export const mostEntries = 50;

interface Holiday {
  index: number;
  name: string;
  from: CivilDate;
  to: CivilDate;
}

interface Workday {
  index: number;
  date: CivilDate;
}

/**
 * Works on the file as it was read, right or wrong in its format: then all problems are told at once. What cannot be read is passed
 * over; the format complains about it.
 */
export function problemsOf(publishedThrough: number): (raw: unknown) => Problem[] {
  return (raw) => {
    const file = fieldsOf(raw);
    const year = file['year'];
    if (typeof year !== 'number' || !Number.isInteger(year)) return [];
    const yearly = yearProblems(year, publishedThrough);
    if (yearly.length > 0) return yearly;
    const holidays = entriesOf(file, 'holidays').flatMap((entry, index) => holidayIn(entry, index) ?? []);
    const workdays = entriesOf(file, 'workdays').flatMap(({ date }, index): Workday[] => (isCivilDate(date) ? [{ index, date }] : []));
    const isWhole = holidays.length === entriesOf(file, 'holidays').length;
    return [
      ...holidays.flatMap((holiday) => [...spanProblems(holiday, year), ...overlapProblems(holiday, holidays)]),
      ...workdays.flatMap((workday) => workdayProblems(workday, { year, holidays, workdays })),
      ...(isWhole && holidays.length > 0 ? missingProblems(year, holidays) : []),
    ];
  };
}

function yearProblems(year: number, publishedThrough: number): Problem[] {
  const problem = (message: string): Problem[] => [{ path: ['year'], message }];
  if (year < firstYear) return problem(`最早只能导入${firstYear}年的`);
  if (year > publishedThrough + 1) return problem(`还没有${publishedThrough + 1}年的，请先导入那一年的，再导入${year}年的`);
  return [];
}

function spanProblems({ index, name, from, to }: Holiday, year: number): Problem[] {
  const at = (field: string, message: string): Problem[] => [{ path: ['holidays', index, field], message }];
  if (from > to) return at('to', `${name}结束的日子 ${to} 在开始的日子 ${from} 之前`);
  const days = daysBetween(from, to) + 1;
  if (days > mostDays) return at('to', `${name}从 ${from} 到 ${to} 有${days}天，一个假期最多${mostDays}天`);
  const early = outside(from, year);
  if (early !== null) return at('from', early);
  const late = to < `${year}-01-01` ? `${to} 不是${year}年的` : outside(to, year);
  return late === null ? [] : at('to', late);
}

/** Null for a day of which the year's notice may speak. */
function outside(date: CivilDate, year: number): string | null {
  const { first, last } = daysOfNotice(year);
  if (date >= first && date <= last) return null;
  return date.startsWith(`${year}-`) ? `${date} 在十二月最后一周，算下一年的元旦，写在${year + 1}年的安排里` : `${date} 不是${year}年的`;
}

/** Told at the later one of the two. */
function overlapProblems(holiday: Holiday, holidays: readonly Holiday[]): Problem[] {
  const other = holidays.find(({ index, from, to }) => index < holiday.index && from <= holiday.to && to >= holiday.from);
  if (!other) return [];
  const { name, from, to } = other;
  return [{ path: ['holidays', holiday.index, 'from'], message: `${holiday.name}和${name}（${from} 至 ${to}）重叠，同一天只能算一个假期` }];
}

function workdayProblems({ index, date }: Workday, known: { year: number; holidays: readonly Holiday[]; workdays: readonly Workday[] }): Problem[] {
  const problem = (message: string): Problem[] => [{ path: ['workdays', index, 'date'], message }];
  const wrongYear = outside(date, known.year);
  if (wrongYear !== null) return problem(wrongYear);
  if (known.workdays.some((other) => other.index < index && other.date === date)) return problem(`${date} 写了两次`);
  const holiday = known.holidays.find(({ from, to }) => date >= from && date <= to);
  if (holiday) return problem(`${date} 在${holiday.name}假期里（${holiday.from} 至 ${holiday.to}），不能又上班`);
  return weekday(date) <= 5 ? problem(`${dateForPeople(date)}本来就上班，调休上班的是周六或周日`) : [];
}

function missingProblems(year: number, holidays: readonly Holiday[]): Problem[] {
  const missing = legalDaysOf(year).filter((day) => !holidays.some(({ from, to }) => day >= from && day <= to));
  if (missing.length === 0) return [];
  return [{ path: ['holidays'], message: `法律定的假日不在里面：${missing.join('、')}，请对照国务院办公厅的通知` }];
}

function holidayIn({ name, from, to }: Record<string, unknown>, index: number): Holiday | null {
  return isCivilDate(from) && isCivilDate(to) ? { index, name: typeof name === 'string' ? name : '这个假期', from, to } : null;
}

function entriesOf(file: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const list = file[name];
  return Array.isArray(list) ? list.slice(0, mostEntries).map(fieldsOf) : [];
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
