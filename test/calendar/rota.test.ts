// The rota: every minimum that can be met is met, what cannot is named, and nobody serves much more than another.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '../../src/calendar/china.ts';
import { addDays, daysBetween } from '../../src/calendar/civil.ts';
import { receptionDays, usualHabits } from '../../src/calendar/reception-days.ts';
import { planRota, type RotaPerson, type RotaRules } from '../../src/calendar/rota.ts';

const usual: RotaRules = { perDay: 2, perYear: 3, perTwoMonths: 0 };
const { days } = receptionDays(
  { rules: [{ monthDays: [10, 20], from: '09:00', to: '11:30' }], habits: usualHabits, extraDays: [], closedDays: [] },
  chinaCalendar(),
  '2026-01-01',
  '2026-12-31',
);
const dates = days.map(({ date }) => date);

function person(id: string, more: Partial<RotaPerson> = {}): RotaPerson {
  return { id, absences: [], served: [], ...more };
}
function people(count: number): RotaPerson[] {
  return Array.from({ length: count }, (_, index) => person(`p${index}`));
}
function counts(rota: ReturnType<typeof planRota>, of: readonly RotaPerson[]): number[] {
  return of.map(({ id }) => rota.duties.filter((duty) => duty.people.includes(id)).length);
}

describe('a year of 24 receptions', () => {
  test('six representatives, two a day: eight each, and well apart', () => {
    const six = people(6);
    const rota = planRota(dates, six, usual);
    expect(counts(rota, six)).toEqual([8, 8, 8, 8, 8, 8]);
    expect([rota.unmet, rota.short]).toEqual([[], []]);
    const gaps = six.flatMap(({ id }) => {
      const own = rota.duties.flatMap(({ date, people: on }) => (on.includes(id) ? [date] : []));
      return own.slice(1).map((date, index) => daysBetween(own[index] ?? date, date));
    });
    // On average 45 days lie between two duties of one.
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20);
  });

  test('who was away half a year has his minimum as well', () => {
    const five = [...people(4), person('away', { absences: [{ from: '2026-01-01', to: '2026-08-31' }] })];
    const rota = planRota(dates, five, usual);
    expect(rota.unmet).toEqual([]);
    expect(counts(rota, five).at(-1)).toBe(8);
    expect(rota.duties.filter(({ date, people: on }) => date < '2026-09-01' && on.includes('away'))).toEqual([]);
  });

  test('at least once in every two months', () => {
    const twelve = people(8);
    const rota = planRota(dates, twelve, { perDay: 2, perYear: 3, perTwoMonths: 1 });
    expect(rota.unmet).toEqual([]);
    expect(counts(rota, twelve)).toEqual(Array.from({ length: 8 }, () => 6));
  });

  test('what nobody can meet is named', () => {
    const rota = planRota(dates, people(9), { perDay: 2, perYear: 3, perTwoMonths: 1 });
    expect(rota.unmet.map(({ month, wanted, has }) => ({ month, wanted, has })).sort((a, b) => (a.month ?? 0) - (b.month ?? 0))).toEqual([1, 3, 5, 7, 9, 11].map((month) => ({ month, wanted: 1, has: 0 })));
    // It is somebody else each time.
    expect(new Set(rota.unmet.map((one) => one.person)).size).toBe(6);
    const away = planRota(dates, [person('away', { absences: [{ from: '2026-02-01', to: '2026-12-31' }] }), ...people(3)], usual);
    expect(away.unmet).toEqual([{ person: 'away', month: null, wanted: 3, has: 2 }]);
  });

  test('one representative, and none', () => {
    const alone = planRota(dates, people(1), usual);
    expect(counts(alone, people(1))).toEqual([24]);
    expect(alone.short).toHaveLength(24);
    const nobody = planRota(dates, [], usual);
    expect(nobody.short.every(({ missing }) => missing === 2)).toBe(true);
    expect(planRota([], people(2), usual).unmet).toHaveLength(2);
  });

  test('what was served before counts, and is not planned again', () => {
    const served = dates.slice(0, 6);
    const two = [person('busy', { served }), ...people(2)];
    const rota = planRota(dates.slice(6), two, { ...usual, perDay: 1 });
    expect(counts(rota, two)).toEqual([2, 8, 8]);
  });
});

test('247 studios with 600 representatives have their year, each minimum met or named', () => {
  const years = Array.from({ length: 247 }, (_, index) => planRota(dates, people(index % 5 === 0 ? 3 : 2 + (index % 3)), { perDay: 2, perYear: 3, perTwoMonths: 1 }));
  expect(years.every(({ unmet }) => unmet.length === 0)).toBe(true);
});

