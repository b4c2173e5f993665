// Moments as a liaison officer writes them: `2026年11月24日 09:00`, `12月4日 02:10`, `09:30`, `次日 09:00`, `+6秒`, `+10分钟`, `+3天`.

import { addDays, civilDate, instantOf } from '../../src/calendar/civil.ts';
import type { Instant } from '../../src/calendar/clock.ts';

const unitMs: Readonly<Record<string, number>> = { 秒: 1000, 分: 60_000, 分钟: 60_000, 小时: 3_600_000, 天: 86_400_000 };

const absolute = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:（周.）)?\s*(\d{1,2}:\d{2})$/;
const clockTime = /^(次日\s*)?(\d{1,2}:\d{2})$/;
const span = /^[+过]\s*(\d+)\s*(秒|分钟|分|小时|天)$/;

/**
 * @param now a time of day or a date without a year is the next such moment after it
 * @throws when nobody could say what is meant
 */
export function readMoment(text: string, now: Instant): Instant {
  const typed = text.trim();
  const later = span.exec(typed);
  if (later) return now + Number(later[1]) * (unitMs[later[2] ?? ''] ?? Number.NaN);
  const time = clockTime.exec(typed);
  if (time) {
    const today = instantOf(civilDate(now), padded(time[2]));
    const isNextDay = time[1] !== undefined || today <= now;
    return isNextDay ? instantOf(addDays(civilDate(now), 1), padded(time[2])) : today;
  }
  const date = absolute.exec(typed);
  if (!date) throw new Error(`no moment: ${text}`);
  const [, year, month = '', day = '', hour] = date;
  const inYear = (of: string | number): Instant => instantOf(`${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, padded(hour));
  if (year !== undefined) return inYear(year);
  const thisYear = Number(civilDate(now).slice(0, 4));
  return inYear(thisYear) >= now ? inYear(thisYear) : inYear(thisYear + 1);
}

function padded(time = ''): string {
  return time.padStart(5, '0');
}
