// On which days a studio receives people (接待日): by its rules, put off past holidays as it is used to (遇节假日顺延, RULES R2). Pure.

import { addDays, weekday, type CivilDate } from './civil.ts';
import { weekdayNames, type ReceptionRule } from './reception.ts';
import { isWorkday, type WorkCalendar } from './working-days.ts';

/** Where a day that is off goes: to the next working day, to the next day that is no holiday, nowhere. */
export const moves = ['workday', 'day', 'skip'] as const;
type Move = (typeof moves)[number];

/** What the documents leave open (FIELD D3): each studio has its own way. */
export interface ReceptionHabits {
  /** Of a day of the month. */
  move: Move;
  /** Of a day of the week. */
  weeklyMove: Move;
  /** An ordinary Saturday or Sunday is off as well. Of a rule that names Saturday or Sunday it is not. */
  moveOffWeekends: boolean;
  /** A Saturday or Sunday on which people work in exchange (调休) is a working day. */
  makeUpDaysCount: boolean;
  /** Two receptions that were planned for different days never fall on one: the later one moves on. */
  onePerDay: boolean;
}

/** The defaults of RULES R2 and FIELD D3. */
export const usualHabits: ReceptionHabits = { move: 'workday', weeklyMove: 'workday', moveOffWeekends: true, makeUpDaysCount: true, onePerDay: true };

/** A single day that the rules do not know. */
export interface ExtraDay {
  date: CivilDate;
  from: string;
  to: string;
  place?: string | undefined;
}

export interface ReceptionPlan {
  rules: readonly ReceptionRule[];
  habits: ReceptionHabits;
  extraDays: readonly ExtraDay[];
  /** Nobody is received, whatever the rules say. */
  closedDays: readonly CivilDate[];
}

/** Of a studio that receives nobody regularly. */
export const noReceptions: ReceptionPlan = { rules: [], habits: usualHabits, extraDays: [], closedDays: [] };

/** Why a reception is not simply on its day, as facts; reception-reason.ts says them. */
export type ReceptionReason =
  /** The planned day is off: a holiday by its name, an ordinary weekend, or taken by another reception. */
  | { why: 'holiday'; name: string }
  | { why: 'weekend' }
  | { why: 'taken' }
  /** It stays on a weekend, for people work on that day. */
  | { why: 'make-up'; name: string }
  /** The month has no such day: its last one is meant. */
  | { why: 'short-month'; day: number }
  | { why: 'extra' };

export interface ReceptionDay {
  date: CivilDate;
  from: string;
  to: string;
  place: string | null;
  /** The date by rule. */
  planned: CivilDate;
  reason: ReceptionReason | null;
  /** Beyond the last published year: confirmed or moved when its calendar is imported. */
  provisional: boolean;
}

/** A day by rule on which there is no reception. */
export interface DroppedDay {
  planned: CivilDate;
  reason: { why: 'closed' } | { why: 'holiday'; name: string } | { why: 'weekend' } | { why: 'no-room' };
}

export interface ReceptionDays {
  days: ReceptionDay[];
  dropped: DroppedDay[];
}

/** No reception is put off further: then there are more of them than working days. */
const longestMoveDays = 21;

/** What is planned for one day, and moves as one. */
interface Planned {
  on: CivilDate;
  rules: readonly ReceptionRule[];
  reason: ReceptionReason | null;
}

/**
 * The receptions between two days, both included, in order. Asked for any part of a year they are the same as for the whole: what was
 * planned before and put off into the part is in it.
 */
export function receptionDays(plan: ReceptionPlan, calendar: WorkCalendar, from: CivilDate, to: CivilDate): ReceptionDays {
  const { habits } = plan;
  const closed = new Set(plan.closedDays);
  const extra = plan.extraDays.map((day) => extraDay(day, calendar));
  const taken = new Set(habits.onePerDay ? extra.map(({ date }) => date) : []);
  const days: ReceptionDay[] = [];
  const dropped: DroppedDay[] = [];
  // What is put off pushes what comes after it: the beginning has to be one that nothing was pushed to.
  const planned = plannedDays(plan.rules, firstOfMonth(addDays(from, -lookBackDays)), to);
  for (const one of planned) {
    const placed = place(one, habits, calendar, taken, closed);
    if ('dropped' in placed) dropped.push({ planned: one.on, reason: placed.dropped });
    else {
      if (habits.onePerDay && !isDaily(one)) taken.add(placed.on);
      days.push(...one.rules.map((rule) => dayOf(rule, one.on, placed.on, placed.reason ?? one.reason, calendar)));
    }
  }
  const within = ({ date }: ReceptionDay): boolean => from <= date && date <= to;
  return {
    days: [...days, ...extra].filter(within).toSorted((a, b) => order(a, b)),
    dropped: dropped.filter((one) => from <= one.planned && one.planned <= to),
  };
}

/** Longer than the longest holiday with all that it pushes. */
const lookBackDays = 62;

function order(a: ReceptionDay, b: ReceptionDay): number {
  return `${a.date} ${a.from} ${a.planned}` < `${b.date} ${b.from} ${b.planned}` ? -1 : 1;
}

function dayOf({ from, to, place: where }: ReceptionRule, planned: CivilDate, date: CivilDate, reason: ReceptionReason | null, calendar: WorkCalendar): ReceptionDay {
  return { date, from, to, place: where ?? null, planned, reason, provisional: isProvisional(calendar, date) };
}

