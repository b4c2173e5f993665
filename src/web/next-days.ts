// The reception days as the studio's page shows them: the next ones with place, representatives and subject, and the plan of the year.

import { addDays, civilDate, dateForPeople } from '../calendar/civil.ts';
import type { Instant } from '../calendar/clock.ts';
import { publicAhead, visitsAhead } from '../matters/booking.ts';
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

/** Where representatives will come to people's homes (走访). */
export async function nextVisits(db: Db, roster: Roster, studio: string, now: Instant): Promise<string[]> {
  const today = civilDate(now);
  const found = visitsAhead(await receptionsBetween(db, [studio], today, addDays(today, aheadDays)), now);
  return found.slice(0, daysShown).map((one) => inWords(one, roster));
}

/** Farther than any plan goes: what is kept ends with the year. */
const planDays = 430;

/** A line for each month: 「12月：10日、21日（原定20日）」, 「2027年1月（暂定）：11日（原定10日）」. */
export async function yearPlan(db: Db, studio: string, now: Instant): Promise<string[]> {
  const today = civilDate(now);
  const found = publicAhead(await receptionsBetween(db, [studio], today, addDays(today, planDays)), now);
  const months = Map.groupBy(found, ({ date }) => date.slice(0, 7));
  return [...months].map(([month, days]) => {
    const mark = days.some(({ provisional }) => provisional) ? say('day-provisional') : '';
    return `${monthInWords(month, today)}${mark}：${[...new Set(days.map(dayOfMonth))].join('、')}`;
  });
}

/** 「12月」, of another year 「2027年1月」. */
function monthInWords(month: string, today: string): string {
  const [year = '', number = ''] = month.split('-');
  return `${today.startsWith(year) ? '' : `${year}年`}${Number(number)}月`;
}

function dayOfMonth({ date, planned }: Reception): string {
  const before = date.startsWith(planned.slice(0, 7)) ? `${Number(planned.slice(8))}日` : `${Number(planned.slice(5, 7))}月${Number(planned.slice(8))}日`;
  const moved = date === planned ? '' : say('page-day-moved', { date: before });
  return `${Number(date.slice(8))}日${moved}`;
}

function inWords(day: Reception, { staff }: Roster): string {
  const named = day.representatives.flatMap((person) => staff.get(person)?.name ?? []).map((name) => say('holder-representative', { name }));
  const names = day.collective ? [say('all-representatives', { count: day.representatives.length })] : named;
  const hours = [day.from, day.to].map((time) => time.replace(/^0(?=\d)/, '')).join('-');
  const parts = [`${dateForPeople(day.date)}${hours}`, day.place ?? '', names.join('、'), day.subject === null ? '' : say('announced-subject', { subject: day.subject })];
  return `${parts.filter(Boolean).join('，')}${day.provisional ? say('day-provisional') : ''}`;
}
