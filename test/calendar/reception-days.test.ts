// Reception days of 2024 to 2026 by the rules of the documents (FIELD D3). The expected days were counted by hand from the published notices.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '../../src/calendar/china.ts';
import { addDays, daysBetween } from '../../src/calendar/civil.ts';
import { receptionDays, usualHabits, type ReceptionHabits, type ReceptionPlan } from '../../src/calendar/reception-days.ts';
import { weekdayNames, type ReceptionRule } from '../../src/calendar/reception.ts';
import { isWorkday } from '../../src/calendar/working-days.ts';

const calendar = chinaCalendar();
const morning = { from: '09:00', to: '11:30' };
const afternoon = { from: '14:30', to: '17:00' };

function plan(rules: readonly ReceptionRule[], habits: Partial<ReceptionHabits> = {}, more: Partial<ReceptionPlan> = {}): ReceptionPlan {
  return { rules, habits: { ...usualHabits, ...habits }, extraDays: [], closedDays: [], ...more };
}
/** `01-12` for each day of a year. */
function yearOf(year: number, given: ReceptionPlan): string[] {
  return receptionDays(given, calendar, `${year}-01-01`, `${year}-12-31`).days.map(({ date }) => date.slice(5));
}
/** `10-01→10-08` for each day that is not where the rule has it. */
function moved(year: number, given: ReceptionPlan): string[] {
  return receptionDays(given, calendar, `${year}-01-01`, `${year}-12-31`).days.flatMap(({ date, planned }) => (date === planned ? [] : [`${planned.slice(5)}→${date.slice(5)}`]));
}
const words = (line: string): string[] => line.split(' ');

describe('D3.1 每月10日、20日上午，遇节假日顺延', () => {
  const rule = plan([{ monthDays: [10, 20], ...morning }]);
  test.each([
    [2024, '01-10 01-22 02-18 02-20 03-11 03-20 04-10 04-22 05-10 05-20 06-11 06-20 07-10 07-22 08-12 08-20 09-10 09-20 10-10 10-21 11-11 11-20 12-10 12-20'],
    [2025, '01-10 01-20 02-10 02-20 03-10 03-20 04-10 04-21 05-12 05-20 06-10 06-20 07-10 07-21 08-11 08-20 09-10 09-22 10-10 10-20 11-10 11-20 12-10 12-22'],
    [2026, '01-12 01-20 02-10 02-24 03-10 03-20 04-10 04-20 05-11 05-20 06-10 06-22 07-10 07-20 08-10 08-20 09-10 09-20 10-10 10-20 11-10 11-20 12-10 12-21'],
  ])('%i', (year, expected) => {
    expect(yearOf(year, rule)).toEqual(words(expected));
  });

  test('the same where weekends stay', () => {
    expect(moved(2026, plan([{ monthDays: [10, 20], ...morning }], { moveOffWeekends: false }))).toEqual(['02-20→02-24', '06-20→06-22']);
  });

  test('the same where make-up days do not count', () => {
    const habits = { makeUpDaysCount: false };
    expect(moved(2024, plan([{ monthDays: [10], ...morning }], habits))[0]).toBe('02-10→02-19');
    expect(moved(2026, plan([{ monthDays: [10, 20], ...morning }], habits))).toEqual(expect.arrayContaining(['09-20→09-21', '10-10→10-12']));
  });

  test('the same where it is the next day, and where it is none', () => {
    expect(moved(2024, plan([{ monthDays: [10], ...morning }], { move: 'day' }))).toEqual(expect.arrayContaining(['02-10→02-18', '06-10→06-11', '08-10→08-11']));
    expect(yearOf(2024, plan([{ monthDays: [10], ...morning }], { move: 'skip' }))).toEqual(words('01-10 04-10 05-10 07-10 09-10 10-10 12-10'));
  });
});

test('D3.2 每月10日、25日下午', () => {
  expect(yearOf(2026, plan([{ monthDays: [10, 25], ...afternoon }]))).toEqual(
    words('01-12 01-26 02-10 02-25 03-10 03-25 04-10 04-27 05-11 05-25 06-10 06-25 07-10 07-27 08-10 08-25 09-10 09-28 10-10 10-26 11-10 11-25 12-10 12-25'),
  );
});

describe('D3.4 每周一上午', () => {
  const rule = { weekdays: ['mon'] as const, ...morning };
  test('two Mondays of one holiday take two days', () => {
    expect(moved(2026, plan([rule]))).toEqual(words('02-16→02-24 02-23→02-25 04-06→04-07 05-04→05-06 10-05→10-08'));
    expect(moved(2025, plan([rule]))).toEqual(words('02-03→02-05 05-05→05-06 06-02→06-03 10-06→10-09'));
    expect(moved(2024, plan([rule]))).toEqual(words('01-01→01-02 02-12→02-18 06-10→06-11 09-16→09-18 10-07→10-08'));
  });
  test('or are left out', () => {
    expect(moved(2026, plan([rule], { weeklyMove: 'skip' }))).toEqual([]);
    expect(yearOf(2026, plan([rule], { weeklyMove: 'skip' }))).toHaveLength(52 - 5);
  });
});

test('D3.6 每周三下午', () => {
  expect(moved(2026, plan([{ weekdays: ['wed'], ...afternoon }]))).toEqual(words('02-18→02-24 10-07→10-08'));
});

