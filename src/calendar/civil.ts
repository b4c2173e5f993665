// Civil days in Asia/Shanghai, whatever the zone of the server.

import { Temporal } from 'temporal-polyfill';
import type { Instant } from './clock.ts';

/** `2026-12-09`, a day in Asia/Shanghai. */
export type CivilDate = string;

/** Whether something is a day that exists, written so. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value;
  } catch {
    return false;
  }
}

const zone = 'Asia/Shanghai';

const hourMs = 3_600_000;

/** The day on which an instant falls in Asia/Shanghai. */
export function civilDate(at: Instant): CivilDate {
  return dateOfHour(Math.floor(at / hourMs));
}

/** Shanghai's clock has been whole hours ahead of the world's since 1901: an hour lies in one day. */
const dateOfHour = remembered((hour: number): CivilDate =>
  Temporal.Instant.fromEpochMilliseconds(hour * hourMs).toZonedDateTimeISO(zone).toPlainDate().toString(),
);

/** The instant of a wall-clock time (`09:00`) on a day. */
export function instantOf(date: CivilDate, time: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return days === 1 ? dayAfter(date) : Temporal.PlainDate.from(date).add({ days }).toString();
}

const dayAfter = remembered((date: CivilDate): CivilDate => Temporal.PlainDate.from(date).add({ days: 1 }).toString());

/** How many days later the second one is. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** 1 = Monday … 7 = Sunday. */
export const weekday: (date: CivilDate) => number = remembered((date: CivilDate) => Temporal.PlainDate.from(date).dayOfWeek);

/** `12月9日（周三）`: how people are told a date (DESIGN §9). */
export function dateForPeople(date: CivilDate): string {
  const { month, day } = Temporal.PlainDate.from(date);
  return `${month}月${day}日（周${'一二三四五六日'[weekday(date) - 1]}）`;
}

/** The same, with its year where the next such day would be meant without. */
export function farDateForPeople(date: CivilDate, today: CivilDate): string {
  const { year } = Temporal.PlainDate.from(date);
  return date < addDays(today, 365) ? dateForPeople(date) : `${year}年${dateForPeople(date)}`;
}

/** `12月10日`, as people type it. */
export function dayAsTyped(date: CivilDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

/** `12月4日 09:30`: a moment for people. */
export function momentForPeople(at: Instant): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return `${moment.month}月${moment.day}日 ${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** Everybody asks about the same few days: as many answers are kept. */
const rememberedDays = 1000;

function remembered<Key, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const answer = known.get(key) ?? compute(key);
    if (known.size >= rememberedDays) known.clear();
    known.set(key, answer);
    return answer;
  };
}