function extraDay({ date, from, to, place: where }: ExtraDay, calendar: WorkCalendar): ReceptionDay {
  return { date, from, to, place: where ?? null, planned: date, reason: { why: 'extra' }, provisional: isProvisional(calendar, date) };
}

function isProvisional({ publishedThrough }: WorkCalendar, date: CivilDate): boolean {
  return Number(date.slice(0, 4)) > publishedThrough;
}

/** Every working day needs no room of its own and is never put off. */
function isDaily({ rules }: Planned): boolean {
  return rules.every(({ workdays }) => workdays === true);
}

type Placed = { on: CivilDate; reason: ReceptionReason | null } | { dropped: DroppedDay['reason'] };

function place(planned: Planned, habits: ReceptionHabits, calendar: WorkCalendar, taken: ReadonlySet<CivilDate>, closed: ReadonlySet<CivilDate>): Placed {
  const { on, rules } = planned;
  if (closed.has(on)) return { dropped: { why: 'closed' } };
  const isWeekly = rules.every(({ monthDays }) => monthDays === undefined);
  const off = whyOff(on, planned, habits, calendar);
  if (off === null && !(taken.has(on) && !isDaily(planned))) return { on, reason: makeUp(on, calendar) };
  const move = isDaily(planned) ? 'skip' : isWeekly ? habits.weeklyMove : habits.move;
  if (off !== null && move === 'skip') return { dropped: off };
  const reason = off ?? ({ why: 'taken' } as const);
  for (let days = 1; days <= longestMoveDays; days += 1) {
    const date = addDays(on, days);
    const isFree = move === 'day' ? !isHoliday(date, calendar) : isWorking(date, habits, calendar);
    if (isFree && !taken.has(date) && !closed.has(date)) return { on: date, reason };
  }
  return { dropped: { why: 'no-room' } };
}

/** Null: people can be received on that day. */
function whyOff(on: CivilDate, { rules }: Planned, habits: ReceptionHabits, calendar: WorkCalendar): { why: 'holiday'; name: string } | { why: 'weekend' } | null {
  if (isHoliday(on, calendar)) return { why: 'holiday', name: nameOf(on, calendar) };
  if (weekday(on) <= 5 || (isMakeUp(on, calendar) && habits.makeUpDaysCount)) return null;
  // A studio that receives on Saturdays means Saturdays.
  if (rules.some(namesWeekend)) return null;
  return habits.moveOffWeekends || rules.some(({ workdays }) => workdays === true) ? { why: 'weekend' } : null;
}

function namesWeekend({ weekdays }: ReceptionRule): boolean {
  return weekdays?.some((name) => name === 'sat' || name === 'sun') ?? false;
}

function isHoliday(date: CivilDate, calendar: WorkCalendar): boolean {
  return calendar.exceptions.get(date) === 'holiday';
}

function isMakeUp(date: CivilDate, calendar: WorkCalendar): boolean {
  return weekday(date) > 5 && calendar.exceptions.get(date) === 'workday';
}

function isWorking(date: CivilDate, { makeUpDaysCount }: ReceptionHabits, calendar: WorkCalendar): boolean {
  return isWorkday(calendar, date) && (makeUpDaysCount || weekday(date) <= 5);
}

function makeUp(on: CivilDate, calendar: WorkCalendar): ReceptionReason | null {
  return isMakeUp(on, calendar) ? { why: 'make-up', name: nameOf(on, calendar) } : null;
}

function nameOf(date: CivilDate, { names }: WorkCalendar): string {
  return names?.get(date) ?? '';
}

/** In order. A rule that names a day which a month does not have means its last one. */
function plannedDays(rules: readonly ReceptionRule[], from: CivilDate, to: CivilDate): Planned[] {
  const planned: Planned[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const due = rules.flatMap((rule) => {
      const reason = meets(rule, on);
      return reason === undefined ? [] : [{ rule, reason }];
    });
    const [first] = due;
    if (first) planned.push({ on, rules: due.map(({ rule }) => rule), reason: first.reason });
  }
  return planned;
}

/** Undefined: not on this day; else why it is, where that is not plain. */
function meets({ monthDays, weekdays, weeksOfMonth, workdays }: ReceptionRule, on: CivilDate): ReceptionReason | null | undefined {
  if (workdays === true) return null;
  const day = Number(on.slice(8));
  const isLast = addDays(on, 1).slice(5, 7) !== on.slice(5, 7);
  if (monthDays !== undefined) {
    if (monthDays.includes(day)) return null;
    const beyond = isLast ? monthDays.find((one) => one > day) : undefined;
    return beyond === undefined ? undefined : { why: 'short-month', day: beyond };
  }
  if (weekdays?.includes(weekdayNames[weekday(on) - 1] ?? 'mon') !== true) return undefined;
  if (weeksOfMonth === undefined) return null;
  const isLastSuch = addDays(on, 7).slice(5, 7) !== on.slice(5, 7);
  return weeksOfMonth.includes(Math.ceil(day / 7)) || (isLastSuch && weeksOfMonth.includes(-1)) ? null : undefined;
}

function firstOfMonth(date: CivilDate): CivilDate {
  return `${date.slice(0, 8)}01`;
}