test('D3.7 天天开放: every working day, make-up days among them, and none is put off', () => {
  const days = yearOf(2026, plan([{ workdays: true, ...morning }]));
  expect(days.slice(0, 5)).toEqual(words('01-04 01-05 01-06 01-07 01-08'));
  expect(days).toContain('02-14');
  expect(days).not.toContain('02-16');
  expect(moved(2026, plan([{ workdays: true, ...morning }]))).toEqual([]);
});

test('the first and the last Friday of each month', () => {
  const rule = { weekdays: ['fri'] as const, weeksOfMonth: [1, -1], ...morning };
  expect(yearOf(2026, plan([rule])).slice(0, 10)).toEqual(words('01-04 01-30 02-06 02-27 03-06 03-27 04-03 04-24 05-06 05-29'));
});

test('a month that has no such day means its last one', () => {
  const { days } = receptionDays(plan([{ monthDays: [31], ...morning }]), calendar, '2026-02-10', '2026-04-30');
  expect(days.map(({ date, reason }) => [date, reason?.why])).toEqual([['2026-02-28', 'make-up'], ['2026-03-31', undefined], ['2026-04-30', 'short-month']]);
});

test('two receptions never fall on one day: the second moves on', () => {
  const rule = { monthDays: [1, 5], ...morning };
  expect(moved(2024, plan([rule])).filter((one) => one.startsWith('10'))).toEqual(words('10-01→10-08 10-05→10-09'));
  expect(moved(2024, plan([rule], { onePerDay: false })).filter((one) => one.startsWith('10'))).toEqual(words('10-01→10-08 10-05→10-08'));
  expect(moved(2024, plan([{ monthDays: [7, 8], ...morning }])).filter((one) => one.startsWith('10'))).toEqual(words('10-07→10-08 10-08→10-09'));
});

test('morning and afternoon of one day stay together', () => {
  const { days } = receptionDays(plan([{ monthDays: [1], ...morning }, { monthDays: [1], ...afternoon }]), calendar, '2026-10-01', '2026-10-31');
  expect(days.map(({ date, from }) => `${date} ${from}`)).toEqual(['2026-10-08 09:00', '2026-10-08 14:30']);
});

test('an extra day, a closed day, and why a day is where it is', () => {
  const given = plan([{ monthDays: [10, 20], ...morning, place: '一楼' }], {}, { extraDays: [{ date: '2026-10-31', ...afternoon }], closedDays: ['2026-10-20'] });
  const { days, dropped } = receptionDays(given, calendar, '2026-10-01', '2026-10-31');
  expect(days).toEqual([
    { date: '2026-10-10', ...morning, place: '一楼', planned: '2026-10-10', reason: { why: 'make-up', name: '国庆' }, provisional: false },
    { date: '2026-10-31', ...afternoon, place: null, planned: '2026-10-31', reason: { why: 'extra' }, provisional: false },
  ]);
  expect(dropped).toEqual([{ planned: '2026-10-20', reason: { why: 'closed' } }]);
});

test('who receives on Saturdays means Saturdays', () => {
  expect(moved(2026, plan([{ weekdays: ['sat'], ...morning }]))).toEqual(words('01-03→01-04 02-21→02-24 04-04→04-07 05-02→05-06 06-20→06-22 09-26→09-28 10-03→10-08'));
});

test('more receptions than working days: what finds no room is named', () => {
  const { days, dropped } = receptionDays(plan([{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], ...morning }]), calendar, '2026-01-01', '2026-12-31');
  expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
  expect(dropped.some(({ reason }) => reason.why === 'no-room')).toBe(true);
});

const rules = fc.oneof(
  fc.record({ monthDays: fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 4 }), from: fc.constant('09:00'), to: fc.constant('11:30') }),
  fc.record({ weekdays: fc.uniqueArray(fc.constantFrom(...weekdayNames), { minLength: 1, maxLength: 2 }), from: fc.constant('09:00'), to: fc.constant('11:30') }),
);
const habits = fc.record({
  move: fc.constantFrom('workday' as const, 'day' as const, 'skip' as const),
  weeklyMove: fc.constantFrom('workday' as const, 'day' as const, 'skip' as const),
  moveOffWeekends: fc.boolean(),
  makeUpDaysCount: fc.boolean(),
  onePerDay: fc.boolean(),
});

test('any rules and habits: never earlier than planned, never on a holiday, one a day where one is wanted, the same by months as by the year', () => {
  fc.assert(
    fc.property(fc.array(rules, { minLength: 1, maxLength: 2 }), habits, fc.integer({ min: 0, max: 700 }), (given, how, offset) => {
      const from = addDays('2024-03-01', offset);
      const to = addDays(from, 90);
      const whole = receptionDays(plan(given, how), calendar, '2024-01-01', '2026-12-31');
      const part = receptionDays(plan(given, how), calendar, from, to);
      expect(part.days).toEqual(whole.days.filter(({ date }) => from <= date && date <= to));
      expect(part.days.filter(({ date, planned }) => daysBetween(planned, date) < 0 || calendar.exceptions.get(date) === 'holiday')).toEqual([]);
      const goesToWork = how.move === 'workday' && how.weeklyMove === 'workday';
      expect(goesToWork ? part.days.filter(({ date, planned }) => date !== planned && !isWorkday(calendar, date)) : []).toEqual([]);
      const plannedOf = Map.groupBy(part.days, ({ date }) => date);
      const shared = [...plannedOf.values()].filter((list) => new Set(list.map(({ planned }) => planned)).size > 1);
      expect(how.onePerDay ? shared : []).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
