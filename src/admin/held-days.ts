// On which days a studio will receive people: by its rules, and as an officer has moved, changed or called off single ones.

import { addDays, dateForPeople, type CivilDate } from '../calendar/civil.ts';
import { receptionDays, type ReceptionDay } from '../calendar/reception-days.ts';
import { droppedInWords, reasonInWords } from '../calendar/reception-reason.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import { keptFor, type Reception } from '../matters/reception.ts';
import type { Studio } from '../matters/roster.ts';
import type { Db } from '../store/db.ts';
import { receptionsByHand } from '../store/receptions.ts';

/** As it is printed. */
export interface HeldDay {
  date: CivilDate;
  from: string;
  to: string;
  place: string;
  planned: CivilDate;
  /** Why it is not simply on its day, in words. */
  reason: string | null;
  provisional: boolean;
}

export interface HeldDays {
  days: HeldDay[];
  /** Why there is none on days on which one was to be. */
  besides: string[];
}

/** How far an officer moves a day: one that comes from outside the span, or leaves it, is found. */
const movedDays = 62;

export async function heldDays(db: Db, studio: Studio, calendar: WorkCalendar, from: CivilDate, to: CivilDate): Promise<HeldDays> {
  const changed = await receptionsByHand(db, studio.code);
  const around = receptionDays(studio.receptionPlan, calendar, addDays(from, -movedDays), addDays(to, movedDays)).days;
  const all = around.map((day) => ({ day, kept: keptFor(studio.code, day, changed) }));
  const within = (date: CivilDate): boolean => from <= date && date <= to;
  const days = all.flatMap(({ day, kept }) => (kept?.cancelledAt ? [] : [heldDay(day, kept, studio)]));
  const off = all.filter(({ day, kept }) => kept?.cancelledAt && within(kept.date) && within(day.date));
  const { dropped } = receptionDays(studio.receptionPlan, calendar, from, to);
  return {
    days: days.filter(({ date }) => within(date)).sort((a, b) => (`${a.date} ${a.from} ${a.planned}` < `${b.date} ${b.from} ${b.planned}` ? -1 : 1)),
    besides: [...dropped.map(droppedInWords), ...off.map(({ kept, day }) => `${dateForPeople(kept?.date ?? day.date)}联络员停开`)],
  };
}

function heldDay(day: ReceptionDay, kept: Reception | undefined, { address }: Studio): HeldDay {
  const { planned } = day;
  if (!kept) return { date: day.date, from: day.from, to: day.to, place: day.place ?? address, planned, reason: reasonInWords(day), provisional: day.provisional };
  const { date, from, to, place, provisional } = kept;
  return { date, from, to, place: place ?? address, planned, reason: changeInWords(day, kept) ?? reasonInWords(day), provisional };
}

/** Null where nothing of it is other than by rule. */
function changeInWords(day: ReceptionDay, kept: Reception): string | null {
  if (kept.date !== day.date) return `${dateForPeople(day.date)}由联络员改到${dateForPeople(kept.date)}`;
  return kept.from !== day.from || kept.to !== day.to || kept.place !== day.place ? '联络员改了时间或地点' : null;
}