test('a studio that is open on every day of the year (天天开放) has its plan at once', () => {
  const everyDay = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
  const three = people(3);
  expect(counts(planRota(everyDay, three, usual), three).every((count) => count === 243 || count === 244)).toBe(true);
  const halfAway = [...people(10), person('away', { absences: [{ from: '2026-01-01', to: '2026-08-31' }] })];
  expect(planRota(everyDay, halfAway, { ...usual, perTwoMonths: 1 }).unmet).toHaveLength(4);
});

/** All that could be done, tried one by one. */
function bestOf(places: readonly string[], of: readonly RotaPerson[], { perDay, perYear, perTwoMonths }: RotaRules): { meetsAll: boolean; filled: number } {
  const period = (date: string): number => Math.floor((Number(date.slice(5, 7)) - 1) / 2);
  let best = { meetsAll: false, filled: 0 };
  const had = of.map(() => [] as string[]);
  const walk = (day: number, filled: number): void => {
    const date = places[day];
    if (date === undefined) {
      const meetsAll = had.every((list) => list.length >= perYear && [0, 1, 2, 3, 4, 5].every((one) => list.filter((each) => period(each) === one).length >= perTwoMonths));
      best = { meetsAll: best.meetsAll || meetsAll, filled: Math.max(best.filled, filled) };
      return;
    }
    for (let chosen = 0; chosen < 2 ** of.length; chosen += 1) {
      const on = of.flatMap((one, index) => (chosen & (1 << index) && !one.absences.some(({ from, to }) => from <= date && date <= to) ? [index] : []));
      if (on.length > perDay) continue;
      for (const index of on) had[index]?.push(date);
      walk(day + 1, filled + on.length);
      for (const index of on) had[index]?.pop();
    }
  };
  walk(0, 0);
  return best;
}

const fewDates = ['2026-01-12', '2026-02-24', '2026-03-10', '2026-04-20', '2026-05-20'];
const fewPeople = fc.array(fc.subarray(fewDates), { minLength: 1, maxLength: 3 }).map((lists) =>
  lists.map((absent, index) => person(`p${index}`, { absences: absent.map((date) => ({ from: date, to: date })) })),
);

test('no rota is better: whatever can be met is met, and no place is left empty that could be filled', () => {
  fc.assert(
    fc.property(fewPeople, fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 4 }), (of, perDay, perYear) => {
      const rules = { perDay, perYear, perTwoMonths: 0 };
      const rota = planRota(fewDates, of, rules);
      const best = bestOf(fewDates, of, rules);
      expect(rota.duties.reduce((sum, duty) => sum + duty.people.length, 0)).toBe(best.filled);
      expect(rota.unmet.length === 0).toBe(best.meetsAll);
    }),
    { numRuns: 150 },
  );
});

test('two months\' minimums: none is missed that could be met', () => {
  fc.assert(
    fc.property(fewPeople, fc.integer({ min: 1, max: 2 }), (of, perDay) => {
      const dense = ['2026-01-12', '2026-02-24', '2026-02-25', '2026-03-10', '2026-04-20'];
      const rules = { perDay, perYear: 0, perTwoMonths: 1 };
      const wanted = planRota(dense, of, rules).unmet.filter(({ month }) => (month ?? 0) <= 3);
      // Those of the later months can never be met here.
      const possible = [0, 1].reduce((sum, period) => sum + mostServed(dense.filter((date) => Math.floor((Number(date.slice(5, 7)) - 1) / 2) === period), of, perDay), 0);
      expect(wanted.length).toBe(of.length * 2 - possible);
    }),
    { numRuns: 150 },
  );
});

/** How many people can be served at least once on these days. */
function mostServed(on: readonly string[], of: readonly RotaPerson[], perDay: number): number {
  let most = 0;
  const walk = (index: number, room: Readonly<Record<string, number>>, served: number): void => {
    most = Math.max(most, served);
    const one = of[index];
    if (!one) return;
    walk(index + 1, room, served);
    for (const date of on) if ((room[date] ?? 0) > 0 && !one.absences.some(({ from }) => from === date)) walk(index + 1, { ...room, [date]: (room[date] ?? 0) - 1 }, served + 1);
  };
  walk(0, Object.fromEntries(on.map((date) => [date, perDay])), 0);
  return most;
}
