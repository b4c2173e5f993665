// Civil days in Asia/Shanghai, whatever the zone of the server.

import { Temporal } from 'temporal-polyfill';
import type { Instant } from './clock.ts';

/** `2026-12-09`, a day in Asia/Shanghai. */
export type CivilDate = string;

const zone = 'Asia/Shanghai';

/** The day on which an instant falls in Asia/Shanghai. */
export function civilDate(at: Instant): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The instant of a wall-clock time (`09:00`) on a day. */
export function instantOf(date: CivilDate, time: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: CivilDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** `12月9日（周三）`: how people are told a date (DESIGN §9). */
export function dateForPeople(date: CivilDate): string {
  const day = Temporal.PlainDate.from(date);
  return `${day.month}月${day.day}日（周${'一二三四五六日'[day.dayOfWeek - 1]}）`;
}

/** `12月4日 09:30`: a moment for people. */
export function momentForPeople(at: Instant): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return `${moment.month}月${moment.day}日 ${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}
